using System.Net;
using MotCua.Modules.Platform;
using MotCua.Storage;

namespace MotCua.Web;

/// <summary>What the outside sets, by environment: MOTCUA_URL, MOTCUA_DATA, MOTCUA_DB, MOTCUA_SPACE, MOTCUA_KIOSK_UNIT, MOTCUA_CLOCK, MOTCUA_PROXIES.</summary>
public sealed record HostOptions
{
    public string Url { get; init; } = "http://127.0.0.1:8080";

    public required StoreOptions Store { get; init; }

    /// <summary>Unit code of a kiosk nobody enrolled; outside <c>live</c> only.</summary>
    public string? KioskUnit { get; init; }

    /// <summary>Where the space's clock stands at start; outside <c>live</c> only. Null: the real time.</summary>
    public DateTimeOffset? ClockStartsAt { get; init; }

    /// <summary>Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; none by default.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    public Space Space => Store.Folder.Space;

    /// <exception cref="InvalidOperationException">A value is unreadable, or none says which space to serve.</exception>
    public static HostOptions FromEnvironment(Func<string, string?> read)
    {
        var root = Path.GetFullPath(Filled(read("MOTCUA_DATA")) ?? "./var");
        var space = SpaceOf(Filled(read("MOTCUA_SPACE")) ?? RecordedSpace(root));
        var connection = Filled(read("MOTCUA_DB"));
        var (kiosk, clock) = (Filled(read("MOTCUA_KIOSK_UNIT")), Filled(read("MOTCUA_CLOCK")));
        if (space == Space.Live && (kiosk ?? clock) is not null)
            throw new InvalidOperationException("MOTCUA_KIOSK_UNIT and MOTCUA_CLOCK are not for the live space.");
        return new HostOptions
        {
            Url = Filled(read("MOTCUA_URL")) ?? "http://127.0.0.1:8080", Store = new StoreOptions(new SpaceFolder(root, space), connection),
            KioskUnit = kiosk, ClockStartsAt = clock is null ? null : ParseClock(clock), Proxies = Protection.Proxies.Read(read("MOTCUA_PROXIES")),
        };
    }

    /// <summary>The space the data folder was set up for; null when it was not.</summary>
    public static string? RecordedSpace(string root) =>
        File.Exists(Path.Combine(root, "space")) ? File.ReadAllText(Path.Combine(root, "space")).Trim() : null;

    public static Space SpaceOf(string? name) => Enum.TryParse<Space>(name, ignoreCase: true, out var space) && Enum.IsDefined(space)
        ? space
        : throw new InvalidOperationException("Say which space: set MOTCUA_SPACE to live, rehearsal or training, or create one with: motcua space create NAME");

    private static DateTimeOffset ParseClock(string text) =>
        DateTime.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var clock)
            ? new DateTimeOffset(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified), LegalTime.Offset)
            : throw new InvalidOperationException("MOTCUA_CLOCK is a Vietnamese date and time, such as 2026-11-23T08:00.");

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}

/// <summary>A clock that began elsewhere in time and runs at the usual speed: for rehearsals on a chosen day.</summary>
public sealed class ShiftedClock(DateTimeOffset startsAt) : TimeProvider
{
    private readonly TimeSpan _shift = startsAt - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
}
