using MotCua.Web.Words;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web;

public class TextsTests
{
    private static readonly Messages Catalogue = Messages.Load(Messages.Folder);
    private readonly Texts _vi = new(Catalogue, Language.Vietnamese);

    [Theory]
    [InlineData(0, "0 đ")]
    [InlineData(800, "800 đ")]
    [InlineData(20_000, "20.000 đ")]
    [InlineData(1_234_567_890, "1.234.567.890 đ")]
    public void Money_is_whole_dong_in_groups_of_three(long dong, string shown) => _vi.Money(dong).ShouldBe(shown);

    [Fact]
    public void Numbers_are_grouped_as_the_readers_language_does()
    {
        var english = new Texts(Catalogue, Language.English);

        english.Money(20_000).ShouldBe("20,000 đ");
        (_vi.Number(1_847), english.Number(1_847)).ShouldBe(("1.847", "1,847"));
        (_vi.Amount(0.5m), english.Amount(0.5m), _vi.Amount(null)).ShouldBe(("0,5", "0.5", ""));
        (_vi["office.time.hours", 1.5m], english["office.time.hours", 1.5m]).ShouldBe(("1,5 giờ", "1.5 h"));
    }

    [Fact]
    public void A_name_is_English_only_for_who_reads_English_and_where_there_is_one()
    {
        var english = new Texts(Catalogue, Language.English);

        (english.Either("Xã", "Commune"), english.Either("Xã", ""), _vi.Either("Xã", "Commune")).ShouldBe(("Commune", "Xã", "Xã"));
        (english.HasOnlyVietnamese("Commune"), english.HasOnlyVietnamese(null)).ShouldBe((false, true));
    }

    [Fact]
    public void Days_and_moments_are_written_day_first_by_Vietnams_clock()
    {
        _vi.Date(new(2026, 8, 4)).ShouldBe("04/08/2026");
        _vi.LongDate(new(2026, 8, 14)).ShouldBe("thứ Sáu 14/08/2026");
        _vi.Time(new(9, 5)).ShouldBe("09:05");
        _vi.Moment(new(2026, 8, 13, 18, 30, 0, TimeSpan.Zero)).ShouldBe("01:30 14/08/2026");
        new Texts(Catalogue, Language.English).Date(new(2026, 8, 4)).ShouldBe("04/08/2026");
    }

    [Fact]
    public void The_year_is_shown_only_when_it_is_another()
    {
        var due = new DateTimeOffset(2026, 1, 5, 10, 0, 0, LegalTime.Offset);

        _vi.ShortMoment(due, due.AddDays(9)).ShouldBe("10:00 05/01");
        _vi.ShortMoment(due, due.AddDays(-9)).ShouldBe("10:00 05/01/2026");
    }

    [Fact]
    public void A_refusal_is_told_in_the_readers_language()
    {
        var refusal = new Refusal("unit.unknown", "for logs", "code") { Args = ["99999"] };

        _vi.Refusal(refusal).ShouldContain("99999");
        new Texts(Catalogue, Language.English).Refusal(refusal).ShouldStartWith("No unit");
    }

    [Theory]
    [InlineData("14/8/2026", true)]
    [InlineData(" 14-08-2026 ", true)]
    [InlineData("2026-08-14", true)]
    [InlineData("8/14/2026", false)]
    [InlineData("31/02/2026", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_typed_day_is_read_day_first(string? typed, bool isDay)
    {
        Typed.TryDay(typed, out var day).ShouldBe(isDay);
        if (isDay)
            day.ShouldBe(new DateOnly(2026, 8, 14));
    }
}
