using System.Net;
using AngleSharp.Html.Dom;
using MotCua.Modules.Dossiers;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Counter;

public class CounterListTests
{
    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_list_is_narrowed_by_the_address_alone_and_says_when_nothing_fits(StoreKind kind)
    {
        await using var town = await Town.StartAsync(kind);
        var officer = await town.As(Town.AtCounter);
        var late = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        town.Clock.Now += TimeSpan.FromDays(60);
        officer = await town.As(Town.AtCounter);
        var fresh = await town.GivenAcceptedAsync(Town.CertifiedCopy);

        string[] Shown(IHtmlDocument page) => [.. page.QuerySelectorAll(".row a").Select(link => link.GetAttribute("href")!.Split('/')[^1])];
        Shown(await officer.PageAsync("/counter?line=ToHandOver")).ShouldBe([late.ToString(), fresh.ToString()]);
        Shown(await officer.PageAsync("/counter?line=ToHandOver&overdue=true")).ShouldBe([late.ToString()]);
        // Among everything the newest is on top.
        Shown(await officer.PageAsync("/counter?line=Everything")).ShouldBe([fresh.ToString(), late.ToString()]);

        var channel = (await town.DossierAsync(late)).Channel;
        var other = Enum.GetValues<SubmissionChannel>().First(one => one != channel);
        Shown(await officer.PageAsync($"/counter?line=ToHandOver&channel={channel}")).Length.ShouldBe(2);
        var none = await officer.PageAsync($"/counter?line=ToHandOver&channel={other}");
        Shown(none).ShouldBeEmpty();
        none.QuerySelector(".empty")!.TextContent.ShouldContain("bộ lọc");
        none.QuerySelector(".sift a").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_dossier_that_moved_since_the_list_was_shown_is_not_handed_over_by_it()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        var list = await officer.PageAsync("/counter?line=ToHandOver");
        var pick = list.QuerySelector("input[name=Picked]")!.GetAttribute("value")!;
        pick.ShouldBe($"{id}|{(await town.DossierAsync(id)).Version}");

        var older = pick.Split('|')[0] + "|" + ((await town.DossierAsync(id)).Version - 1);
        var answer = await officer.PostToAsync("/counter?handler=HandOver", new FormUrlEncodedContent([.. CounterForms.Hidden(list, "form[action*=HandOver]"), new("Picked", older)]));

        (await answer.DocumentAsync()).QuerySelectorAll(".counter-outcome--not").Length.ShouldBe(1);
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Accepted);
    }

    [Fact]
    public async Task After_the_result_the_page_says_how_the_promise_was_kept()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        (await officer.PageAsync($"/counter/dossiers/{id}")).QuerySelector(".outcome").ShouldBeNull();
        (await officer.PageAsync($"/counter/dossiers/{id}")).QuerySelector(".timeline__spent")!.TextContent.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_led_to_a_counter_where_they_hold_no_post()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var page = await officer.PageAsync("/counter");
        page.QuerySelector(".stand").ShouldBeNull();

        var answer = await officer.PostToAsync("/counter?handler=Stand", new FormUrlEncodedContent(
            [.. CounterForms.Hidden(page, "form[action*=Find]"), new("Centre", Guid.NewGuid().ToString())]));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(cookie => cookie.Contains("-centre", StringComparison.Ordinal));
    }
}
