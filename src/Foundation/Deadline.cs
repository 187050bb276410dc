namespace MotCua;

/// <summary>A due date that can explain itself.</summary>
/// <param name="DueAt">The last moment that is still in time.</param>
/// <param name="DueOn">Its calendar day in Vietnam.</param>
/// <param name="Lines">The reckoning, line by line, in the order a person would tell it.</param>
public sealed record Deadline(DateTimeOffset DueAt, DateOnly DueOn, IReadOnlyList<DeadlineLine> Lines)
{
    /// <summary>The first and last year for which deadlines are reckoned; beyond lies a slip of the pen.</summary>
    public const int FirstYear = 1900, LastYear = 2999;

    /// <summary>
    /// Reckons a due date. A receipt after closing time or on a day off counts as made on the next working day; the day
    /// of receipt is not counted.
    /// <list type="bullet">
    /// <item>Working days: due at the close of office on the n-th working day.</item>
    /// <item>Calendar days and months: days off count, but an end on a day off moves to the next working day. A month
    /// ends on the same day number, or on the last day of a shorter month (31 January + 1 month = 28 or 29 February).</item>
    /// <item>Hours: real office time from the moment of receipt, or from the next opening; the day of receipt counts.
    /// An ordinary day holds 7½ hours: 8 hours allowed on Monday 07:30 are due on Tuesday 08:00.</item>
    /// <item>Same day: received by the cut-off, due at close that day; later, at close of the next working day.</item>
    /// </list>
    /// Pauses give back what they took: in day units each day from the day after the request up to and including the
    /// day of the answer; in hours each office minute; a same-day limit begins anew at the answer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The receipt lies outside <see cref="FirstYear"/>–<see cref="LastYear"/>.</exception>
    public static Deadline Compute(
        Receipt received, Allowance allowance, WorkingCalendar calendar, OfficeHours hours,
        DeadlineRules? rules = null, IReadOnlyList<Pause>? pauses = null)
    {
        CheckYear(received);
        return new DeadlineReckoning(calendar, hours, rules ?? DeadlineRules.Default, pauses ?? []).Reckon(received, allowance);
    }

    // Decree 118/2025/NĐ-CP, Article 18(2), as amended by Decree 309/2026/NĐ-CP, Article 9.
    /// <summary>
    /// When a paper dossier must have been handed over: by close the same working day; received after the cut-off
    /// (15:00), at the opening of the next working day. A receipt on a day off counts as made at the next opening.
    /// </summary>
    public static Deadline HandOverDue(Receipt received, WorkingCalendar calendar, OfficeHours hours, DeadlineRules? rules = null)
    {
        CheckYear(received);
        return new DeadlineReckoning(calendar, hours, rules ?? DeadlineRules.Default, []).ReckonHandOver(received);
    }

    private static void CheckYear(Receipt received)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(received.Day.Year, FirstYear, nameof(received));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(received.Day.Year, LastYear, nameof(received));
    }
}
