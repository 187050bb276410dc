using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Counter;

public class CounterJourneyTests(Towns towns) : IClassFixture<Towns>
{
    private const string AcceptButton = "button[form=papers][formaction*=Accept]";

    private static string Page(DossierId id) => $"/counter/dossiers/{id}";

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_filing_is_ticked_accepted_and_gets_form_01_with_code_and_due_date(StoreKind kind)
    {
        var town = await towns.On(kind);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);

        var page = await officer.PageAsync(Page(id));
        page.Body!.TextContent.ShouldContain("011*****2345");
        page.Body.TextContent.ShouldNotContain("011186012345");
        var accepted = await AcceptAsync(officer, page, CounterForms.AllHad(page));

        accepted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        accepted.Headers.Location!.OriginalString.ShouldBe($"{Page(id)}/form01?print=now");
        var dossier = await town.DossierAsync(id);
        dossier.State.ShouldBe(DossierState.Accepted);
        var form = (await officer.PageAsync($"{Page(id)}/form01")).Body!.TextContent;
        form.ShouldContain(dossier.Code!);
        // The form is the citizen's own paper: the number stands there whole (Circular 03/2025, form 01).
        form.ShouldContain("011186012345");
        form.ShouldContain("08:00 23/11/2026");
        form.ShouldContain(dossier.PromisedAt!.Value.LegalClock().ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        form.ShouldContain("/TTPVHCC");
    }

    [Fact]
    public async Task A_double_press_accepts_once()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);
        var page = await officer.PageAsync(Page(id));
        var fields = CounterForms.AllHad(page);

        var first = await AcceptAsync(officer, page, fields);
        var again = await AcceptAsync(officer, page, fields);

        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        (await town.JournalAsync(id)).Count(entry => entry.Fact == "dossier.accepted").ShouldBe(1);
    }

    [Fact]
    public async Task Two_officers_at_once_the_second_sees_what_changed_and_keeps_what_was_typed()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var director = await town.As(Town.Holder(Town.NaSang, OfficeKind.ServiceCentre, PostKind.CentreDirector));
        var id = await town.FileAsync(Town.CertifiedCopy);
        var stale = await director.PageAsync(Page(id));
        await town.TickAllAsync(id);

        var answer = await director.PostFormAsync(stale, new() { ["RefuseReason"] = "Sổ gốc không còn chữ ký" });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.DocumentAsync();
        page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldNotBeEmpty();
        page.QuerySelector<IHtmlTextAreaElement>("#RefuseReason")!.Value.ShouldBe("Sổ gốc không còn chữ ký");
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Submitted);
        // The page shown is the fresh one: sent again, it holds.
        (await director.PostFormAsync(page, new() { ["RefuseReason"] = "Sổ gốc không còn chữ ký" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.PageAsync($"{Page(id)}/form03")).Body!.TextContent.ShouldContain("Sổ gốc không còn chữ ký");
    }

    [Fact]
    public async Task A_paper_nobody_looked_at_is_blamed_beside_itself_and_the_other_ticks_stay()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.BirthRegistration);
        var page = await officer.PageAsync(Page(id));
        var some = CounterForms.AllHad(page).Where(field => field.Key.StartsWith("Status-", StringComparison.Ordinal)).Skip(1).ToDictionary();

        var answer = await AcceptAsync(officer, page, some);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var shown = await answer.DocumentAsync();
        shown.QuerySelectorAll(".paper-row .govuk-error-message").Length.ShouldBe(1);
        shown.QuerySelectorAll<IHtmlInputElement>("input[value=Had]").Count(radio => radio.IsChecked).ShouldBe(some.Count);
        (await town.ReadAsync(db => db.DossierPapers.CountAsync(paper => paper.Dossier == id && paper.Status == PaperStatus.Had))).ShouldBe(some.Count);
    }

    [Fact]
    public async Task A_supplement_is_asked_for_once_and_form_02_names_the_paper()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);
        var page = await officer.PageAsync(Page(id));
        var paper = page.QuerySelector<IHtmlInputElement>("input[name=Asked]")!.Value;

        var asked = await officer.PostFormAsync(page, new() { ["Asked"] = paper, [$"What-{paper}"] = "Mang bản chính có dấu", ["SupplementReason"] = "Bản mang đến là bản chụp" });
        asked.Headers.Location!.OriginalString.ShouldBe($"{Page(id)}/form02?print=now");
        (await officer.PageAsync($"{Page(id)}/form02")).Body!.TextContent.ShouldContain("Mang bản chính có dấu");

        (await officer.PostFormAsync(Page(id), [], "form[action*=SupplementTaken]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Submitted);
        // Decree 118/2025 Art. 17(2)(a): once. The page offers no second; a form kept from before is refused.
        (await officer.PageAsync(Page(id))).QuerySelector("[name=SupplementReason]").ShouldBeNull();
        var version = (await town.DossierAsync(id)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var second = await officer.PostFormAsync(page, new()
        {
            ["Asked"] = paper, [$"What-{paper}"] = "Thêm nữa", ["SupplementReason"] = "Còn thiếu giấy khác", ["SeenVersion"] = version, ["Key"] = Guid.NewGuid().ToString(),
        }, "form[action*='handler=Supplement']:not([action*=Taken])");
        second.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await town.ReadAsync(db => db.SupplementRequests.CountAsync(request => request.Dossier == id))).ShouldBe(1);
    }

    [Fact]
    public async Task A_reason_is_asked_for_beside_its_field()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);

        var answer = await officer.PostFormAsync(Page(id), new() { ["RefuseReason"] = "ờ" });

        (await answer.DocumentAsync()).QuerySelector("#RefuseReason-error").ShouldNotBeNull();
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Submitted);
    }

    [Fact]
    public async Task The_counter_hands_over_and_returns_only_after_looking_at_the_card()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.GivenAcceptedAsync(Town.CertifiedCopy);

        (await officer.PostFormAsync(Page(id), [], "form[action*=HandOver]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.InProgress);
        await town.WalkToAsync(id, StepKind.Return);

        var unseen = await officer.PostFormAsync(Page(id), [], "form[action*='handler=Return']");
        unseen.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await unseen.DocumentAsync()).QuerySelector("#CitizenIdentified-error").ShouldNotBeNull();
        (await officer.PostFormAsync(Page(id), new() { ["CitizenIdentified"] = "yes" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Returned);
        (await officer.PageAsync(Page(id))).QuerySelectorAll(".acts form:not([action*=Reissue])").Length.ShouldBe(0);
    }

    [Fact]
    public async Task Another_units_officer_finds_nothing_and_a_specialist_may_not_open_the_counter()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var id = await town.FileAsync(Town.CertifiedCopy);
        var elsewhere = await town.As(Town.Holder(Town.MuongThanh, OfficeKind.ServiceCentre, PostKind.OneStopOfficer));
        var specialist = await town.As(Town.Holder(Town.NaSang, OfficeKind.CommitteeLeadership, PostKind.Chair));

        foreach (var page in (string[])["", "/receipt"])
            (await elsewhere.OpenAsync(Page(id) + page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await specialist.OpenAsync("/counter")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await specialist.OpenAsync(Page(id))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await town.Anyone().OpenAsync(Page(id))).Headers.Location!.OriginalString.ShouldContain("/sign-in");
    }

    [Fact]
    public async Task The_history_says_who_in_which_post_and_when()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        var person = await town.ReadAsync(db => db.Set<MotCua.Modules.Staffing.Person>().SingleAsync(one => one.SignIn == Town.AtCounter));

        var history = (await officer.PageAsync(Page(id))).QuerySelector(".history__lines")!.TextContent;

        history.ShouldContain(person.FullName);
        history.ShouldContain("08:00 23/11");
    }

    [Fact]
    public async Task Many_are_handed_over_at_once_each_with_its_outcome()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var first = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        var second = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        var page = await officer.PageAsync("/counter?line=ToHandOver");
        page.QuerySelectorAll("input[name=Picked]").Length.ShouldBe(2);
        (await town.DoStepAsync(second, Town.AtCounter)).Kept();

        var form = CounterForms.Hidden(page, "form[action*=HandOver]");
        var answer = await officer.PostToAsync("/counter?handler=HandOver",
            new FormUrlEncodedContent([.. form, .. page.QuerySelectorAll("input[name=Picked]").Select(box => new KeyValuePair<string, string>("Picked", box.GetAttribute("value")!))]));

        var outcomes = (await answer.DocumentAsync()).QuerySelectorAll(".counter-outcome");
        outcomes.Length.ShouldBe(2);
        outcomes.Count(outcome => outcome.ClassList.Contains("counter-outcome--done")).ShouldBe(1);
        (await town.DossierAsync(first)).State.ShouldBe(DossierState.InProgress);
    }

    [Fact]
    public async Task An_empty_scan_is_blamed_and_the_case_stands_on_the_page_and_on_form_01()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.BirthRegistration);
        var page = await officer.PageAsync(Page(id));
        page.QuerySelector(".head__case")!.TextContent.ShouldContain("giấy chứng sinh", Case.Insensitive);
        var scan = page.QuerySelector("input[type=file]")!.GetAttribute("name")!;

        var answer = await officer.PostFormAsync(page, [], "#papers", [(scan, "c.jpg", "image/jpeg", [])]);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.DocumentAsync()).QuerySelectorAll(".paper-row .govuk-error-message").Length.ShouldBe(1);

        (await AcceptAsync(officer, await officer.PageAsync(Page(id)), CounterForms.AllHad(page))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.PageAsync($"{Page(id)}/form01")).Body!.TextContent.ShouldContain("giấy chứng sinh", Case.Insensitive);
    }

    private static Task<HttpResponseMessage> AcceptAsync(HttpClient officer, IHtmlDocument page, Dictionary<string, string> fields)
    {
        var accept = page.QuerySelector(AcceptButton)!.GetAttribute("formaction")!;
        page.QuerySelector("#papers")!.SetAttribute("action", accept);
        return officer.PostFormAsync(page, fields, "#papers");
    }
}
