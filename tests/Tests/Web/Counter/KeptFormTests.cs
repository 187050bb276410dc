using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Counter;

public class KeptFormTests
{
    private const string Reason = "Sổ gốc không còn chữ ký của người cấp";

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task What_was_typed_when_the_session_ended_is_offered_again_after_signing_in(StoreKind kind)
    {
        await using var town = await Town.StartAsync(kind);
        var (officer, id, page) = await TypingAsync(town);
        town.Clock.Now += TimeSpan.FromHours(10);

        var ended = await SendAsync(officer, page);
        ended.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        ended.Headers.Location!.OriginalString.ShouldBe("/sign-in?return=/kept-form");
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Submitted);
        (await officer.PostFormAsync(ended.Headers.Location.OriginalString, new() { ["UserName"] = Town.AtCounter, ["Password"] = Town.Password }))
            .Headers.Location!.OriginalString.ShouldBe("/kept-form");

        var kept = await officer.PageAsync("/kept-form");
        kept.Body!.TextContent.ShouldContain(Reason);
        var sent = await officer.PostFormAsync(kept, new() { ["RefuseReason"] = Reason });

        sent.Headers.Location!.OriginalString.ShouldContain("form03");
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.NotAccepted);
    }

    [Fact]
    public async Task Nobody_else_is_offered_it_and_it_can_be_thrown_away()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var (officer, _, page) = await TypingAsync(town);
        town.Clock.Now += TimeSpan.FromHours(10);
        await SendAsync(officer, page);

        await officer.PostFormAsync("/sign-in", new() { ["UserName"] = Town.Holder(Town.NaSang, MotCua.Modules.Organisation.OfficeKind.ServiceCentre, MotCua.Modules.Organisation.PostKind.CentreDirector), ["Password"] = Town.Password });
        (await officer.OpenAsync("/kept-form")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await officer.PostFormAsync("/sign-in", new() { ["UserName"] = Town.AtCounter, ["Password"] = Town.Password });
        var kept = await officer.PageAsync("/kept-form");
        await officer.PostFormAsync(kept, [], "form[action='/kept-form']");
        (await town.ReadAsync(db => db.Drafts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_from_another_site_or_from_somebody_who_never_signed_in_is_not_kept()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var (officer, _, page) = await TypingAsync(town);
        town.Clock.Now += TimeSpan.FromHours(10);

        await SendAsync(officer, page, origin: "https://elsewhere.example");
        await SendAsync(town.Anyone(), page);

        (await town.ReadAsync(db => db.Drafts.CountAsync())).ShouldBe(0);
    }

    private static async Task<(HttpClient Officer, DossierId Id, IHtmlDocument Page)> TypingAsync(Town town)
    {
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);
        return (officer, id, await officer.PageAsync($"/counter/dossiers/{id}"));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient officer, IHtmlDocument page, string? origin = null)
    {
        var form = page.QuerySelector("form[action*='handler=Refuse']")!;
        var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new FormUrlEncodedContent([.. CounterForms.Hidden(page, "form[action*='handler=Refuse']"), new("RefuseReason", Reason)]),
        };
        request.Headers.Add("Origin", origin ?? officer.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await officer.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
