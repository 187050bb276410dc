using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Oversight.Counting;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using MotCua.Web.Api;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Oversight;

/// <summary>The oversight as a chair sees it.</summary>
public class OversightPageTests(Towns towns) : IClassFixture<Towns>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Chair => Town.Holder(Town.NaSang, OfficeKind.CommitteeLeadership, PostKind.Chair);

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Tiles_map_and_table_say_the_same_and_lead_to_the_dossiers(StoreKind kind)
    {
        await using var town = await Town.StartAsync(kind);
        var (late, returned) = await GivenAsync(town);
        var chair = await town.As(Chair);

        var page = await chair.PageAsync("/oversight");

        Tile(page, "quá hạn").ShouldBe("1");
        Tile(page, "đã trả").ShouldBe("1");
        page.QuerySelectorAll("svg a .unit").Length.ShouldBe(45);
        page.QuerySelectorAll(".figures--units tbody tr").Length.ShouldBeGreaterThanOrEqualTo(45);
        page.QuerySelector(".map a[aria-label^='Xã Na Sang']")!.GetAttribute("aria-label").ShouldBe("Xã Na Sang: 1 quá hạn");
        page.QuerySelector(".map__source")!.TextContent.ShouldContain("© OpenStreetMap contributors");
        page.QuerySelector(".map__source")!.TextContent.ShouldContain("ODbL");
        var row = page.QuerySelectorAll(".figures--units tbody tr").Single(line => line.TextContent.Contains("Xã Na Sang", StringComparison.Ordinal));
        row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ShouldBe(["2", "1", "0", "1", "0", "1", "0"]);
        page.QuerySelectorAll("[style]").ShouldBeEmpty();

        var list = await chair.PageAsync(row.QuerySelectorAll("td a")[2].GetAttribute("href")!);
        var code = (await town.DossierAsync(late)).Code!;
        list.QuerySelector(".overseen__code a")!.TextContent.Trim().ShouldBe(code);
        list.QuerySelector(".overseen__code a")!.GetAttribute("href").ShouldBe($"/office/dossiers/{late}");
        list.QuerySelector(".overseen__holder")!.TextContent.Trim().ShouldNotBe("không ai đang giữ");
        list.Body!.TextContent.ShouldNotContain(Town.Citizen.FullName);
        list.Body.TextContent.ShouldNotContain(Town.Citizen.PersonalId!);

        // Counted or not, and at a day before any of it: the same page.
        await CountAsync(town);
        Tile(await chair.PageAsync("/oversight"), "đã trả").ShouldBe("1");
        Tile(await chair.PageAsync("/oversight?on=2026-11-22"), "đã nộp").ShouldBe("0");
        (await chair.PageAsync("/oversight/dossiers?figure=InProgress&on=2026-11-23")).QuerySelectorAll(".overseen__row").Length.ShouldBe(1);
        (await chair.PageAsync("/oversight/dossiers?figure=Ready&on=2026-11-23")).QuerySelector(".overseen__code")!.TextContent.Trim().ShouldBe((await town.DossierAsync(returned)).Code);
        (await chair.PageAsync("/oversight/dossiers?figure=Returned")).QuerySelector(".overseen__code")!.TextContent.Trim().ShouldBe((await town.DossierAsync(returned)).Code);
        (await chair.PageAsync($"/oversight/dossiers?figure=Overdue&unit={Town.MuongThanh}")).QuerySelector(".empty").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_leader_elsewhere_sees_the_number_and_the_code_but_may_not_open_it()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        await GivenAsync(town);
        var elsewhere = await town.As(Town.Holder(Town.MuongThanh, OfficeKind.CommitteeLeadership, PostKind.Chair));

        var list = await elsewhere.PageAsync("/oversight/dossiers?figure=Overdue");

        list.QuerySelectorAll(".overseen__row").Length.ShouldBe(1);
        list.QuerySelector(".overseen__code a").ShouldBeNull();
    }

    [Fact]
    public async Task Only_those_who_lead_come_in()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var specialist = await town.As(Town.Holder(Town.NaSang, OfficeKind.OfficeDivision, PostKind.Specialist));
        (await specialist.GetAsync(new Uri("/oversight", UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await specialist.PageAsync("/office")).QuerySelector(".rail a[href='/oversight']").ShouldBeNull();
        var head = await town.As(Town.Holder(Town.NaSang, OfficeKind.OfficeDivision, PostKind.DivisionHead));
        (await head.PageAsync("/office")).QuerySelector(".rail a[href='/oversight']").ShouldNotBeNull();
        (await head.PageAsync("/oversight")).QuerySelectorAll(".tile").Length.ShouldBe(7);
    }

    [Theory]
    [InlineData("on=2999-01-01", "Ngày này chưa đến")]
    [InlineData("on=1999-12-31", "01/01/2000")]
    [InlineData("on=hôm-qua", "")]
    public async Task A_day_that_cannot_be_shown_is_said_so_and_today_is_shown(string query, string says)
    {
        var town = await towns.On(StoreKind.Sqlite);
        var page = await (await town.As(Chair)).PageAsync("/oversight?" + query);
        page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain(says);
        page.QuerySelector("input[type=date]")!.GetAttribute("value").ShouldBe(town.Clock.Now.LegalDay().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task What_is_seen_can_be_taken_away_as_csv_and_workbook()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var (late, _) = await GivenAsync(town);
        var chair = await town.As(Chair);

        var csv = CsvText.Read(new StringReader(Encoding.UTF8.GetString(await chair.GetByteArrayAsync(new Uri("/oversight?handler=Csv", UriKind.Relative), Cancel)))).ToList();
        csv[0].Fields.ShouldBe(["Mã", "Xã, phường", "đã nộp", "đang giải quyết", "đến hạn trong hai ngày làm việc", "quá hạn", "chờ dân đến nhận", "đã trả", "đã trả, trễ hẹn"]);
        csv[^1].Fields.ShouldBe(["", "Toàn tỉnh", "2", "1", "0", "1", "0", "1", "0"]);
        csv.Count(row => row.Fields[0].Length == 5).ShouldBe(45);

        using var zip = new ZipArchive(await chair.GetStreamAsync(new Uri("/oversight/dossiers?figure=Overdue&handler=Xlsx", UriKind.Relative), Cancel));
        using var part = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var rows = XDocument.Load(part).Descendants().Where(element => element.Name.LocalName == "row").ToList();
        rows.Count.ShouldBe(2);
        rows[1].Value.ShouldContain((await town.DossierAsync(late)).Code!);
        rows[1].Value.ShouldNotContain(Town.Citizen.FullName);
    }

    [Fact]
    public async Task A_readers_key_reads_the_same_figures_and_no_other_key_does()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        await GivenAsync(town);
        var secret = ApiKeys.NewSecret();
        var deed = town.By(Chair);
        await town.DoAsync(async (AppDb db, CancellationToken c) =>
        {
            db.Add(new ApiKey { Id = deed.NewId<ApiKeyId>(), Name = "reader", Scope = KeyScope.Read, SecretHash = ApiKeys.HashOf(secret), CreatedAt = deed.At });
            await db.SaveChangesAsync(c);
            return (Result<Done>)Done.Value;
        }, deed);
        var address = new Uri("/api/v1/oversight", UriKind.Relative);

        var answer = JsonDocument.Parse(await town.ByKey(secret).GetStringAsync(address, Cancel)).RootElement;

        answer.GetProperty("total").GetProperty("overdue").GetInt32().ShouldBe(1);
        answer.GetProperty("units").GetArrayLength().ShouldBe(45);
        answer.GetProperty("units").EnumerateArray().Single(unit => unit.GetProperty("code").GetString() == Town.NaSang).GetProperty("counts").GetProperty("received").GetInt32().ShouldBe(2);
        (await town.ByOfficerKey().GetAsync(address, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await town.ByKey(secret).GetAsync(new Uri("/api/v1/oversight?on=2999-01-01", UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await town.ByKey(secret).GetAsync(new Uri("/api/v1/oversight?channel=7", UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>Two dossiers handed in at Na Sang on 23 November; on 7 December one is overdue and one was returned in time.</summary>
    private static async Task<(DossierId Late, DossierId Returned)> GivenAsync(Town town)
    {
        town.Clock.Put("2026-11-23T08:00");
        var late = await town.GivenAcceptedAsync(Town.BirthRegistration);
        var returned = await town.GivenAcceptedAsync(Town.BirthRegistration);
        await town.WalkToAsync(late, StepKind.Sign);
        await town.WalkToAsync(returned, StepKind.Return);
        town.Clock.Put("2026-11-24T08:00");
        await town.WalkToAsync(returned, null);
        town.Clock.Put("2026-12-07T08:00");
        return (late, returned);
    }

    private static async Task CountAsync(Town town)
    {
        var deed = new Deed { Actor = Actor.System("test"), At = town.Clock.Now, Act = "test", Door = "test" };
        (await town.DoAsync((CountEndedHandler handler, CancellationToken c) => handler.HandleAsync(c), deed)).Kept().ShouldBe(1);
    }

    private static string Tile(IParentNode page, string word) =>
        page.QuerySelectorAll(".tile a").Single(tile => tile.QuerySelector("span")!.TextContent == word).QuerySelector("b")!.TextContent;
}
