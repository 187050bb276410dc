using CsCheck;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Foundation;

/// <summary>Deadlines against a walker that knows nothing but the minute hand.</summary>
public class DeadlineWalkTests
{
    private const int Rounds = 400;
    private static readonly WorkingCalendar Calendar = ShippedFiles.Calendar();
    private static readonly OfficeHours OfficeHours = ShippedFiles.OfficeHours();
    private static readonly DateTime First = new(2025, 1, 1);

    private static readonly string[] Weeks = ["2025-01-20", "2025-04-22", "2025-08-25", "2025-12-29", "2026-01-05", "2026-02-09", "2026-04-20", "2026-08-17", "2026-11-19", "2027-01-30"];

    // Half of the moments fall into the weeks where calendars go wrong.
    private static readonly Gen<DateTime> Moment = Gen.OneOf(
        Gen.Int[0, (int)TimeSpan.FromDays(1000).TotalMinutes].Select(minute => First.AddMinutes(minute)),
        Gen.Select(Gen.Int[0, 9].Select(i => Weeks[i]),
            Gen.Int[0, 14 * 24 * 60], (day, minute) => DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddMinutes(minute)));

    private static readonly Gen<(DateTime From, DateTime To)[]> Pauses =
        Gen.Select(Gen.Int[0, 12 * 24 * 60], Gen.Int[1, 6 * 24 * 60]).Array[0, 3].Select(pairs => pairs.Select(pair => (First.AddMinutes(pair.Item1), First.AddMinutes(pair.Item1 + pair.Item2))).ToArray());

    [Fact]
    public void Working_days() =>
        Gen.Select(Moment, Gen.Int[1, 30]).Sample((at, days) => Ours(at, days, TimeUnit.WorkingDay) == MinuteWalker.WorkingDays(at, days), iter: Rounds, threads: 1);

    [Fact]
    public void Calendar_days() =>
        Gen.Select(Moment, Gen.Int[1, 60]).Sample((at, days) => Ours(at, days, TimeUnit.CalendarDay) == MinuteWalker.CalendarDays(at, days), iter: Rounds, threads: 1);

    [Fact]
    public void Months() =>
        Gen.Select(Moment.Where(at => at.Year < 2027), Gen.Int[1, 6]).Sample((at, months) => Ours(at, months, TimeUnit.Month) == MinuteWalker.Months(at, months), iter: 100, threads: 1);

    [Fact]
    public void Hours() =>
        Gen.Select(Moment, Gen.Int[1, 100]).Sample((at, hours) => Ours(at, hours, TimeUnit.Hour) == MinuteWalker.Hours(at, hours), iter: Rounds, threads: 1);

    [Fact]
    public void The_same_day() =>
        Moment.Sample(at => Ours(at, 1, TimeUnit.SameDay) == MinuteWalker.SameDay(at), iter: Rounds, threads: 1);

    [Fact]
    public void Working_days_with_pauses() =>
        Gen.Select(Moment, Gen.Int[1, 12], Pauses).Sample((at, days, pauses) =>
        {
            var shifted = Shift(pauses, at);
            return Ours(at, days, TimeUnit.WorkingDay, shifted) == MinuteWalker.WorkingDays(at, days, shifted);
        }, iter: Rounds, threads: 1);

    [Fact]
    public void Hours_with_pauses() =>
        Gen.Select(Moment, Gen.Int[1, 60], Pauses).Sample((at, hours, pauses) =>
        {
            var shifted = Shift(pauses, at);
            return Ours(at, hours, TimeUnit.Hour, shifted) == MinuteWalker.Hours(at, hours, shifted);
        }, iter: Rounds, threads: 1);

    [Fact]
    public void A_deadline_never_falls_inside_a_pause_or_on_a_day_off() =>
        Gen.Select(Moment, Gen.Int[1, 12], Pauses, Gen.Enum<TimeUnit>()).Sample((at, amount, pauses, unit) =>
        {
            var due = Ours(at, amount, unit, Shift(pauses, at));
            return Calendar.IsWorkingDay(DateOnly.FromDateTime(due)) && !Shift(pauses, at).Any(pause => pause.From < due && due < pause.To && Lost(pause, at));
        }, iter: 2000);

    [Fact]
    public void The_walk_would_find_a_calendar_that_knows_only_weekends() =>
        Should.Throw<CsCheckException>(() => Gen.Select(Moment, Gen.Int[1, 30]).Sample((at, days) =>
            Deadline.Compute(at.ToReceipt(), Allowance.Of(days, TimeUnit.WorkingDay), new([]), OfficeHours).DueAt.LegalClock() == MinuteWalker.WorkingDays(at, days), iter: Rounds, threads: 1));

    private static bool Lost((DateTime From, DateTime To) pause, DateTime received) =>
        Calendar.WorkingMinutesBetween(Legal(pause.From > received ? pause.From : received), Legal(pause.To), OfficeHours) > 0;

    private static (DateTime From, DateTime To)[] Shift((DateTime From, DateTime To)[] pauses, DateTime received) =>
        [.. pauses.Select(pause => (received + (pause.From - First), received + (pause.To - First)))];

    private static DateTime Ours(DateTime at, int amount, TimeUnit unit, params (DateTime From, DateTime To)[] pauses) =>
        Deadline.Compute(at.ToReceipt(), Allowance.Of(amount, unit), Calendar, OfficeHours, pauses: [.. pauses.Select(pause => new Pause(Legal(pause.From), Legal(pause.To)))])
            .DueAt.LegalClock();

    private static DateTimeOffset Legal(DateTime clock) => new(clock, LegalTime.Offset);
}

file static class Clocks
{
    public static Receipt ToReceipt(this DateTime clock) => new DateTimeOffset(clock, LegalTime.Offset);
}
