namespace MotCua.Modules.Platform;

public enum ActorKind { Citizen, Kiosk, Officer, ApiClient, System }

/// <summary>Who acts: an id only, never a name or a personal number, because it is written into the journal.</summary>
/// <param name="Id">Person id, kiosk or key id; for the system the program's part, e.g. <c>import</c>.</param>
public sealed record Actor(ActorKind Kind, string Id)
{
    public static Actor System(string part) => new(ActorKind.System, part);
}

/// <summary>The post under which an officer acts and the holding that gives the right, as resolved at that moment.</summary>
/// <param name="HoldingKind">permanent, posting, secondment, acting, standIn …</param>
public sealed record Authority(Guid Post, Guid Office, Guid Holding, string HoldingKind);

/// <summary>
/// Who is doing what, when, under what authority and why. Made at the door, passed down; every fact written under it is the
/// audit trail. Its time is <em>the</em> time: code inside never asks a clock.
/// </summary>
public sealed record Deed
{
    private readonly DateTimeOffset _at;

    public required Actor Actor { get; init; }

    public Authority? Authority { get; init; }

    /// <summary>The moment, cut to whole milliseconds so that both databases give back what was written.</summary>
    public required DateTimeOffset At
    {
        get => _at;
        init => _at = new DateTimeOffset(value.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
    }

    /// <summary>What is being done, as a code: <c>dossier.accept</c>.</summary>
    public required string Act { get; init; }

    /// <summary>The reason given, when the act needs one; never personal data.</summary>
    public string? Why { get; init; }

    /// <summary>The door: kiosk, counter, office, portal, api, cli.</summary>
    public required string Door { get; init; }

    /// <summary>A new id of version 7, made by us and never by the database.</summary>
    public TId NewId<TId>() where TId : struct, IStrongId<TId> => TId.From(Guid.CreateVersion7(At));
}
