using MotCua.Modules.Dossiers;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web;

public class DueOutcomeTests
{
    // Circular 03/2025/TT-VPCP Annex I, form 06: the result is early, on time or late.
    [Theory]
    [InlineData("2026-11-24T16:59", "2026-11-25T09:00", Timeliness.Early)]
    [InlineData("2026-11-25T07:30", "2026-11-25T09:00", Timeliness.OnTime)]
    [InlineData("2026-11-25T09:00", "2026-11-25T09:00", Timeliness.OnTime)]
    [InlineData("2026-11-25T09:01", "2026-11-25T09:00", Timeliness.Late)]
    // Half past midnight in Vietnam is still the evening before in UTC.
    [InlineData("2026-11-25T00:30", "2026-11-25T09:00", Timeliness.OnTime)]
    public void A_promise_is_kept_early_on_time_or_not(string resolved, string promised, Timeliness outcome) =>
        Timelinesses.Of(HeldClock.Moment(promised), HeldClock.Moment(resolved)).ShouldBe(outcome);

    [Fact]
    public void Without_a_result_or_a_promise_nothing_is_said()
    {
        Timelinesses.Of(HeldClock.Moment("2026-11-25T09:00"), null).ShouldBeNull();
        Timelinesses.Of(null, HeldClock.Moment("2026-11-25T09:00")).ShouldBeNull();
    }
}
