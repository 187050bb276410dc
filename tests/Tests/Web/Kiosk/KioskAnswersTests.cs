using System.Net;
using MotCua.Tests.Stores;
using MotCua.Web.Kiosk;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Kiosk;

/// <summary>What the kiosk says to wrong, odd and unanswerable things. One town for all: nothing here is filed.</summary>
public sealed class KioskAnswersTests(KioskAnswersTests.OneTown shared) : IClassFixture<KioskAnswersTests.OneTown>
{
    [Theory]
    [InlineData("01109900010", "12 chữ số")]
    [InlineData("hello", "không phải mã QR")]
    [InlineData("011099000101|Nguyễn Văn A|01021999", "không phải mã QR")]
    [InlineData("01109900010||Nguyễn Văn A|01021999|Nam|Điện Biên|15042021", "12 chữ số")]
    [InlineData("011099000101||Nguyễn Văn A|01022999|Nam|Điện Biên|15042021", "tương lai")]
    [InlineData("011099000101||Nguyễn Văn A|31021999|Nam|Điện Biên|15042021", "ngày có thật")]
    public async Task A_card_that_cannot_be_read_says_why_beside_the_field_and_keeps_what_was_typed(string typed, string says)
    {
        var visit = await AtCardAsync();
        await visit.SendAsync(("Card", typed));

        visit.At.ShouldBe("/kiosk/card");
        visit.Last.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        visit.Page.QuerySelector("#Card-error")!.TextContent.ShouldContain(says);
        visit.Page.QuerySelector("#Card")!.GetAttribute("value").ShouldBe(typed);
        visit.Addresses.ShouldAllBe(address => !address.Contains("0110990001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sound_card_with_something_odd_goes_on_and_says_so_gently()
    {
        var visit = await AtCardAsync();
        await visit.SendAsync(("Card", "999099000101||Nguyễn Văn A|01021999|Nam|Tổ 1|15042021"));

        visit.At.ShouldBe("/kiosk/confirm");
        visit.Page.QuerySelector(".gently")!.TextContent.ShouldContain("bảng mã tỉnh");
    }

    [Fact]
    public async Task Not_me_forgets_the_card()
    {
        var visit = await AtCardAsync();
        await visit.SendAsync(("Card", Visit.Card));
        await visit.SendAsync(("Act", "no"));

        visit.At.ShouldBe("/kiosk/card");
        visit.Page.DocumentElement.OuterHtml.ShouldNotContain("Lò Thị Mai");
        (await visit.OpenAsync("/kiosk/confirm")).At.ShouldBe("/kiosk/card");
    }

    [Fact]
    public async Task A_procedure_that_does_not_exist_is_refused_in_words()
    {
        var visit = await NewVisit().IntroducedAsync();
        await visit.SendAsync(("Words", "khai sinh"));
        await visit.SendAsync(("Code", "9.999999"));

        visit.Last.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        visit.Page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("9.999999");
    }

    [Fact]
    public async Task A_procedure_known_by_name_only_says_so_and_leads_to_its_neighbours()
    {
        var visit = await NewVisit().IntroducedAsync();
        await visit.SendAsync(("Words", "2.002307"));
        await visit.SendAsync(("Code", "2.002307"));

        visit.At.ShouldBe("/kiosk/not-here");
        visit.Page.QuerySelector(".lead")!.TextContent.ShouldContain("mới biết tên");
        await visit.SendAsync(("Code", Town.FuneralAllowance));
        visit.At.ShouldBe("/kiosk/case");
    }

    [Fact]
    public async Task A_procedure_of_the_province_says_where_it_is_settled()
    {
        var visit = await NewVisit().IntroducedAsync();
        await visit.SendAsync(("Words", TownGround.ProvincialProcedure));
        visit.Page.QuerySelector("button[name=Code] small")!.TextContent.ShouldContain("cấp tỉnh");
        await visit.SendAsync(("Code", TownGround.ProvincialProcedure));

        visit.At.ShouldBe("/kiosk/not-here");
        visit.Page.QuerySelector(".lead")!.TextContent.ShouldContain("cấp tỉnh");
        (await visit.OpenAsync("/kiosk/hand-in")).At.ShouldBe("/kiosk/not-here");
    }

    [Fact]
    public async Task Words_that_find_nothing_lead_to_help_and_other_words()
    {
        var visit = await NewVisit().IntroducedAsync();
        await visit.SendAsync(("Words", "zzqx"));

        visit.Page.QuerySelectorAll(".kiosk-actions a").Select(a => a.GetAttribute("href")).ShouldBe(["/kiosk/procedure?anew=true", "/kiosk/help?from=/kiosk/procedure"]);
    }

    [Fact]
    public async Task Every_page_of_the_journey_has_help_and_reset_and_is_kept_nowhere()
    {
        foreach (var language in (string[])["vi", "en"])
        {
            var visit = NewVisit();
            await visit.OpenAsync("/kiosk?lang=" + language);
            Check(visit);
            await visit.SendAsync(("Act", "begin"));
            Check(visit);
            await visit.SendAsync(("Card", "011186012345"));
            Check(visit);
            await visit.SendAsync(("FullName", "Lò Thị Mai"));
            Check(visit);
            await visit.SendAsync(("Act", "yes"));
            Check(visit);
            await visit.SendAsync(("Act", "skip"));
            Check(visit);
            await visit.SendAsync(("Situation", "birth"));
            Check(visit);
            await visit.SendAsync(("Code", Town.BirthRegistration));
            Check(visit);
            await visit.SendAsync(("Case", "birth-certificate"));
            Check(visit);
            foreach (var address in (string[])["/kiosk/papers", "/kiosk/list", "/kiosk/hand-in", "/kiosk/help", "/kiosk/ended", "/kiosk/enrol"])
                Check(await visit.OpenAsync(address));
        }
    }

    [Fact]
    public void Long_lists_are_laid_on_sheets_and_nothing_is_lost()
    {
        var rows = Enumerable.Range(1, 23).Select(n => new string('a', n * 20)).ToList();
        var sheets = Sheets.Lay(rows, row => row, new KioskLook(false, false, false, Tall: false));

        sheets.SelectMany(sheet => sheet).ShouldBe(rows);
        sheets.ShouldAllBe(sheet => sheet.Count >= 1 && sheet.Count <= 3);
        Sheets.Lay(Array.Empty<string>(), row => row, new KioskLook(false, false, false, false)).ShouldHaveSingleItem().ShouldBeEmpty();
    }

    private Visit NewVisit() => new(shared.Town.Kiosk());

    private async Task<Visit> AtCardAsync()
    {
        var visit = NewVisit();
        await visit.OpenAsync("/kiosk");
        return await visit.SendAsync(("Act", "begin"));
    }

    private static void Check(Visit visit)
    {
        visit.Last.StatusCode.ShouldBe(HttpStatusCode.OK, visit.At);
        visit.Last.Headers.CacheControl!.NoStore.ShouldBeTrue(visit.At);
        visit.Page.DocumentElement.OuterHtml.ShouldNotContain("⟦");
        visit.Page.QuerySelectorAll("h1").Length.ShouldBe(1, visit.At);
        visit.Page.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty(visit.At);
        var keys = visit.Page.QuerySelectorAll(".kiosk-foot > *").ToList();
        keys[0].GetAttribute("href")!.ShouldStartWith("/kiosk/help");
        keys[1].GetAttribute("href").ShouldBe("/kiosk/reset");
        keys[^2].ClassName.ShouldBe("langs");
        keys[^1].HasAttribute("data-speak").ShouldBeTrue();
    }

    public sealed class OneTown : IAsyncLifetime
    {
        internal Town Town { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Town = await Town.StartAsync(StoreKind.Sqlite);

        public ValueTask DisposeAsync() => Town.DisposeAsync();
    }
}
