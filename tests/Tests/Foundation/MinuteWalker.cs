namespace MotCua.Tests.Foundation;

/// <summary>
/// Deadlines by brute force: goes forward one minute at a time and watches the clock on the wall. Shares nothing with
/// the product, not even its calendar: the days are typed off the notices once more.
/// </summary>
internal static class MinuteWalker
{
    private static readonly HashSet<string> Off =
    [
        "2025-01-01", "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-04-07", "2025-04-30", "2025-05-01", "2025-05-02", "2025-09-01", "2025-09-02",
        "2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01", "2026-09-02", "2026-11-24",
        "2027-01-01", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11", "2027-04-16", "2027-04-30", "2027-05-03", "2027-09-02", "2027-09-03", "2027-11-24",
    ];

    private static readonly HashSet<string> Worked = ["2025-04-26", "2026-01-10", "2026-08-22"];

    private static readonly Dictionary<DateTime, bool> Known = [];

    public static DateTime WorkingDays(DateTime received, int days, params (DateTime From, DateTime To)[] pauses)
    {
        var t = Counted(received);
        var left = days;
        while (left > 0)
        {
            t = NextClose(t.Date.AddDays(1));
            if (!pauses.Any(pause => Takes(pause, t.Date))) left--;
        }
        for (var next = NextClose(t.Date.AddDays(1)); pauses.Any(pause => pause.From < t && Takes(pause, next.Date)); next = NextClose(t.Date.AddDays(1))) t = next;
        return t;
    }

    public static DateTime CalendarDays(DateTime received, int days)
    {
        var t = Counted(received);
        for (var midnights = 0; midnights < days; t = t.AddMinutes(1))
            if (t is { Hour: 23, Minute: 59 }) midnights++;
        return NextClose(t.Date);
    }

    public static DateTime Months(DateTime received, int months)
    {
        var start = Counted(received);
        var t = start;
        while (!((t.Year * 12) + t.Month == (start.Year * 12) + start.Month + months && (t.Day == start.Day || t.AddDays(1).Day == 1))) t = t.AddMinutes(1);
        return NextClose(t.Date);
    }

    public static DateTime Hours(DateTime received, int hours, params (DateTime From, DateTime To)[] pauses)
    {
        var t = received;
        for (var left = hours * 60; left > 0; t = t.AddMinutes(1))
            if (Open(t) && !pauses.Any(pause => pause.From <= t && t < pause.To)) left--;
        return t;
    }

    public static DateTime SameDay(DateTime received)
    {
        var t = Counted(received);
        return t.TimeOfDay <= TimeSpan.FromHours(15) ? NextClose(t) : NextClose(t.Date.AddDays(1));
    }

    /// <summary>Forward to the first minute of a working day that is not after closing.</summary>
    private static DateTime Counted(DateTime t)
    {
        while (!Works(t) || t.TimeOfDay > TimeSpan.FromHours(17)) t = t.AddMinutes(1);
        return t;
    }

    private static DateTime NextClose(DateTime t)
    {
        while (!(Works(t) && t is { Hour: 17, Minute: 0 })) t = t.AddMinutes(1);
        return t;
    }

    private static bool Takes((DateTime From, DateTime To) pause, DateTime day)
    {
        var lost = false;
        for (var t = pause.From; t < pause.To && !lost; t = t.AddMinutes(1)) lost = Open(t);
        return lost && pause.From <= day.AddHours(7.5) && day <= Counted(pause.To).Date;
    }

    private static bool Open(DateTime t) =>
        Works(t) && (t.TimeOfDay.TotalMinutes is >= 450 and < 690 || t.TimeOfDay.TotalMinutes is >= 810 and < 1020);

    private static bool Works(DateTime t)
    {
        if (Known.TryGetValue(t.Date, out var works)) return works;
        var day = t.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return Known[t.Date] = Worked.Contains(day) || (t.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Off.Contains(day));
    }
}
