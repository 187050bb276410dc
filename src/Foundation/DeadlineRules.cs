namespace MotCua;

/// <summary>When a dossier was received. Without a time it counts as received when the doors open.</summary>
/// <remarks>Times are taken to the minute, as they are printed on the receipt: 17:00:40 is 17:00.</remarks>
public readonly record struct Receipt(DateOnly Day, TimeOnly? Time)
{
    public static implicit operator Receipt(DateOnly day) => new(day, null);

    public static implicit operator Receipt(DateTimeOffset moment) => From(moment);

    public static Receipt From(DateTimeOffset moment)
    {
        var clock = moment.LegalClock();
        return new(DateOnly.FromDateTime(clock), new TimeOnly(clock.Hour, clock.Minute));
    }
}

/// <summary>
/// A time during which the clock stands still: from the request for a supplement, or for payment, to the moment it is
/// answered. A pause that is still open has no due date; reckon with "now" for "if it came now".
/// </summary>
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset To);

/// <summary>The parameters of a deadline that a procedure or a province may set.</summary>
public sealed record DeadlineRules
{
    public static DeadlineRules Default { get; } = new();

    /// <summary>Same-day procedures: received by this time, due the same day.</summary>
    public TimeOnly SameDayCutoff { get; init; } = new(15, 0);

    // Decree 118/2025/NĐ-CP, Article 18(2), as amended by Decree 309/2026/NĐ-CP.
    /// <summary>Paper received by this time is handed over the same working day, later paper at the next opening.</summary>
    public TimeOnly HandOverCutoff { get; init; } = new(15, 0);

    // Civil Code 2015, Article 148(5) [recalled]: therefore a parameter.
    /// <summary>A limit in calendar days or months that ends on a day off ends on the next working day.</summary>
    public bool MoveEndFromDayOff { get; init; } = true;
}
