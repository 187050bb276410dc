using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Procedures;
using MotCua.Tests.Stores;
using MotCua.Tests.Web.Api;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Portal;

public sealed partial class PortalTests(Towns towns) : IClassFixture<Towns>
{
    [Fact]
    public async Task The_first_page_searches_offers_situations_and_tracks()
    {
        var page = await (await towns.On(StoreKind.Sqlite)).Anyone().PageAsync("/portal");

        page.QuerySelector("form[role=search] input[name=Q]").ShouldNotBeNull();
        page.QuerySelectorAll(".topics a").Length.ShouldBeGreaterThan(8);
        page.QuerySelector("form[method=post] input[name=Code]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_search_finds_and_says_why_in_the_catalogues_own_letters()
    {
        var page = await (await towns.On(StoreKind.Sqlite)).Anyone().PageAsync("/portal/procedures?q=lam+khai+sinh");

        var first = page.QuerySelector(".found li")!;
        first.TextContent.ShouldContain(Town.BirthRegistration);
        first.QuerySelector(".found__why")!.TextContent.ShouldContain("khai sinh");
        page.QuerySelector("input[name=Q]")!.GetAttribute("value").ShouldBe("lam khai sinh");
    }

    [Theory]
    [InlineData("/portal/procedures?q=qqxzzw", 200, ".empty")]
    [InlineData("/portal/procedures?q=a%01b", 400, ".govuk-error-summary")]
    [InlineData("/portal/procedures?q=x&level=village", 400, ".govuk-error-summary")]
    [InlineData("/portal/procedures?q=khai+sinh&page=9999999999", 200, ".found")]
    [InlineData("/portal/procedures/9.999999", 404, "a.govuk-button")]
    [InlineData("/portal/procedures/%27%3Cb%3E", 404, "a.govuk-button")]
    public async Task Bad_input_gets_a_clear_page(string address, int status, string shows)
    {
        using var answer = await (await towns.On(StoreKind.Sqlite)).Anyone().AskAsync(address);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.DocumentAsync()).QuerySelector(shows).ShouldNotBeNull();
    }

    [Fact]
    public async Task Too_long_a_search_keeps_what_was_typed()
    {
        using var answer = await (await towns.On(StoreKind.Sqlite)).Anyone().AskAsync($"/portal/procedures?q={new string('a', 300)}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.DocumentAsync()).QuerySelector("input[name=Q]")!.GetAttribute("value")!.Length.ShouldBe(300);
    }

    [Fact]
    public async Task A_procedure_answers_first_and_shows_its_correction_with_the_source()
    {
        var page = await (await towns.On(StoreKind.Sqlite)).Anyone().PageAsync($"/portal/procedures/{Town.BirthRegistration}");

        page.QuerySelector(".facts--answer")!.TextContent.ShouldContain("15:00");
        page.QuerySelector(".noted")!.TextContent.ShouldContain("Luật Hộ tịch");
        page.QuerySelectorAll("details.case").Length.ShouldBe(4);
        page.QuerySelectorAll(".law details[open]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_procedure_without_a_number_says_why()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var card = (await town.ProcedureAsync(Town.CertifiedCopy)).ShouldNotBeNull();
        var unstated = card.LimitFor(ChannelKind.Direct, ProcedureCase.All).Unit == LimitUnit.Unstated;

        var facts = (await town.Anyone().PageAsync($"/portal/procedures/{Town.CertifiedCopy}")).QuerySelector(".facts--answer")!;

        facts.QuerySelectorAll(".facts__note").Any(note => note.TextContent.Contains("Nguồn", StringComparison.Ordinal)).ShouldBe(unstated);
    }

    [Fact]
    public async Task Known_by_name_only_is_said_and_leads_to_the_neighbours()
    {
        var page = await (await towns.On(StoreKind.Sqlite)).Anyone().PageAsync("/portal/procedures/2.002307");

        page.QuerySelector(".facts").ShouldBeNull();
        page.QuerySelector(".found a")!.GetAttribute("href").ShouldBe($"/portal/procedures/{Town.FuneralAllowance}");
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Reference_and_code_open_the_answer_without_anybodys_name(StoreKind store)
    {
        var town = await towns.On(store);
        var id = await town.GivenAcceptedAsync(Town.BirthRegistration);
        var dossier = await town.DossierAsync(id);
        var secrets = town.Services.GetRequiredService<TrackingSecrets>();

        using var typed = await town.Anyone().PostFormAsync("/portal/track", new() { ["Reference"] = dossier.Reference, ["Code"] = Crockford32.Grouped(secrets.CodeOf(id, 0)) });
        using var scanned = await town.Anyone().AskAsync($"/t/{dossier.Reference}/{secrets.TokenOf(id, 0)}");

        foreach (var answer in new[] { typed, scanned })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            var page = await answer.DocumentAsync();
            page.QuerySelector("main")!.TextContent.ShouldContain(dossier.Code!);
            page.QuerySelector(".due .why").ShouldNotBeNull();
            page.QuerySelector(".holder__post")!.TextContent.ShouldContain("Một cửa");
            page.QuerySelector(".holder__person").ShouldBeNull();
            var html = page.DocumentElement.OuterHtml;
            html.ShouldNotContain("Lò Thị Mai");
            html.ShouldNotContain("011186012345");
        }
        scanned.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
    }

    [Fact]
    public async Task Every_state_of_a_dossier_has_its_words_on_the_answer_page()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var texts = new MotCua.Web.Words.Texts(town.Services.GetRequiredService<MotCua.Web.Words.Messages>(), MotCua.Web.Words.Language.Vietnamese);

        foreach (var state in Enum.GetValues<DossierState>())
            texts["portal.next." + state, "x"].ShouldNotContain("⟦");
        foreach (var code in typeof(FlagCodes).GetFields().Select(field => (string)field.GetValue(null)!))
            texts["portal.flag." + code].ShouldNotContain("⟦");
    }

    [Fact]
    public async Task A_wrong_code_and_a_missing_dossier_get_the_same_page()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var dossier = await town.DossierAsync(await town.FileAsync(Town.BirthRegistration));

        async Task<string> Asked(string reference)
        {
            using var answer = await town.Anyone().PostFormAsync("/portal/track", new() { ["Reference"] = reference, ["Code"] = "0000000000000" });
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            return Token().Replace((await answer.TextAsync()).Replace(reference, "R", StringComparison.Ordinal), "");
        }

        (await Asked("ZZZZZZZZ")).ShouldBe(await Asked(dossier.Reference));
    }

    [Fact]
    public async Task The_typed_code_is_refused_in_an_address()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var id = await town.FileAsync(Town.BirthRegistration);
        var dossier = await town.DossierAsync(id);
        var code = town.Services.GetRequiredService<TrackingSecrets>().CodeOf(id, 0);

        using var answer = await town.Anyone().AskAsync($"/t/{dossier.Reference}/{code}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_missing_code_is_asked_for_beside_its_field_and_the_reference_stays()
    {
        using var answer = await (await towns.On(StoreKind.Sqlite)).Anyone().PostFormAsync("/portal/track", new() { ["Reference"] = "ABCDEFGH", ["Code"] = "" });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.DocumentAsync();
        page.QuerySelector("#Code-error").ShouldNotBeNull();
        page.QuerySelector("input[name=Reference]")!.GetAttribute("value").ShouldBe("ABCDEFGH");
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*>""")]
    private static partial Regex Token();
}
