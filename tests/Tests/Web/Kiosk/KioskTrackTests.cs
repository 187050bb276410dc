using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Dossiers;
using MotCua.Tests.Stores;
using MotCua.Web.Access;
using MotCua.Web.Api;
using MotCua.Web.Kiosk;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Kiosk;

/// <summary>Tracking in the kiosk's own frame, and what a person may choose of its look.</summary>
public sealed class KioskTrackTests(Towns towns) : IClassFixture<Towns>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task The_scanned_link_and_the_typed_codes_open_the_answer_and_no_address_has_them(StoreKind store)
    {
        var town = await towns.On(store);
        var (dossier, code, token) = await FiledAsync(town);
        var visit = await AtTrackAsync(town);
        await visit.SendAsync(("Reference", $"http://127.0.0.1:8080/t/{dossier.Reference}/{token}"));

        visit.At.ShouldBe("/kiosk/track");
        visit.Page.QuerySelector("h1")!.TextContent.ShouldContain("đã nộp tại");
        visit.Page.QuerySelector(".kiosk-foot").ShouldNotBeNull();
        await visit.SendAsync(("Act", "another"));
        visit.Page.QuerySelector("input[name=Code]").ShouldNotBeNull();
        await visit.SendAsync(("Reference", Crockford32.Grouped(dossier.Reference)), ("Code", Crockford32.Grouped(code)));
        visit.Page.QuerySelector("h1")!.TextContent.ShouldContain("đã nộp tại");
        (await visit.OpenAsync("/kiosk/track?part=why")).Page.QuerySelectorAll(".because li").Length.ShouldBeGreaterThan(0);

        visit.Page.DocumentElement.OuterHtml.ShouldNotContain(code);
        visit.Addresses.ShouldAllBe(address => !address.Contains(code) && !address.Contains(token));
        await visit.OpenAsync("/kiosk/reset");
        (await visit.OpenAsync("/kiosk/track")).At.ShouldBe("/kiosk");
    }

    [Fact]
    public async Task A_wrong_code_is_told_on_the_kiosks_page_and_counts_for_the_kiosk()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite, services => services.AddSingleton(new ApiLimits { MissesPerAddressAndHour = 2 }));
        var (dossier, code, _) = await FiledAsync(town);
        var visit = await AtTrackAsync(town);
        await visit.SendAsync(("Reference", dossier.Reference), ("Code", "0000000000000"));
        visit.Last.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        visit.Page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("mã nộp");
        await visit.SendAsync(("Reference", "ZZZZZZZZ"), ("Code", "0000000000000"));
        await visit.SendAsync(("Reference", dossier.Reference), ("Code", code));
        visit.Last.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        // The telephones of the same office share its address, not the kiosk's misses.
        using var phone = await town.Anyone().PostFormAsync("/portal/track", new() { ["Reference"] = dossier.Reference, ["Code"] = code });
        phone.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_came_to_track_cannot_stray_into_filing_and_the_other_way_round()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var visit = await AtTrackAsync(town);
        (await visit.OpenAsync("/kiosk/card")).At.ShouldBe("/kiosk/track");
        var filing = await new Visit(town.Kiosk()).IntroducedAsync();
        (await filing.OpenAsync("/kiosk/track")).At.ShouldBe("/kiosk");
    }

    [Fact]
    public async Task Size_contrast_and_reach_are_kept_for_the_visit_and_forgotten_with_it()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var visit = new Visit(town.Kiosk());
        await visit.OpenAsync("/kiosk?screen=tall&large=on&contrast=on");
        await visit.OpenAsync("/kiosk/help?low=on&lang=en");
        await visit.OpenAsync("/kiosk");
        Root(visit).ShouldBe("kiosk kiosk--large kiosk--contrast kiosk--low kiosk--tall");
        await visit.OpenAsync("/kiosk?large=off");
        Root(visit).ShouldBe("kiosk kiosk--contrast kiosk--low kiosk--tall");

        await visit.OpenAsync("/kiosk/reset");

        Root(visit).ShouldBe("kiosk kiosk--tall");
        visit.Page.DocumentElement.GetAttribute("lang").ShouldBe("vi");
        visit.Cookies.Where(cookie => cookie.StartsWith("motcua-look", StringComparison.Ordinal)).ShouldAllBe(cookie => !cookie.Contains("max-age") && cookie.Contains("httponly"));
    }

    [Fact]
    public void A_tall_screen_takes_more_rows_and_larger_letters_fewer()
    {
        var rows = Enumerable.Range(1, 30).Select(n => new string('a', 60)).ToList();
        int First(bool large, bool low, bool tall) => Sheets.Lay(rows, row => row, new KioskLook(large, false, low, tall))[0].Count;

        First(false, false, true).ShouldBeGreaterThan(First(false, false, false));
        First(true, false, true).ShouldBeLessThan(First(false, false, true));
        First(false, true, true).ShouldBeLessThan(First(false, false, true));
    }

    [Fact]
    public async Task The_receipt_tells_what_to_do_when_no_paper_comes_out()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var visit = await new Visit(town.Kiosk()).ReadyAsync();
        await visit.SendAsync();
        var number = visit.Page.QuerySelector(".receipt__number")!.TextContent;

        await visit.OpenAsync("/kiosk/receipt?part=no-paper");

        visit.Page.QuerySelector(".receipt__main")!.TextContent.ShouldContain("đã nộp xong");
        visit.Page.QuerySelector(".receipt__number")!.TextContent.ShouldBe(number);
    }

    [Fact]
    public async Task A_launch_link_makes_the_same_kiosk_at_every_start()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var kiosks = town.Services.GetRequiredService<Kiosks>();
        var link = "/kiosk/enrol?code=" + Uri.EscapeDataString(kiosks.LaunchCodeFor(Town.MuongThanh));
        var ids = new HashSet<string>();
        for (var start = 0; start < 2; start++)
        {
            var browser = town.Anyone();
            using var enrolled = await browser.GetAsync(new Uri(link, UriKind.Relative), Cancel);
            enrolled.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await browser.PageAsync("/kiosk")).QuerySelector(".top__unit")!.TextContent.ShouldBe("Phường Mường Thanh");
            ids.Add(kiosks.IdIn(enrolled.Headers.GetValues("Set-Cookie").Single(cookie => cookie.Contains("-kiosk=")).Split('=', 2)[1].Split(';')[0])!);
            town.Clock.Now += TimeSpan.FromDays(30);
        }
        ids.Count.ShouldBe(1);
        town.Clock.Now -= TimeSpan.FromDays(60);
    }

    private static string Root(Visit visit) => visit.Page.DocumentElement.ClassName!;

    private static async Task<Visit> AtTrackAsync(Town town)
    {
        var visit = new Visit(town.Kiosk());
        await visit.OpenAsync("/kiosk");
        await visit.SendAsync(("Act", "track"));
        visit.At.ShouldBe("/kiosk/track");
        return visit;
    }

    private static async Task<(Dossier Dossier, string Code, string Token)> FiledAsync(Town town)
    {
        var dossier = await town.DossierAsync(await town.FileAsync(Town.BirthRegistration));
        var secrets = town.Services.GetRequiredService<TrackingSecrets>();
        return (dossier, secrets.CodeOf(dossier.Id, 0), secrets.TokenOf(dossier.Id, 0));
    }
}
