using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Counter;

/// <summary>Forms are saved as typed: what an officer typed and did not send is there again, for that officer in that browser, and nowhere else.</summary>
public class UnsentFormTests
{
    private const string Reason = "Bản chính bị rách góc, mất con dấu của nơi cấp";

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task What_was_typed_is_there_again_and_gone_once_it_is_sent(StoreKind kind)
    {
        await using var town = await Town.StartAsync(kind);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);
        var address = $"/counter/dossiers/{id}";

        (await KeepAsync(officer, address, ("RefuseReason", Reason))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var page = await officer.PageAsync(address);
        page.QuerySelector<IHtmlTextAreaElement>("#RefuseReason")!.Value.ShouldBe(Reason);
        page.QuerySelector(".unsent")!.TextContent.ShouldContain("08:00 23/11/2026");
        (await officer.PostFormAsync(page, [], "form[action*=Refuse]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.NotAccepted);
        (await town.ReadAsync(db => db.Drafts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Ticks_of_papers_come_back_too_and_can_be_thrown_away()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.BirthRegistration);
        var address = $"/counter/dossiers/{id}";
        var first = (await officer.PageAsync(address)).QuerySelector("input[type=radio][value=Missing]")!.GetAttribute("name")!;
        var originals = first.Replace("Status-", "Originals-", StringComparison.Ordinal);

        await KeepAsync(officer, address, (first, "Missing"), (originals, "3"));

        var page = await officer.PageAsync(address);
        page.QuerySelector<IHtmlInputElement>($"[name='{first}'][value=Missing]")!.IsChecked.ShouldBeTrue();
        page.QuerySelector<IHtmlInputElement>($"[name='{originals}']")!.Value.ShouldBe("3");
        (await officer.PostFormAsync(page, [], "form.unsent")).Headers.Location!.OriginalString.ShouldBe(address);
        (await officer.PageAsync(address)).QuerySelector<IHtmlInputElement>($"[name='{first}'][value=Missing]")!.IsChecked.ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_else_and_no_other_browser_sees_it_and_the_store_cannot_read_it()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);
        var address = $"/counter/dossiers/{id}";
        await KeepAsync(officer, address, ("RefuseReason", Reason));

        var director = await town.As(Town.Holder(Town.NaSang, OfficeKind.ServiceCentre, PostKind.CentreDirector));
        (await director.PageAsync(address)).Body!.TextContent.ShouldNotContain(Reason);
        var otherBrowser = town.Anyone();
        await otherBrowser.PostFormAsync("/sign-in", new() { ["UserName"] = Town.AtCounter, ["Password"] = Town.Password });
        (await otherBrowser.PageAsync(address)).Body!.TextContent.ShouldNotContain(Reason);

        var kept = await town.ReadAsync(db => db.Drafts.Select(draft => draft.Cipher).SingleAsync());
        Encoding.UTF8.GetString(kept).ShouldNotContain("rách góc");
        (await officer.PageAsync(address)).Body!.TextContent.ShouldContain(Reason);
    }

    [Fact]
    public async Task A_filing_begun_for_one_citizen_is_offered_without_a_name_and_gone_on_with_only_when_asked_for()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        await officer.PostFormAsync("/counter/new", new() { ["FullName"] = "Vàng A Tủa", ["Phone"] = "0912000111", ["Seek"] = "khai sinh" }, "form.take");

        var fresh = await officer.PageAsync("/counter/new");
        fresh.Body!.TextContent.ShouldNotContain("Vàng A Tủa");
        fresh.QuerySelector<IHtmlInputElement>("#FullName")!.Value.ShouldBeEmpty();
        var on = await officer.PageAsync(fresh.QuerySelector<IHtmlAnchorElement>(".told a")!.GetAttribute("href")!);

        on.QuerySelector<IHtmlInputElement>("#FullName")!.Value.ShouldBe("Vàng A Tủa");
        on.QuerySelector<IHtmlInputElement>("#Phone")!.Value.ShouldBe("0912000111");
        on.QuerySelectorAll("button[name=Pick]").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_office_keeps_a_note_in_the_writing()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var id = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        (await town.DoStepAsync(id, Town.AtCounter)).Kept();
        var head = await town.As(Town.Holder(Town.NaSang, OfficeKind.OfficeDivision, PostKind.DivisionHead));
        var address = $"/office/dossiers/{id}";

        await KeepAsync(head, address, ("SendBackReason", "Thiếu trang 2 của bản chính"));

        (await head.PageAsync(address)).QuerySelector("#act")!.TextContent.ShouldContain("Thiếu trang 2 của bản chính");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/portal")]
    [InlineData("/counter/../sign-out")]
    public async Task Only_pages_of_the_desk_are_kept_and_returned_to(string at)
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);

        (await KeepAsync(officer, at, ("Note", "x"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await KeepAsync(officer, at, "/unsent/forget", ("Note", "x"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_kept()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);

        using var answer = await officer.PostAsync(new Uri("/unsent?at=/counter/new", UriKind.Relative), new FormUrlEncodedContent([new("Note", "x")]), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await town.ReadAsync(db => db.Drafts.CountAsync())).ShouldBe(0);
    }

    private static Task<HttpResponseMessage> KeepAsync(HttpClient officer, string at, params (string Name, string Value)[] fields) =>
        KeepAsync(officer, at, "/unsent", fields);

    // What unsent.js sends: the fields of the page's forms with its token.
    private static async Task<HttpResponseMessage> KeepAsync(HttpClient officer, string at, string to, params (string Name, string Value)[] fields)
    {
        var page = await officer.PageAsync("/office");
        var token = page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        return await officer.PostAsync(new Uri($"{to}?at={Uri.EscapeDataString(at)}", UriKind.Relative),
            new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]), TestContext.Current.CancellationToken);
    }
}
