using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;
using MotCua.Tests.Stores;
using MotCua.Web.Access;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Kiosk;

public sealed class KioskJourneyTests : IAsyncLifetime
{
    private static readonly string[] s_personal = ["011186012345", "Lò Thị Mai", "14/08/1986", "Na Sang 1"];
    private Town _town = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync(StoreKind.Sqlite);

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Theory]
    [InlineData("LÒ A\u202EB")]
    [InlineData("<script>x</script>")]
    public async Task A_name_on_the_card_that_cannot_be_printed_is_asked_for_at_once_not_refused_at_the_end(string name)
    {
        var visit = NewVisit();
        await visit.OpenAsync("/kiosk");
        await visit.SendAsync(("Act", "begin"));

        await visit.SendAsync(("Card", Visit.Card.Replace(Visit.Card.Split('|')[2], name, StringComparison.Ordinal)));

        visit.Page.QuerySelector("[name=FullName]").ShouldNotBeNull();
        visit.Page.Body!.TextContent.ShouldNotContain("\u202E");
    }

    [Fact]
    public async Task A_citizen_walks_from_the_card_to_the_receipt()
    {
        var visit = NewVisit();
        await visit.OpenAsync("/kiosk");
        visit.Page.QuerySelector(".top__unit")!.TextContent.ShouldBe("Xã Na Sang");

        await visit.SendAsync(("Act", "begin"));
        await visit.SendAsync(("Card", Visit.Card));
        visit.Page.QuerySelector(".read-back__name")!.TextContent.ShouldBe("Lò Thị Mai");
        visit.Page.QuerySelector(".read-back")!.TextContent.ShouldContain("011*****2345");
        visit.Page.Body!.InnerHtml.ShouldNotContain("011186012345");

        await visit.SendAsync(("Act", "yes"));
        await visit.SendAsync(("Phone", "0912 345 678"), ("Act", "next"));
        await visit.SendAsync(("Words", "lam giay khai sinh"));
        visit.Page.QuerySelectorAll("button[name=Code]").Select(b => b.GetAttribute("value")).Take(3).ShouldContain(Town.BirthRegistration);
        await visit.SendAsync(("Code", Town.BirthRegistration));
        await visit.SendAsync(("Case", "birth-certificate"));
        visit.At.ShouldBe("/kiosk/answer");
        await visit.OpenAsync("/kiosk/papers");
        while (visit.At == "/kiosk/papers")
            await visit.SendAsync(("Act", "next"), ("Ticked", visit.Page.QuerySelector("input[name=Ticked]")!.GetAttribute("value")!));
        visit.Page.Body!.TextContent.ShouldContain("Nhớ cầm lại thẻ");
        await visit.SendAsync();

        visit.At.ShouldBe("/kiosk/receipt");
        visit.Last.Headers.GetValues("Refresh").Single().ShouldBe("90; url=/kiosk/reset");
        var dossier = await OnlyDossierAsync();
        visit.Page.QuerySelector(".receipt__number")!.TextContent.ShouldBe(Crockford32.Grouped(dossier.Reference));
        visit.Page.Body!.TextContent.ShouldContain("08:00 23/11/2026");
        // Received before 15:00 on a Monday: the same day, by closing time.
        visit.Page.QuerySelector(".receipt__due")!.TextContent.ShouldContain("thứ Hai 23/11/2026");
        visit.Page.QuerySelector(".receipt__code")!.TextContent.Replace("-", "", StringComparison.Ordinal).Length.ShouldBe(13);
        visit.Page.QuerySelectorAll(".kiosk-qr svg path").Length.ShouldBeGreaterThan(0);
        visit.Page.QuerySelectorAll(".slip li").Length.ShouldBeGreaterThan(3);

        (dossier.Channel, dossier.State, dossier.ProcedureCode, dossier.Case).ShouldBe((SubmissionChannel.Kiosk, DossierState.Submitted, Town.BirthRegistration, "birth-certificate"));
        dossier.Declared.ShouldNotBeEmpty();
        var owner = await OwnerAsync(dossier);
        (owner.FullName, owner.PersonalId, owner.Assurance, owner.Phone).ShouldBe(("Lò Thị Mai", "011186012345", IdentityAssurance.QrScanned, "0912 345 678"));
        visit.Addresses.ShouldAllBe(address => !address.Contains("011186012345", StringComparison.Ordinal));
        NothingPersonal(visit.Page.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task The_typed_code_and_the_link_of_the_receipt_open_tracking()
    {
        var visit = await NewVisit().ReadyAsync();
        await visit.SendAsync();
        var code = visit.Page.QuerySelector(".receipt__code")!.TextContent;
        var reference = visit.Page.QuerySelector(".receipt__number")!.TextContent;

        (await _town.AskAsync((TrackingQueries t) => t.FindAsync(reference, code, Cancel))).ShouldNotBeNull().ProcedureCode.ShouldBe(Town.BirthRegistration);
        (await _town.AskAsync((TrackingQueries t) => t.FindAsync(reference, "0000000000000", Cancel))).ShouldBeNull();
    }

    [Fact]
    public async Task A_number_without_a_card_is_believed_as_self_declared_only()
    {
        var visit = NewVisit();
        await visit.OpenAsync("/kiosk");
        await visit.SendAsync(("Act", "begin"));
        await visit.SendAsync(("Card", "011 186 012 345"));
        visit.At.ShouldBe("/kiosk/name");
        await visit.SendAsync(("FullName", "  lò  thị mai "));
        await visit.SendAsync(("Act", "yes"));
        await visit.SendAsync(("Act", "skip"));
        await visit.SendAsync(("Situation", "copy"));
        await visit.SendAsync(("Code", Town.CertifiedCopy));
        visit.At.ShouldBe("/kiosk/answer");
        await visit.OpenAsync("/kiosk/hand-in");
        await visit.SendAsync();

        (await OwnerAsync(await OnlyDossierAsync())).Assurance.ShouldBe(IdentityAssurance.SelfDeclared);
    }

    [Fact]
    public async Task Two_presses_at_once_make_one_dossier()
    {
        var visit = await NewVisit().ReadyAsync();
        var page = visit.Page;

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visit.PressAsync(page)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().StartsWith("/kiosk/receipt"));
        await OnlyDossierAsync();
    }

    [Fact]
    public async Task Back_after_filing_shows_what_was_filed_and_files_nothing_more()
    {
        var visit = await NewVisit().ReadyAsync();
        var before = visit.Page;
        await visit.SendAsync();

        await visit.OpenAsync("/kiosk/papers");
        visit.At.ShouldBe("/kiosk/receipt");
        visit.Page.QuerySelector(".gently")!.TextContent.ShouldContain("đã nộp rồi");
        var again = await visit.PressAsync(before);

        again.Headers.Location!.ToString().ShouldBe("/kiosk/receipt?again=true");
        await OnlyDossierAsync();
    }

    [Fact]
    public async Task A_reset_leaves_nothing_behind()
    {
        var visit = await NewVisit().IntroducedAsync();
        (await DraftsAsync()).ShouldHaveSingleItem();

        await visit.OpenAsync("/kiosk/reset");
        visit.At.ShouldBe("/kiosk");

        (await DraftsAsync()).ShouldBeEmpty();
        visit.Cookies.ShouldAllBe(cookie => !s_personal.Any(text => Uri.UnescapeDataString(cookie).Contains(text, StringComparison.Ordinal)));
        visit.Cookies.ShouldContain(cookie => cookie.StartsWith("motcua-rehearsal-journey=;") && cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase));
        foreach (var address in (string[])["/kiosk", "/kiosk/card", "/kiosk/confirm", "/kiosk/hand-in", "/kiosk/receipt", "/kiosk/help"])
            NothingPersonal((await visit.OpenAsync(address)).Page.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task A_reset_tells_the_browser_to_drop_what_it_kept_and_keeps_the_kiosk_enrolled()
    {
        var client = _town.Kiosk();
        using var answer = await client.GetAsync(new Uri("/kiosk/reset", UriKind.Relative), Cancel);

        answer.Headers.GetValues("Clear-Site-Data").Single().ShouldBe("\"cache\", \"storage\"");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_store_keeps_of_a_journey_says_nothing_without_the_browsers_key()
    {
        await NewVisit().IntroducedAsync();
        var draft = (await DraftsAsync()).ShouldHaveSingleItem();

        var text = System.Text.Encoding.UTF8.GetString(draft.Cipher);
        s_personal.ShouldAllBe(personal => !text.Contains(personal));
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => AesBox.Open(new byte[32], draft.Cipher));
    }

    [Fact]
    public async Task A_journey_that_ran_out_leads_to_a_new_start_with_nothing_half_done()
    {
        var visit = await NewVisit().ReadyAsync();
        _town.Clock.Now += TimeSpan.FromMinutes(61);

        await visit.SendAsync();

        visit.At.ShouldBe("/kiosk/ended");
        visit.Page.QuerySelector("h1")!.TextContent.ShouldContain("bắt đầu lại");
        (await _town.ReadAsync(db => db.Set<Dossier>().CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_reaches_a_later_page_without_the_earlier_answers()
    {
        var visit = NewVisit();
        await visit.OpenAsync("/kiosk/hand-in");
        visit.At.ShouldBe("/kiosk");
        await visit.SendAsync(("Act", "begin"));
        await visit.OpenAsync("/kiosk/hand-in");
        visit.At.ShouldBe("/kiosk/card");
    }

    [Fact]
    public async Task Papers_can_be_listed_without_a_card_and_without_filing()
    {
        var visit = NewVisit();
        await visit.OpenAsync("/kiosk");
        await visit.SendAsync(("Act", "list"));
        await visit.SendAsync(("Words", "khai sinh"));
        await visit.SendAsync(("Code", Town.BirthRegistration));
        await visit.SendAsync(("Case", "birth-certificate"));
        await visit.OpenAsync("/kiosk/list");
        visit.Page.QuerySelectorAll(".slip li").Length.ShouldBeGreaterThan(3);

        await visit.OpenAsync("/kiosk/hand-in");
        visit.At.ShouldBe("/kiosk/list");
        (await _town.ReadAsync(db => db.Set<Dossier>().CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task A_browser_becomes_a_kiosk_by_the_link_and_by_nothing_else()
    {
        var client = _town.Anyone();
        using var wrong = await client.GetAsync(new Uri("/kiosk/enrol?code=made-up", UriKind.Relative), Cancel);
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync(Cancel)).ShouldContain("motcua kiosk enrol --unit CODE");

        var code = _town.Services.GetRequiredService<Kiosks>().CodeFor(Town.MuongThanh);
        using var right = await client.GetAsync(new Uri("/kiosk/enrol?code=" + Uri.EscapeDataString(code), UriKind.Relative), Cancel);
        right.Headers.Location!.ToString().ShouldBe("/kiosk");
        (await client.PageAsync("/kiosk")).QuerySelector(".top__unit")!.TextContent.ShouldBe("Phường Mường Thanh");
    }

    private Visit NewVisit() => new(_town.Kiosk());

    private Task<Dossier> OnlyDossierAsync() => _town.ReadAsync(db => db.Set<Dossier>().AsNoTracking().SingleAsync(Cancel));

    private Task<List<Draft>> DraftsAsync() => _town.ReadAsync(db => db.Set<Draft>().AsNoTracking().ToListAsync(Cancel));

    private async Task<ApplicantDetails> OwnerAsync(Dossier dossier)
    {
        var row = await _town.ReadAsync(db => db.Set<Applicant>().AsNoTracking().SingleAsync(applicant => applicant.Id == dossier.Owner, Cancel));
        return _town.Services.GetRequiredService<PersonVault>().Open<ApplicantDetails>(row.Sealed)!;
    }

    private static void NothingPersonal(string html) => s_personal.ShouldAllBe(text => !html.Contains(text));
}
