using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web;

/// <summary>The dossier on the desk, as officers of Na Sang act on it through their browsers.</summary>
public class OfficeDossierTests(Towns towns) : IClassFixture<Towns>
{
    private const string Opinion = "Hồ sơ đủ điều kiện, đề nghị giải quyết.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Chair => Town.Holder(Town.NaSang, OfficeKind.CommitteeLeadership, PostKind.Chair);

    [Theory]
    [InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task An_accepted_dossier_walks_its_whole_table_through_the_pages_each_step_by_its_own_post(StoreKind kind)
    {
        var town = await TownAsync(kind);
        var id = await town.GivenAcceptedAsync(Town.FuneralAllowance);
        await town.WalkToAsync(id, StepKind.Assign);
        var walked = new List<StepKind>();

        while (await town.CurrentAsync(id) is { Kind: not StepKind.Return } step)
        {
            town.Clock.Now += TimeSpan.FromMinutes(5);
            var browser = await town.As(await town.HolderOfAsync(step));
            var page = await browser.PageAsync(Address(id));
            var answer = await browser.PostFormAsync(page, Filled(page, step.Kind));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{step.Kind}: {Faults(await answer.DocumentAsync())}");
            (await browser.PageAsync(answer.Headers.Location!.ToString())).QuerySelector(".said").ShouldNotBeNull();
            walked.Add(step.Kind);
        }

        // Every step the dossier was given, between the first hand-over and the return; HappyPathTests hold them to the printed table.
        var given = await town.ReadAsync(db => db.DossierSteps.AsNoTracking().Where(step => step.Dossier == id).OrderBy(step => step.Order).Select(step => step.Kind).ToListAsync(Cancel));
        walked.ShouldBe(given[1..^1]);
        walked[..5].ShouldBe([StepKind.Assign, StepKind.Appraise, StepKind.Review, StepKind.Sign, StepKind.Number]);
        var dossier = await town.DossierAsync(id);
        (dossier.State, dossier.ResultNumber).ShouldBe((DossierState.Resolved, dossier.ResultNumber.ShouldNotBeNull()));
        await town.WalkToAsync(id, null);
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Returned);
    }

    [Fact]
    public async Task Who_does_not_hold_the_post_of_the_step_sees_who_does_and_is_refused_when_asking_past_the_page()
    {
        var town = await TownAsync();
        var id = await AtAsync(town, Town.BirthRegistration, StepKind.Sign);
        var browser = await town.As(Town.Holder(Town.NaSang, OfficeKind.OfficeDivision, PostKind.Specialist));
        var before = (await town.DossierAsync(id)).Version;

        var page = await browser.PageAsync(Address(id));
        page.QuerySelector("#act form").ShouldBeNull();
        page.QuerySelector("#act .holder__post").ShouldNotBeNull().TextContent.ShouldContain("Chủ tịch");
        var answer = await ForgeAsync(browser, page, id, "Finish", before);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Faults(await answer.DocumentAsync()).ShouldNotBeEmpty();
        (await town.DossierAsync(id)).Version.ShouldBe(before);
    }

    [Fact]
    public async Task Sending_back_asks_for_a_reason_returns_to_the_step_before_and_its_holder_reads_the_reason()
    {
        var town = await TownAsync();
        var id = await AtAsync(town, Town.BirthRegistration, StepKind.Sign);
        var browser = await town.As(Chair);

        var bare = await browser.PostFormAsync(Address(id), new() { ["SendBackReason"] = "sai" });
        bare.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var again = await bare.DocumentAsync();
        Kept(again, "SendBackReason").ShouldBe("sai");
        again.QuerySelector("#SendBackReason-error").ShouldNotBeNull();
        (await browser.PostFormAsync(again, new() { ["SendBackReason"] = "Thiếu ngày sinh của người mẹ." })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var step = (await town.CurrentAsync(id)).ShouldNotBeNull();
        (step.Kind, step.SentBack).ShouldBe((StepKind.Appraise, 1));
        var page = await (await town.As(await town.HolderOfAsync(step))).PageAsync(Address(id));
        page.QuerySelector("#act .govuk-inset-text").ShouldNotBeNull().TextContent.ShouldContain("Thiếu ngày sinh của người mẹ.");
    }

    [Fact]
    public async Task A_stand_in_may_act_and_the_history_says_so()
    {
        var town = await TownAsync();
        var id = await AtAsync(town, Town.BirthRegistration, StepKind.Number);
        var browser = await town.As(Town.StandIn(Town.NaSang, OfficeKind.OfficeDivision, PostKind.RegistryClerk));

        (await browser.PostFormAsync(Address(id), new() { ["Number"] = "" }, "#act form")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var deed = StoredJson.Read<Deed>((await town.JournalAsync(id))[^1].Deed);
        deed.Authority.ShouldNotBeNull().HoldingKind.ShouldBe("standIn");
        var latest = (await browser.PageAsync(Address(id))).QuerySelectorAll(".deed").First(line => line.QuerySelector("b") is not null);
        latest.TextContent.ShouldContain(town.Services.GetRequiredService<MotCua.Web.Words.Messages>().Find(MotCua.Web.Words.Language.Vietnamese, "holding.kind.standIn")!);
    }

    [Fact]
    public async Task Acting_on_a_page_that_is_no_longer_true_changes_nothing_keeps_the_words_and_shows_the_present_state()
    {
        var town = await TownAsync();
        var id = await AtAsync(town, Town.BirthRegistration, StepKind.Sign);
        var chair = await town.As(Chair);
        var stale = await chair.PageAsync(Address(id));
        var other = await town.As(Town.StandIn(Town.NaSang, OfficeKind.CommitteeLeadership, PostKind.Chair));
        (await other.PostFormAsync(Address(id), new() { ["SendBackReason"] = "Cần xem lại tên đệm." })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var version = (await town.DossierAsync(id)).Version;

        var answer = await chair.PostFormAsync(stale, new() { ["Note"] = "Đồng ý với đề nghị." }, "#act form");

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.DocumentAsync();
        page.QuerySelector("#act").ShouldNotBeNull().TextContent.ShouldContain("Đồng ý với đề nghị.");
        page.QuerySelector("#act .holder").ShouldNotBeNull();
        (await town.DossierAsync(id)).Version.ShouldBe(version);
    }

    [Fact]
    public async Task Pressing_twice_is_one_deed()
    {
        var town = await TownAsync();
        var id = await AtAsync(town, Town.BirthRegistration, StepKind.Appraise);
        var browser = await town.As(await town.HolderOfAsync((await town.CurrentAsync(id))!));
        var page = await browser.PageAsync(Address(id));
        var before = (await town.JournalAsync(id)).Count;

        var answers = await Task.WhenAll(browser.PostFormAsync(page, new() { ["Note"] = Opinion }), browser.PostFormAsync(page, new() { ["Note"] = Opinion }));
        var third = await browser.PostFormAsync(page, new() { ["Note"] = Opinion });

        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.Redirect);
        third.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await town.JournalAsync(id)).Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task An_opinion_of_fewer_than_five_letters_is_refused_beside_its_field()
    {
        var town = await TownAsync();
        var id = await AtAsync(town, Town.BirthRegistration, StepKind.Appraise);
        var browser = await town.As(await town.HolderOfAsync((await town.CurrentAsync(id))!));

        var answer = await browser.PostFormAsync(Address(id), new() { ["Note"] = "ok" });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.DocumentAsync();
        page.QuerySelector("#Note-error").ShouldNotBeNull();
        Kept(page, "Note").ShouldBe("ok");
    }

    [Fact]
    public async Task A_supplement_names_papers_and_reason_stops_the_clock_and_cannot_be_asked_again()
    {
        var town = await TownAsync();
        var id = await AtAsync(town, Town.BirthRegistration, StepKind.Appraise);
        var browser = await town.As(await town.HolderOfAsync((await town.CurrentAsync(id))!));
        var page = await browser.PageAsync(Address(id));
        var paper = page.QuerySelectorAll("input[name^='What[']")[0].GetAttribute("name")!;

        var none = await browser.PostFormAsync(page, new() { ["SupplementReason"] = "Giấy chứng sinh bị mờ." });
        none.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var again = await none.DocumentAsync();
        Kept(again, "SupplementReason").ShouldBe("Giấy chứng sinh bị mờ.");
        (await browser.PostFormAsync(again, new() { [paper] = "Nộp bản rõ.", ["SupplementReason"] = "Giấy chứng sinh bị mờ." })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Supplementing);
        var shown = await browser.PageAsync(Address(id));
        shown.QuerySelector("#act form").ShouldBeNull();
        shown.QuerySelector(".due-chip--paused").ShouldNotBeNull();
        shown.Body!.TextContent.ShouldContain("Nộp bản rõ.");
    }

    [Fact]
    public async Task A_dossier_of_another_unit_is_not_there()
    {
        var town = await TownAsync();
        var id = await AtAsync(town, Town.BirthRegistration, StepKind.Sign);
        var stranger = await town.As(Town.Holder(Town.MuongThanh, OfficeKind.CommitteeLeadership, PostKind.Chair));

        (await stranger.GetAsync(new Uri(Address(id), UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ForgeAsync(stranger, await stranger.PageAsync("/office"), id, "Finish", 1)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync(new Uri(Address(new DossierId(Guid.NewGuid())), UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_reads_a_dossier_without_signing_in()
    {
        var town = await TownAsync();
        var id = await AtAsync(town, Town.BirthRegistration, StepKind.Sign);
        foreach (var address in (string[])["/office", Address(id)])
        {
            var answer = await town.Anyone().GetAsync(new Uri(address, UriKind.Relative), Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            answer.Headers.Location!.ToString().ShouldContain("/sign-in");
        }
    }

    [Fact]
    public async Task A_scan_comes_as_a_download_that_browsers_may_not_guess_about_and_only_to_who_may_see_the_dossier()
    {
        var town = await TownAsync();
        var id = await AtAsync(town, Town.BirthRegistration, StepKind.Sign);
        byte[] content = [.. "%PDF-1.7\n"u8, 1, 2, 3];
        var file = await ScanAsync(town, id, content);
        var address = $"{Address(id)}/scans/{file.Value}";
        var browser = await town.As(Chair);
        (await browser.PageAsync(Address(id))).QuerySelector($".paper a[href^='{Address(id)}/scans/']").ShouldNotBeNull();

        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition.ShouldNotBeNull().DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await answer.Content.ReadAsByteArrayAsync(Cancel)).ShouldBe(content);
        var stranger = await town.As(Town.Holder(Town.MuongThanh, OfficeKind.CommitteeLeadership, PostKind.Chair));
        (await stranger.GetAsync(new Uri(address, UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_owner_s_number_is_masked_and_the_table_the_steps_come_from_is_named_with_its_standing()
    {
        var town = await TownAsync();
        var id = await AtAsync(town, Town.BirthRegistration, StepKind.Sign);

        var page = await (await town.As(Chair)).PageAsync(Address(id));

        page.Body!.TextContent.ShouldNotContain(Town.Citizen.PersonalId!);
        page.QuerySelector(".head__owner").ShouldNotBeNull().TextContent.ShouldContain(PersonalId.Parse(Town.Citizen.PersonalId!).Masked);
        page.QuerySelector(".provenance").ShouldNotBeNull().TextContent.ShouldContain("chưa");
    }

    private async Task<Town> TownAsync(StoreKind kind = StoreKind.Sqlite)
    {
        var town = await towns.On(kind);
        town.Clock.Put("2026-11-23T08:00");
        return town;
    }

    private static async Task<DossierId> AtAsync(Town town, string procedure, StepKind kind)
    {
        var id = await town.GivenAcceptedAsync(procedure);
        await town.WalkToAsync(id, kind);
        return id;
    }

    private static string Address(DossierId id) => $"/office/dossiers/{id}";

    private static Dictionary<string, string> Filled(IHtmlDocument page, StepKind kind) => kind switch
    {
        StepKind.Assign => new() { ["Post"] = page.QuerySelector("#act input[name=Post]").ShouldNotBeNull().GetAttribute("value")! },
        StepKind.Number => new() { ["Number"] = "" },
        StepKind.Receive => new() { ["Seen"] = page.QuerySelector("#act input[name=Seen]").ShouldNotBeNull().GetAttribute("value")! },
        StepKind.Appraise => new() { ["Note"] = Opinion },
        _ => new() { ["Note"] = "" },
    };

    private static string Faults(IHtmlDocument page) => page.QuerySelector(".govuk-error-summary")?.TextContent.Trim() ?? "";

    private static string Kept(IHtmlDocument page, string field) => page.QuerySelector<IHtmlTextAreaElement>($"textarea[name={field}]").ShouldNotBeNull().Value;

    private static Task<HttpResponseMessage> ForgeAsync(HttpClient browser, IHtmlDocument page, DossierId id, string handler, int seen) =>
        browser.PostAsync(new Uri($"{Address(id)}?handler={handler}", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull().GetAttribute("value")!,
            ["Key"] = Guid.NewGuid().ToString(), ["Seen"] = $"{seen}", ["Note"] = Opinion,
        }), Cancel);

    private static async Task<FileId> ScanAsync(Town town, DossierId id, byte[] content)
    {
        var dossier = await town.DossierAsync(id);
        var key = await town.ReadAsync(db => db.Applicants.Where(owner => owner.Id == dossier.Owner).Select(owner => owner.Key).SingleAsync(Cancel));
        var card = (await town.AskAsync((Catalogue catalogue) => catalogue.VersionOfAsync(dossier, Cancel)))!;
        var deed = town.By(Town.AtCounter, "dossier.scan");
        var file = await town.AskAsync((FileStore store) => Task.FromResult(store.Save(content, "application/pdf", KeyRef.Parse(key), deed)));
        var paper = card.ComponentsOf(dossier.Case).First(component => component.Kind != ComponentKind.Note).Key;
        (await town.DoAsync((AttachScanHandler h, CancellationToken c) => h.HandleAsync(new AttachScan(id, paper, file), deed, c), deed)).Kept();
        return file.Id;
    }
}
