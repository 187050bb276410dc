using System.Net;
using AngleSharp.Html.Dom;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web;

/// <summary>The switch of languages loses neither the address nor what was typed.</summary>
public sealed class LanguageSwitchTests(Towns towns) : IClassFixture<Towns>
{
    [Fact]
    public async Task A_refused_form_is_shown_in_the_other_language_with_what_was_typed()
    {
        var client = await (await towns.On(StoreKind.Sqlite)).As(Town.AtCounter);
        using var refused = await client.PostFormAsync("/counter/new", new() { ["FullName"] = "Lò Thị Ể", ["PersonalId"] = "12" });
        var page = await refused.DocumentAsync();
        var form = page.QuerySelector(".langs form").ShouldBeAssignableTo<IHtmlFormElement>()!;
        form.GetAttribute("action").ShouldBe("/counter/new?lang=en");

        using var english = await client.PostAsync(new Uri("/counter/new?lang=en", UriKind.Relative), new FormUrlEncodedContent(
            form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""))), TestContext.Current.CancellationToken);
        var again = await english.DocumentAsync();

        english.StatusCode.ShouldBe(refused.StatusCode);
        again.DocumentElement.GetAttribute("lang").ShouldBe("en");
        again.QuerySelector("main [name=FullName]")!.GetAttribute("value").ShouldBe("Lò Thị Ể");
    }

    [Fact]
    public async Task A_password_is_not_put_into_the_switch()
    {
        var client = (await towns.On(StoreKind.Sqlite)).Anyone();
        using var refused = await client.PostFormAsync("/sign-in", new() { ["UserName"] = "ai-do", ["Password"] = "hoa-ban-trang" });
        var page = await refused.DocumentAsync();

        page.DocumentElement.OuterHtml.ShouldNotContain("hoa-ban-trang");
        page.QuerySelector(".langs a")!.GetAttribute("href").ShouldBe("/sign-in?lang=en");
    }

    [Theory]
    [InlineData("/nowhere?a=1", "/nowhere?a=1&lang=en")]
    [InlineData("/portal/procedures?q=khai+sinh&page=2", "/portal/procedures?q=khai%20sinh&page=2&lang=en")]
    public async Task The_switch_keeps_the_address_on_error_pages_too(string address, string switched)
    {
        using var answer = await (await towns.On(StoreKind.Sqlite)).Anyone().GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        (await answer.DocumentAsync()).QuerySelector(".langs a")!.GetAttribute("href").ShouldBe(switched);
    }

    [Fact]
    public async Task The_pseudo_language_is_for_rehearsals_only()
    {
        var town = await towns.On(StoreKind.Sqlite);
        (await town.Anyone().PageAsync("/portal?lang=qps")).Body!.TextContent.ShouldContain("[!!");

        await using var live = await FaceHost.StartAsync(face => face.Space = "live");
        using var answer = await live.Client().GetAsync(new Uri("/?lang=qps", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("[!!");
    }

    [Fact]
    public async Task Official_texts_are_marked_as_Vietnamese_on_an_English_page_only()
    {
        var client = (await towns.On(StoreKind.Sqlite)).Anyone();
        var english = await client.PageAsync($"/portal/procedures/{Town.BirthRegistration}?lang=en");
        english.QuerySelector("h1")!.GetAttribute("lang").ShouldBe("vi");
        english.QuerySelectorAll(".paper__what [lang=vi]").Length.ShouldBeGreaterThan(0);

        (await client.PageAsync($"/portal/procedures/{Town.BirthRegistration}?lang=vi")).QuerySelector("h1")!.HasAttribute("lang").ShouldBeFalse();
    }
}
