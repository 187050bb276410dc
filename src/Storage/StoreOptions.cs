using MotCua.Modules.Platform;

namespace MotCua.Storage;

/// <summary>Where a space's data lies.</summary>
/// <param name="Folder">The space's folder: database (SQLite), files, keys.</param>
/// <param name="PostgresConnection">A PostgreSQL connection string; null means SQLite in the folder.</param>
public sealed record StoreOptions(SpaceFolder Folder, string? PostgresConnection)
{
    public bool IsPostgres => PostgresConnection is not null;

    /// <summary>Commands waiting in the SQLite lane before the next is refused with <see cref="Work.Busy"/>.</summary>
    public int QueueLength { get; init; } = 1024;
}
