using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Dossiers.Prints;
using MotCua.Modules.Dossiers.Processing;
using MotCua.Modules.Dossiers.Reissues;
using MotCua.Modules.Dossiers.Returns;
using MotCua.Modules.Dossiers.Withdrawals;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Dossiers;

public class AuthorityTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly string s_chair = Town.Holder(Town.NaSang, OfficeKind.CommitteeLeadership, PostKind.Chair);
    private static readonly string s_economist = Town.Holder(Town.NaSang, OfficeKind.EconomyDivision, PostKind.DivisionHead);
    private static readonly string s_otherCounter = Town.Holder(Town.MuongThanh, OfficeKind.ServiceCentre, PostKind.OneStopOfficer);

    /// <summary>Every act on a dossier, the step at which it would be done, and what the rightful holder's colleague is told.</summary>
    public static TheoryData<string, StepKind?, string> Acts => new()
    {
        // At the counter: nobody outside it may act, and learns nothing.
        { nameof(CheckPapers), null, "dossier.unknown" },
        { nameof(AttachScan), null, "dossier.unknown" },
        { nameof(AcceptDossier), null, "dossier.unknown" },
        { nameof(RefuseDossier), null, "dossier.unknown" },
        { nameof(WithdrawDossier), null, "dossier.unknown" },
        { nameof(TakeSupplement), null, "dossier.unknown" },
        { nameof(NotePrint), null, "dossier.unknown" },
        { nameof(ReissueTracking), null, "dossier.unknown" },
        // Whoever of the unit sees the dossier but does not hold the step.
        { nameof(RequestSupplement), StepKind.Appraise, "access.post.not-held" },
        { nameof(HandOverDossier), StepKind.Receive, "access.post.not-held" },
        { nameof(AssignDossier), StepKind.Assign, "access.post.not-held" },
        { nameof(FinishStep), StepKind.Appraise, "access.post.not-held" },
        { nameof(SendBack), StepKind.Review, "access.post.not-held" },
        { nameof(IssueResult), StepKind.Number, "access.post.not-held" },
        { nameof(ReturnDossier), StepKind.Return, "access.post.not-held" },
    };

    [Fact]
    public void Every_slice_of_the_module_is_in_the_table() =>
        typeof(Dossier).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("MotCua.Modules.Dossiers.", StringComparison.Ordinal) == true
                && type.Name.EndsWith("Handler", StringComparison.Ordinal) && type != typeof(SubmitDossierHandler))
            .Select(type => type.Name[..^"Handler".Length]).ShouldBe(Acts.Select(row => row.Data.Item1), ignoreOrder: true);

    [Theory, MemberData(nameof(Acts))]
    public async Task Who_does_not_hold_the_post_cannot_act_and_another_unit_does_not_even_see_it(string act, StepKind? at, string refusal)
    {
        foreach (var kind in Enum.GetValues<StoreKind>())
        {
            var town = await towns.On(kind);
            var id = at is null ? await town.FileAsync("1.001776") : await town.GivenAcceptedAsync("1.001776");
            if (at is { } step)
                await town.WalkToAsync(id, step);
            var before = await town.JournalAsync(id);

            (await ActAsync(town, act, id, town.By(s_economist))).ShouldBe(refusal, $"{kind}: a colleague");
            (await ActAsync(town, act, id, town.By(s_chair))).ShouldBe(refusal, $"{kind}: the chair");
            (await ActAsync(town, act, id, town.By(s_otherCounter))).ShouldBe("dossier.unknown", $"{kind}: the counter of another unit");
            (await ActAsync(town, act, id, town.By("nobody.of-this-name"))).ShouldBe("dossier.unknown", $"{kind}: nobody");
            (await ActAsync(town, act, id, town.ByKiosk())).ShouldBe("dossier.unknown", $"{kind}: a kiosk");
            (await ActAsync(town, act, new DossierId(Guid.NewGuid()), town.By(Town.AtCounter))).ShouldBe("dossier.unknown", $"{kind}: no such dossier");

            (await town.JournalAsync(id)).Count.ShouldBe(before.Count);
        }
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_step_given_to_one_post_is_closed_to_its_neighbours(StoreKind kind)
    {
        var town = await towns.On(kind);
        var id = await town.GivenAcceptedAsync("1.001776");
        await town.WalkToAsync(id, StepKind.Appraise);
        var step = (await town.CurrentAsync(id))!;
        step.AssignedPost.ShouldNotBeNull();
        var mine = await town.HolderOfAsync(step);
        var neighbour = TownGround.Roster.First(row => row is { UnitCode: Town.NaSang, OfficeSlug: "CULTURE-SOCIETY", PostKind: PostKind.Specialist }
            && row.PostTitle != TownGround.Roster.First(own => own.SignIn == mine && own.OfficeSlug == "CULTURE-SOCIETY").PostTitle).SignIn;

        (await town.DoStepAsync(id, neighbour)).Refused().ShouldBe("access.post.not-held");
        (await town.DoStepAsync(id, mine)).Kept();
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_stand_in_acts_and_the_deed_says_so(StoreKind kind)
    {
        var town = await towns.On(kind);
        var id = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        await town.WalkToAsync(id, StepKind.Number);
        var standIn = Town.StandIn(Town.NaSang, OfficeKind.OfficeDivision, PostKind.RegistryClerk);

        (await town.DoStepAsync(id, standIn)).Kept();

        var deed = StoredJson.Read<Deed>((await town.JournalAsync(id))[^1].Deed);
        deed.Authority!.HoldingKind.ShouldBe("standIn");
        var done = await town.ReadAsync(db => db.DossierSteps.AsNoTracking().SingleAsync(row => row.Dossier == id && row.Kind == StepKind.Number));
        done.DoneHolding.ShouldBe("standIn");
        (await town.ReadAsync(db => db.Posts.AsNoTracking().Where(post => post.Id == new PostId(done.DonePost!.Value)).Select(post => post.Kind).SingleAsync()))
            .ShouldBe(PostKind.RegistryClerk);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_step_sent_back_goes_to_the_one_before_with_a_reason_and_never_before_the_first(StoreKind kind)
    {
        var town = await towns.On(kind);
        var id = await town.GivenAcceptedAsync(Town.BirthRegistration);
        await town.WalkToAsync(id, StepKind.Appraise);
        (await ActAsync(town, nameof(SendBack), id, town.By(await town.HolderOfAsync((await town.CurrentAsync(id))!)))).ShouldBe("dossier.send-back.first");
        await town.WalkToAsync(id, StepKind.Sign);

        (await ActAsync(town, nameof(SendBack), id, town.By(s_chair))).ShouldBe("");

        (await town.CurrentAsync(id))!.ShouldSatisfyAllConditions(step => step.Kind.ShouldBe(StepKind.Appraise), step => step.SentBack.ShouldBe(1), step => step.DoneBy.ShouldBeNull());
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.InProgress);
        await town.WalkToAsync(id, null);
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Returned);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Acting_at_the_wrong_step_is_refused_though_the_post_is_held(StoreKind kind)
    {
        var town = await towns.On(kind);
        var id = await town.GivenAcceptedAsync(Town.CertifiedCopy);

        (await ActAsync(town, nameof(ReturnDossier), id, town.By(Town.AtCounter))).ShouldBe("dossier.step.other-kind");
        (await ActAsync(town, nameof(SendBack), id, town.By(Town.AtCounter))).ShouldBe("dossier.not-in-progress");
        await town.WalkToAsync(id, StepKind.Return);
        (await ActAsync(town, nameof(HandOverDossier), id, town.By(Town.AtCounter))).ShouldBe("dossier.step.other-kind");
        var blind = town.By(Town.AtCounter);
        (await town.DoAsync((ReturnDossierHandler h, CancellationToken c) => h.HandleAsync(new ReturnDossier(id, null, false), blind, c), blind)).Refused().ShouldBe("dossier.return.identify");
    }

    /// <returns>The refusal's code; empty when it was done.</returns>
    private static async Task<string> ActAsync(Town town, string act, DossierId id, Deed deed)
    {
        const string reason = "Cần xem lại phần thẩm tra.";
        Result<Done> answer = act switch
        {
            nameof(CheckPapers) => await town.DoAsync((CheckPapersHandler h, CancellationToken c) => h.HandleAsync(new CheckPapers(id, null, []), deed, c), deed),
            nameof(AttachScan) => await town.DoAsync((AttachScanHandler h, CancellationToken c) => h.HandleAsync(new AttachScan(id, "x", Scan(deed)), deed, c), deed),
            nameof(AcceptDossier) => await town.DoAsync(async (AcceptDossierHandler h, CancellationToken c) =>
                (await h.HandleAsync(new AcceptDossier(id, null), deed, c)) is var done && done.IsRefused(out var no) ? no : (Result<Done>)Done.Value, deed),
            nameof(RefuseDossier) => await town.DoAsync((RefuseDossierHandler h, CancellationToken c) => h.HandleAsync(new RefuseDossier(id, null, reason), deed, c), deed),
            nameof(RequestSupplement) => await town.DoAsync((RequestSupplementHandler h, CancellationToken c) => h.HandleAsync(new RequestSupplement(id, null, [new("x", "y")], reason), deed, c), deed),
            nameof(TakeSupplement) => await town.DoAsync((TakeSupplementHandler h, CancellationToken c) => h.HandleAsync(new TakeSupplement(id, null), deed, c), deed),
            nameof(NotePrint) => await town.DoAsync(async (NotePrintHandler h, CancellationToken c) =>
                (await h.HandleAsync(new NotePrint(id, "form01"), deed, c)) is var done && done.IsRefused(out var no) ? no : (Result<Done>)Done.Value, deed),
            nameof(ReissueTracking) => await town.DoAsync((ReissueTrackingHandler h, CancellationToken c) =>
                h.HandleAsync(new ReissueTracking(id, null, ReissueReason.Lost, true), deed, c), deed),
            nameof(HandOverDossier) => await town.DoAsync((HandOverDossierHandler h, CancellationToken c) => h.HandleAsync(new HandOverDossier(id, null), deed, c), deed),
            nameof(AssignDossier) => await town.DoAsync((AssignDossierHandler h, CancellationToken c) => h.HandleAsync(new AssignDossier(id, null, Guid.NewGuid(), null), deed, c), deed),
            nameof(FinishStep) => await town.DoAsync((FinishStepHandler h, CancellationToken c) => h.HandleAsync(new FinishStep(id, null, reason), deed, c), deed),
            nameof(SendBack) => await town.DoAsync((SendBackHandler h, CancellationToken c) => h.HandleAsync(new SendBack(id, null, reason), deed, c), deed),
            nameof(IssueResult) => await town.DoAsync((IssueResultHandler h, CancellationToken c) => h.HandleAsync(new IssueResult(id, null, null), deed, c), deed),
            nameof(ReturnDossier) => await town.DoAsync((ReturnDossierHandler h, CancellationToken c) => h.HandleAsync(new ReturnDossier(id, null, true), deed, c), deed),
            nameof(WithdrawDossier) => await town.DoAsync((WithdrawDossierHandler h, CancellationToken c) => h.HandleAsync(new WithdrawDossier(id, null, reason), deed, c), deed),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };
        return answer.IsRefused(out var refusal) ? refusal.Code : "";
    }

    private static StoredFile Scan(Deed deed) => new()
    {
        Id = deed.NewId<FileId>(), Sha256 = new string('0', 64), Length = 1, ContentType = "application/pdf", Key = new KeyRef(Guid.NewGuid().ToString("N"), 0).ToString(), At = deed.At,
    };
}
