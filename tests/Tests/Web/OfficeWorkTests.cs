using System.Net;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web;

/// <summary>My work today: what waits for whom, in which order, and many lines done at once.</summary>
public class OfficeWorkTests(Towns towns) : IClassFixture<Towns>
{
    private static string Chair => Town.Holder(Town.NaSang, OfficeKind.CommitteeLeadership, PostKind.Chair);

    [Fact]
    public async Task Lines_stand_by_due_time_under_late_today_next_and_later()
    {
        var town = await TownAsync("2026-11-23T08:00");
        var first = await AtAsync(town, Town.BirthRegistration, StepKind.Sign);
        town.Clock.Put("2026-11-26T14:00");
        var second = await AtAsync(town, Town.BirthRegistration, StepKind.Sign);
        var (early, late) = ((await town.DossierAsync(first)).Code!, (await town.DossierAsync(second)).Code!);

        var page = await (await town.As(Chair)).PageAsync("/office");

        var codes = page.QuerySelectorAll(".job__code").Select(link => link.TextContent.Trim()).ToList();
        codes.IndexOf(early).ShouldBeInRange(0, codes.IndexOf(late) - 1);
        // The day of receipt is not counted, so what came in on Monday was to be signed long before Thursday afternoon.
        var overdue = page.QuerySelector(".day--late")!.NextElementSibling!;
        overdue.TextContent.ShouldContain(early);
        overdue.TextContent.ShouldNotContain(late);
        overdue.QuerySelectorAll(".due-chip--late").Length.ShouldBe(overdue.QuerySelectorAll(".job").Length);
    }

    [Fact]
    public async Task A_list_shows_only_what_the_posts_of_the_reader_may_do()
    {
        var town = await TownAsync("2026-11-23T08:00");
        var code = (await town.DossierAsync(await AtAsync(town, Town.BirthRegistration, StepKind.Sign))).Code!;
        async Task<bool> SeesAsync(string signIn) => (await (await town.As(signIn)).PageAsync("/office")).Body!.TextContent.Contains(code, StringComparison.Ordinal);

        (await SeesAsync(Chair)).ShouldBeTrue();
        (await SeesAsync(Town.Holder(Town.NaSang, OfficeKind.OfficeDivision, PostKind.Specialist))).ShouldBeFalse();
        (await SeesAsync(Town.Holder(Town.MuongThanh, OfficeKind.CommitteeLeadership, PostKind.Chair))).ShouldBeFalse();
    }

    [Fact]
    public async Task Filters_live_in_the_address_and_an_empty_answer_says_how_many_wait()
    {
        var town = await TownAsync("2026-11-23T08:00");
        var code = (await town.DossierAsync(await AtAsync(town, Town.BirthRegistration, StepKind.Sign))).Code!;
        var browser = await town.As(Chair);

        (await browser.PageAsync($"/office?Text={code}&Step=Sign")).QuerySelectorAll(".job").Length.ShouldBe(1);
        (await browser.PageAsync("/office?Text=khai+sinh")).QuerySelectorAll(".job").Length.ShouldBeGreaterThan(0);
        var none = await browser.PageAsync($"/office?Text={code}&Overdue=true");
        none.QuerySelectorAll(".job").Length.ShouldBe(0);
        none.QuerySelector(".empty a[href='/office']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Several_are_signed_at_once_after_one_more_look_and_each_has_its_own_outcome()
    {
        var town = await TownAsync("2026-11-23T08:00");
        var (one, two, moved) = (await AtAsync(town, Town.BirthRegistration, StepKind.Sign), await AtAsync(town, Town.BirthRegistration, StepKind.Sign), await AtAsync(town, Town.BirthRegistration, StepKind.Sign));
        var browser = await town.As(Chair);
        var list = await browser.PageAsync("/office");
        var picks = list.QuerySelectorAll("input[name=Picked]").Select(box => box.GetAttribute("value")!).Where(pick => new[] { one, two, moved }.Any(id => pick.StartsWith($"{id}|", StringComparison.Ordinal))).ToList();
        picks.Count.ShouldBe(3);
        var token = list.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var look = await (await PostAsync(browser, "/office/bulk", token, picks)).DocumentAsync();
        (await town.DossierAsync(one)).Version.ShouldBe((await town.DossierAsync(two)).Version);
        (await town.CurrentAsync(one))!.Kind.ShouldBe(StepKind.Sign);
        // Between the look and the press somebody else signs one of them.
        (await town.DoStepAsync(moved, Chair)).Kept();
        var version = (await town.DossierAsync(moved)).Version;
        var key = look.QuerySelector("main input[name=Key]")!.GetAttribute("value")!;
        var answer = await PostAsync(browser, "/office/bulk?handler=Do", token, picks, key);
        var outcome = await answer.DocumentAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        outcome.QuerySelectorAll(".result-line--done").Length.ShouldBe(2);
        outcome.QuerySelectorAll(".result-line--not").ShouldHaveSingleItem().TextContent.ShouldContain((await town.DossierAsync(moved)).Code!);
        foreach (var id in (DossierId[])[one, two])
            (await town.CurrentAsync(id))!.Kind.ShouldBe(StepKind.Number);
        (await town.DossierAsync(moved)).Version.ShouldBe(version);
        // Sent once more by a double click: the same outcomes, nothing new.
        var before = (await town.JournalAsync(one)).Count;
        (await (await PostAsync(browser, "/office/bulk?handler=Do", token, picks, key)).DocumentAsync()).QuerySelectorAll(".result-line--done").Length.ShouldBe(2);
        (await town.JournalAsync(one)).Count.ShouldBe(before);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, string token, IEnumerable<string> picks, string? key = null) =>
        browser.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token), new("Kind", "Sign"), new("Key", key ?? ""), .. picks.Select(pick => new KeyValuePair<string, string>("Picked", pick)),
        ]), TestContext.Current.CancellationToken);

    private async Task<Town> TownAsync(string at)
    {
        var town = await towns.On(StoreKind.Sqlite);
        town.Clock.Put(at);
        return town;
    }

    private static async Task<DossierId> AtAsync(Town town, string procedure, StepKind kind)
    {
        var id = await town.GivenAcceptedAsync(procedure);
        await town.WalkToAsync(id, kind);
        return id;
    }
}
