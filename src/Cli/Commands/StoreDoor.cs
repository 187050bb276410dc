namespace MotCua.Cli.Commands;

/// <summary>Opens the store of the space in use: its services, or none when no store has been set up yet.</summary>
public delegate Task<IServiceProvider?> StoreDoor(CancellationToken cancel);
