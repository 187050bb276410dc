using Shouldly;
using Xunit;

namespace MotCua.Tests.Foundation;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = ShippedFiles.Calendar();
    private static readonly OfficeHours Hours = ShippedFiles.OfficeHours();

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "+07:00", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2025-01-29", false, DayReason.PublicHoliday)]     // first day of Tết
    [InlineData("2025-04-26", true, DayReason.MakeupWorkday)]      // a Saturday, worked
    [InlineData("2025-05-02", false, DayReason.SwappedOff)]        // the Friday it was worked for
    [InlineData("2025-11-24", true, DayReason.Weekday)]            // Culture Day begins in 2026
    [InlineData("2026-11-24", false, DayReason.PublicHoliday)]
    [InlineData("2026-01-10", true, DayReason.MakeupWorkday)]
    [InlineData("2026-04-27", false, DayReason.CompensatoryOff)]
    [InlineData("2026-08-22", true, DayReason.MakeupWorkday)]
    [InlineData("2026-08-31", false, DayReason.SwappedOff)]
    [InlineData("2026-08-29", false, DayReason.Weekend)]
    public void Each_day_has_its_reason(string day, bool works, DayReason reason)
    {
        var status = Calendar.Status(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        (status.Works, status.Reason).ShouldBe((works, reason));
    }

    [Theory]   // counted by others: 250 in 2025 and 250 in 2026 before Culture Day took one
    [InlineData(2025, 250)]
    [InlineData(2026, 249)]
    public void A_year_has_as_many_working_days_as_others_counted(int year, int expected) =>
        Enumerable.Range(0, 365).Count(day => Calendar.IsWorkingDay(new DateOnly(year, 1, 1).AddDays(day))).ShouldBe(expected);

    [Fact]
    public void A_calendar_of_weekends_alone_counts_wrong() =>
        Enumerable.Range(0, 365).Count(day => new WorkingCalendar([]).IsWorkingDay(new DateOnly(2025, 1, 1).AddDays(day))).ShouldBe(261);

    [Fact]
    public void A_year_nobody_published_follows_the_weekend_and_says_so()
    {
        var status = Calendar.Status(new(2028, 1, 26));   // Tết 2028, not in the table

        (status.Works, status.Published).ShouldBe((true, false));
    }

    [Fact]
    public void A_closure_announced_today_can_be_laid_over_the_calendar()
    {
        var flooded = Calendar.With([new(new(2026, 8, 3), "Đóng cửa do lũ", "Closed by flood", CalendarDayKind.SwappedOff)]);

        flooded.IsWorkingDay(new(2026, 8, 3)).ShouldBeFalse();
        Calendar.IsWorkingDay(new(2026, 8, 3)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-08-03T08:00", 60, "2026-08-03T09:00")]
    [InlineData("2026-08-03T08:00", 210, "2026-08-03T11:30")]      // used up at the end of the morning: not 13:30
    [InlineData("2026-08-03T08:00", 211, "2026-08-03T13:31")]
    [InlineData("2026-08-03T12:00", 0, "2026-08-03T13:30")]
    [InlineData("2026-08-07T16:30", 60, "2026-08-10T08:00")]       // over a weekend
    [InlineData("2025-01-24T16:00", 120, "2025-02-03T08:30")]      // over Tết
    [InlineData("2025-04-25T17:00", 30, "2025-04-26T08:00")]       // into a worked Saturday
    public void Minutes_are_minutes_of_office_time(string from, int minutes, string until)
    {
        Calendar.AddWorkingMinutes(At(from), minutes, Hours).ShouldBe(At(until));
        Calendar.WorkingMinutesBetween(At(from), At(until), Hours).ShouldBe(minutes);
    }

    [Fact]
    public void A_full_day_holds_seven_and_a_half_real_hours() =>
        Calendar.WorkingMinutesBetween(At("2026-08-03T00:00"), At("2026-08-04T00:00"), Hours).ShouldBe(450);

    [Fact]
    public void Hours_that_leave_a_weekday_out_are_refused() =>
        OfficeHours.Read("""{"week":{"monday":[["07:30","11:30"]]},"makeupDay":[["07:30","11:30"]]}""")
            .IsRefused(out var refusal).ShouldBe(refusal is { Code: "office_hours.missing", Field: "Tuesday" });

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"week":{"mon":[]},"makeupDay":[]}""")]
    [InlineData("""{"week":{"monday":[["7h30","11:30"]]},"makeupDay":[]}""")]
    [InlineData("""{"week":{"monday":[["07:30"]]},"makeupDay":[]}""")]
    public void Unreadable_hours_are_refused(string json)
    {
        OfficeHours.Read(json).IsRefused(out var refusal).ShouldBeTrue();

        refusal!.Code.ShouldBe("office_hours.unreadable");
    }
}
