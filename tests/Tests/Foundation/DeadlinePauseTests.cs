using Shouldly;
using Xunit;
using static MotCua.Tests.Foundation.DeadlineTable;

namespace MotCua.Tests.Foundation;

public class DeadlinePauseTests
{
    private static readonly WorkingCalendar Calendar = ShippedFiles.Calendar();
    private static readonly OfficeHours Hours = ShippedFiles.OfficeHours();

    [Theory]
    // Received Monday 3 August 2026 at 09:00; without a pause 3 working days are due on Thursday 6.
    [InlineData("working_day", 3, "2026-08-04T10:00/2026-08-06T09:00", "2026-08-10T17:00")]   // two days, Wednesday and Thursday, given back: Friday, Monday
    [InlineData("working_day", 3, "2026-08-04T10:00/2026-08-04T16:00", "2026-08-06T17:00")]   // asked and answered the same day
    [InlineData("working_day", 3, "2026-08-04T17:30/2026-08-06T09:00", "2026-08-10T17:00")]   // asked after closing: Tuesday was used
    [InlineData("working_day", 3, "2026-08-04T07:00/2026-08-06T09:00", "2026-08-11T17:00")]   // asked before opening: Tuesday was not
    [InlineData("working_day", 3, "2026-08-04T10:00/2026-08-06T18:00", "2026-08-11T17:00")]   // answered after closing: Friday's receipt
    [InlineData("working_day", 3, "2026-08-06T10:00/2026-08-10T09:00", "2026-08-10T17:00")]   // asked on the last day: never due inside the pause
    [InlineData("working_day", 3, "2026-08-06T17:30/2026-08-10T09:00", "2026-08-06T17:00")]   // asked when it was already late
    [InlineData("working_day", 3, "2026-08-04T18:00/2026-08-05T07:00", "2026-08-06T17:00")]   // a night: no office time lost
    [InlineData("working_day", 3, "2026-08-04T10:00/2026-08-05T09:00 2026-08-06T10:00/2026-08-07T10:00", "2026-08-10T17:00")]
    [InlineData("calendar_day", 3, "2026-08-04T10:00/2026-08-06T09:00", "2026-08-10T17:00")]  // Thursday 6 + 2 = Saturday 8, moved
    [InlineData("calendar_day", 5, "2026-08-10T10:00/2026-08-12T09:00", "2026-08-12T17:00")]  // ended on Saturday, moved to Monday, asked on Monday
    [InlineData("month", 1, "2026-08-10T10:00/2026-08-14T09:00", "2026-09-07T17:00")]         // 3 September + 4 days
    [InlineData("hour", 3, "2026-08-03T10:00/2026-08-03T14:30", "2026-08-03T16:30")]          // one hour used by 10:00, two more from 14:30
    [InlineData("same_day", 1, "2026-08-03T10:00/2026-08-03T11:00", "2026-08-03T17:00")]
    [InlineData("same_day", 1, "2026-08-03T10:00/2026-08-03T15:30", "2026-08-04T17:00")]
    [InlineData("same_day", 1, "2026-08-03T10:00/2026-08-05T09:00", "2026-08-05T17:00")]
    public void Waiting_for_the_applicant_is_given_back(string unit, int amount, string pauses, string due) =>
        Deadline.Compute(At("2026-08-03T09:00"), Allowed(amount, unit), Calendar, Hours, pauses: Pauses(pauses)).DueAt.ShouldBe(At(due));

    [Fact]
    public void A_pause_is_a_line_of_its_own_with_the_days_it_gave_back()
    {
        var line = Deadline.Compute(At("2026-08-03T09:00"), Allowed(3, "working_day"), Calendar, Hours, pauses: Pauses("2026-08-04T10:00/2026-08-06T09:00"))
            .Lines.Single(line => line.Code == DeadlineCodes.PausedDays);

        line.Count.ShouldBe(2);
        DeadlineText.Render(line, "vi").ShouldStartWith("Tạm dừng từ 10:00 thứ Ba 04/08/2026 đến 09:00 thứ Năm 06/08/2026: trừ 2 ngày");
    }

    private static List<Pause> Pauses(string text) => [.. text.Split(' ').Select(pause => pause.Split('/')).Select(ends => new Pause(At(ends[0]), At(ends[1])))];
}
