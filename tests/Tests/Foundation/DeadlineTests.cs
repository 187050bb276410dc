using System.Text.Json;
using Shouldly;
using Xunit;
using static MotCua.Tests.Foundation.DeadlineTable;

namespace MotCua.Tests.Foundation;

public class DeadlineTests
{
    private static readonly WorkingCalendar Calendar = ShippedFiles.Calendar();
    private static readonly OfficeHours Hours = ShippedFiles.OfficeHours();

    [Theory]
    [MemberData(nameof(DeadlineTable.Theory), MemberType = typeof(DeadlineTable))]
    public void Every_due_date_is_the_one_worked_out_by_hand(string received, int amount, string unit, string due)
    {
        var deadline = Deadline.Compute(Received(received), Allowed(amount, unit), Calendar, Hours);

        deadline.DueAt.ShouldBe(At(due));
        deadline.DueOn.ShouldBe(Day(due[..10]));
        deadline.Lines[^1].Code.ShouldBe(DeadlineCodes.Due);
    }

    [Fact]
    public void The_table_would_catch_a_calendar_that_knows_only_weekends() => Wrong(new WorkingCalendar([])).ShouldBeGreaterThan(All.Count / 2);

    [Fact]
    public void The_table_would_catch_a_calendar_without_worked_Saturdays() =>
        Wrong(new WorkingCalendar(Calendar.Days.Where(day => day.Kind != CalendarDayKind.MakeupWorkday))).ShouldBeGreaterThan(10);

    [Fact]
    public void A_due_date_explains_every_day_it_did_not_count()
    {
        var deadline = Deadline.Compute(At("2025-04-25T17:30"), Allowed(4, "working_day"), Calendar, Hours);

        deadline.DueOn.ShouldBe(new DateOnly(2025, 5, 6));
        deadline.Lines.Select(line => (line.Code, line.From.Day, line.To.Day)).ShouldBe(
        [
            ("received", 25, 25), ("received.after_closing", 25, 26), ("counted.makeup_workday", 26, 26), ("allowance.working_day", 26, 26), ("receipt_day", 26, 26),
            ("not_counted.weekend", 27, 27), ("not_counted.public_holiday", 30, 30), ("not_counted.public_holiday", 1, 1),
            ("not_counted.swapped_off", 2, 2), ("not_counted.weekend", 3, 4), ("due", 6, 6),
        ]);
        DeadlineText.Render(deadline.Lines[6], "vi").ShouldBe("Không tính thứ Tư 30/04/2025: Ngày Chiến thắng [Bộ luật Lao động 2019, Điều 112; Nghị quyết 28/2026/QH16]");
        DeadlineText.Render(deadline.Lines[9], "en").ShouldBe("Saturday 3 May 2025 and Sunday 4 May 2025 are not counted: weekly days off");
        DeadlineText.Render(deadline.Lines[10], "vi").ShouldBe("Hết hạn lúc 17:00 thứ Ba 06/05/2025");
    }

    [Fact]
    public void Days_off_before_the_receipt_counts_are_explained_too()
    {
        var deadline = Deadline.Compute(At("2025-01-24T17:10"), Allowed(3, "working_day"), Calendar, Hours);

        deadline.DueOn.ShouldBe(new DateOnly(2025, 2, 6));
        deadline.Lines.Count(line => line.NameEn?.StartsWith("Lunar New Year", StringComparison.Ordinal) == true).ShouldBe(5);
    }

    [Fact]   // whatever the unit: each day off or worked Saturday between is told once
    public void No_day_is_told_twice()
    {
        foreach (var row in All)
            Deadline.Compute(Received(row.Received), Allowed(row.Amount, row.Unit), Calendar, Hours).Lines
                .Where(line => line.Code.StartsWith("not_counted", StringComparison.Ordinal) || line.Code == DeadlineCodes.MakeupWorkday)
                .Select(line => line.From).ShouldBeUnique();
    }

    [Fact]
    public void A_year_without_published_calendar_is_warned_of()
    {
        var line = Deadline.Compute(Day("2027-12-30"), Allowed(5, "working_day"), Calendar, Hours).Lines.Single(line => DeadlineCodes.IsWarning(line.Code));

        (line.Code, line.Count).ShouldBe(("calendar.not_published", 2028));
    }

    [Theory]   // 1 or 3 September 2027 is not decided: the week before is unsure too
    [InlineData("2027-08-27", 3, true)]
    [InlineData("2027-08-16", 3, false)]
    public void Days_off_that_wait_for_their_notice_are_warned_of(string received, int days, bool warned) =>
        Deadline.Compute(Day(received), Allowed(days, "working_day"), Calendar, Hours).Lines
            .Any(line => line.Code == DeadlineCodes.Provisional).ShouldBe(warned);

    [Theory]
    [InlineData("2026-08-03T15:00", "2026-08-03T17:00")]
    [InlineData("2026-08-03T15:01", "2026-08-04T07:30")]
    [InlineData("2026-08-03T07:31", "2026-08-03T17:00")]
    [InlineData("2026-08-07T17:30", "2026-08-10T07:30")]      // Friday after closing
    [InlineData("2026-08-08T09:00", "2026-08-10T17:00")]      // Saturday intake counts as made at Monday's opening
    [InlineData("2026-08-21T16:00", "2026-08-22T07:30")]      // the next day is a worked Saturday
    [InlineData("2025-01-24T15:30", "2025-02-03T07:30")]
    public void Paper_is_handed_over_the_same_day_or_at_the_next_opening(string received, string due) =>
        Deadline.HandOverDue(At(received), Calendar, Hours).DueAt.ShouldBe(At(due));

    [Fact]
    public void Cutoffs_and_the_move_from_a_day_off_are_parameters()
    {
        var rules = new DeadlineRules { SameDayCutoff = new(10, 0), MoveEndFromDayOff = false };

        Deadline.Compute(At("2026-08-03T10:01"), Allowance.SameDay, Calendar, Hours, rules).DueOn.ShouldBe(new DateOnly(2026, 8, 4));
        Deadline.Compute(Day("2026-06-01"), Allowed(5, "calendar_day"), Calendar, Hours, rules).DueAt.ShouldBe(At("2026-06-06T23:59"));
    }

    [Fact]
    public void Moments_from_elsewhere_are_read_on_Vietnams_clock() =>
        Deadline.Compute(DateTimeOffset.Parse("2025-01-23T23:30:00Z", null), Allowed(1, "working_day"), Calendar, Hours)   // 06:30 on the 24th
            .DueOn.ShouldBe(new DateOnly(2025, 2, 3));

    [Fact]
    public void A_deadline_can_be_stored_and_read_again()
    {
        var deadline = Deadline.Compute(At("2026-08-28T16:00"), Allowed(2, "hour"), Calendar, Hours, pauses: [new(At("2026-09-03T07:30"), At("2026-09-03T08:00"))]);

        var json = JsonSerializer.Serialize(deadline);
        var read = JsonSerializer.Deserialize<Deadline>(json)!;

        (read.DueAt, read.DueOn).ShouldBe((deadline.DueAt, deadline.DueOn));
        read.Lines.ShouldBe(deadline.Lines);
        json.ShouldNotContain("null");
    }

    [Fact]
    public void Amounts_that_make_no_sense_are_refused()
    {
        foreach (var amount in (int[])[0, -1, 3661])
            Allowance.Create(amount, TimeUnit.WorkingDay).IsRefused(out _).ShouldBeTrue();
        Allowance.Create(121 + 2, TimeUnit.Month).IsRefused(out _).ShouldBeTrue();
        Should.Throw<ArgumentOutOfRangeException>(() => Deadline.Compute(DateOnly.MaxValue, Allowance.SameDay, Calendar, Hours));
    }

    [Fact]
    public void Every_line_has_its_words_in_every_language()
    {
        DeadlineText.Keys("vi").Order().ShouldBe(DeadlineText.Keys("en").Order());
        var lines = from row in All
                    from line in Deadline.Compute(Received(row.Received), Allowed(row.Amount, row.Unit), Calendar, Hours).Lines
                    from language in DeadlineText.Languages
                    select DeadlineText.Render(line, language);
        foreach (var text in lines) text.ShouldNotContain('{');
        foreach (var constant in typeof(DeadlineSources).GetFields()) DeadlineText.Keys("vi").ShouldContain($"source.{constant.GetValue(null)}");
        foreach (var code in typeof(DeadlineCodes).GetFields().Select(field => (string)field.GetValue(null)!).Where(code => !code.EndsWith('.')))
            DeadlineText.Keys("vi").ShouldContain(code);
    }

    private static int Wrong(WorkingCalendar calendar) => All.Count(row =>
        Deadline.Compute(Received(row.Received), Allowed(row.Amount, row.Unit), calendar, Hours).DueAt != At(row.Due));
}
