using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Dossiers.Processing;
using MotCua.Modules.Dossiers.Withdrawals;
using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Dossiers;

public class IntakeTests(Towns towns) : IClassFixture<Towns>
{
    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task The_code_is_the_agency_the_day_and_a_serial_that_begins_anew_each_day(StoreKind kind)
    {
        var town = await towns.On(kind);
        town.Clock.Put("2026-12-07T08:00");

        // data/dien-bien/agency-codes.csv: Na Sang H18.110.
        (await town.DossierAsync(await town.GivenAcceptedAsync(Town.CertifiedCopy))).Code.ShouldBe("H18.110-261207-0001");
        (await town.DossierAsync(await town.GivenAcceptedAsync(Town.CertifiedCopy))).Code.ShouldBe("H18.110-261207-0002");
        // 17:30 in Greenwich is the next day here.
        town.Clock.Put("2026-12-08T00:30");
        (await town.DossierAsync(await town.GivenAcceptedAsync(Town.CertifiedCopy))).Code.ShouldBe("H18.110-261208-0001");
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Many_officers_accepting_at_once_leave_no_gap_and_no_twin_in_the_numbers(StoreKind kind)
    {
        var town = await towns.On(kind);
        town.Clock.Put("2026-12-09T08:00");
        var ids = new List<DossierId>();
        for (var n = 0; n < 24; n++)
            ids.Add(await town.FileAsync(Town.CertifiedCopy));
        foreach (var id in ids.Where((_, n) => n % 4 != 3))
            await town.TickAllAsync(id);

        // Every fourth was not looked at and is refused; it must not take a number.
        var answers = await Task.WhenAll(ids.Select((id, n) => town.AcceptAsync(id, Town.Holder(Town.NaSang, OfficeKind.ServiceCentre, PostKind.OneStopOfficer, n % 3))));

        answers.Where(answer => !answer.IsRefused(out _)).Select(answer => answer.Value.Code).Order()
            .ShouldBe(Enumerable.Range(1, 18).Select(n => $"H18.110-261209-{n:0000}"));
        answers.Where(answer => answer.IsRefused(out _)).Select(answer => answer.Refused()).Distinct().ShouldBe(["dossier.papers.undecided"]);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task What_cannot_be_filed_is_refused_and_leaves_nothing(StoreKind kind)
    {
        var town = await towns.On(kind);
        town.Clock.Put("2026-12-10T08:00");
        var (dossiers, people) = await CountAsync(town);
        async Task Refuses(string code, string procedure, Func<SubmitDossier, SubmitDossier>? change = null) =>
            (await town.SubmitAsync(procedure, change)).Refused().ShouldBe(code, procedure);

        await Refuses("dossier.procedure.unknown", "9.999999");
        await Refuses("dossier.procedure.unknown", "");
        await Refuses("dossier.procedure.name-only", "2.002307");
        await Refuses("dossier.procedure.not-here", TownGround.ProvincialProcedure);
        await Refuses("dossier.unit.unknown", Town.CertifiedCopy, request => request with { Unit = "99999" });
        await Refuses("dossier.unit.unknown", Town.CertifiedCopy, request => request with { Unit = "03201" }); // Na Sang's own code before 2025-07-01
        await Refuses("dossier.component.unknown", Town.CertifiedCopy, request => request with { Components = ["copy", "no-such-paper"] });
        await Refuses("dossier.component.unknown", Town.BirthRegistration, request => request with { Case = "abandoned", Components = ["surrogacy-confirmation"] }); // of another case
        await Refuses("dossier.case.unknown", Town.BirthRegistration, request => request with { Case = null });
        await Refuses("dossier.case.unknown", Town.BirthRegistration, request => request with { Case = "all" });
        await Refuses("dossier.case.unknown", Town.FuneralAllowance, request => request with { Case = "birth-certificate" });
        await Refuses("dossier.case.unknown", Town.CertifiedCopy, request => request with { Case = "abandoned" });
        await Refuses("applicant.name.missing", Town.CertifiedCopy, request => request with { Owner = request.Owner with { FullName = " " } });
        await Refuses("applicant.number.wrong", Town.CertifiedCopy, request => request with { Owner = request.Owner with { PersonalId = "01118601234" } });
        await Refuses("applicant.birth.wrong", Town.CertifiedCopy, request => request with { Owner = request.Owner with { BirthDate = new DateOnly(2026, 12, 11) } });
        await Refuses("applicant.phone.wrong", Town.CertifiedCopy, request => request with { Owner = request.Owner with { Phone = "12" } });

        (await CountAsync(town)).ShouldBe((dossiers, people));
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Accepted_after_closing_it_counts_from_the_next_working_day_though_the_real_moment_is_written(StoreKind kind)
    {
        var town = await towns.On(kind);
        town.Clock.Put("2026-11-20T19:40"); // a Friday evening

        var dossier = await town.DossierAsync(await town.GivenAcceptedAsync("1.001776")); // ten working days

        dossier.AcceptedAt.ShouldBe(HeldClock.Moment("2026-11-20T19:40"));
        // Counts as received Monday 23; 24 is Culture Day; 25 26 27 | 30 1 2 3 4 | 7 8: the tenth is 8 December.
        dossier.DueAt.ShouldBe(HeldClock.Moment("2026-12-08T17:00"));
    }

    [Theory]
    [InlineData("lump-sum-funeral", "2026-12-14T17:00")]  // 19 days after Monday 23 November is Saturday 12 December: moved to Monday
    [InlineData("monthly-survivor", "2026-12-17T17:00")]  // 24 days: Thursday
    public async Task The_case_decides_the_time_limit(string @case, string due)
    {
        var town = await towns.On(StoreKind.Sqlite);
        town.Clock.Put("2026-11-23T10:00");

        (await town.DossierAsync(await town.GivenAcceptedAsync(Town.FuneralAllowance, request => request with { Case = @case }))).DueAt.ShouldBe(HeldClock.Moment(due));
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_refused_filing_ends_there_and_a_refusal_needs_its_reason(StoreKind kind)
    {
        var town = await towns.On(kind);
        var id = await town.FileAsync(Town.CertifiedCopy);

        (await RefuseAsync(town, id, "  ")).Refused().ShouldBe("dossier.reason.missing");
        (await RefuseAsync(town, id, new string('x', 1001))).Refused().ShouldBe("dossier.reason.long");
        (await RefuseAsync(town, id, "Bản chính đã bị tẩy xóa, không chứng thực được.")).Kept();

        (await town.DossierAsync(id)).State.ShouldBe(DossierState.NotAccepted);
        (await RefuseAsync(town, id, "Lần thứ hai thì không được.")).Refused().ShouldBe("dossier.transition");
        (await town.AcceptAsync(id)).Refused().ShouldBe("dossier.not-acceptable");
        (await CheckAsync(town, id)).Refused().ShouldBe("dossier.papers.closed");
        (await WithdrawAsync(town, id)).Refused().ShouldBe("dossier.transition");
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task The_owner_may_withdraw_while_nothing_is_decided(StoreKind kind)
    {
        var town = await towns.On(kind);
        town.Clock.Put("2026-12-11T08:00");
        var filed = await town.FileAsync(Town.CertifiedCopy);
        var accepted = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        var inProgress = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        await town.WalkToAsync(inProgress, StepKind.Sign);
        var resolved = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        await town.WalkToAsync(resolved, StepKind.Return);

        // domain table: Submitted and Accepted have no arrow to Withdrawn.
        (await WithdrawAsync(town, filed)).Refused().ShouldBe("dossier.transition");
        (await WithdrawAsync(town, accepted)).Refused().ShouldBe("dossier.transition");
        (await WithdrawAsync(town, resolved)).Refused().ShouldBe("dossier.transition");
        (await WithdrawAsync(town, inProgress)).Kept();

        (await town.DossierAsync(inProgress)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DossierState.Withdrawn), d => d.CurrentStep.ShouldBeNull());
        (await town.CurrentAsync(inProgress)).ShouldBeNull();
        (await town.JournalAsync(inProgress))[^1].Fact.ShouldBe("dossier.withdrawn");
        var signer = Town.Holder(Town.NaSang, OfficeKind.CommitteeLeadership, PostKind.Chair);
        (await town.DoAsync((FinishStepHandler h, CancellationToken c) => h.HandleAsync(new FinishStep(inProgress, null, "Ký."), town.By(signer), c), town.By(signer))).Refused().ShouldBe("dossier.no-step");
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Of_two_officers_who_looked_at_the_same_page_exactly_one_acts(StoreKind kind)
    {
        var town = await towns.On(kind);
        town.Clock.Put("2026-12-14T08:00");
        for (var round = 0; round < 5; round++)
        {
            var id = await town.FileAsync(Town.CertifiedCopy);
            await town.TickAllAsync(id);
            var seen = (await town.DossierAsync(id)).Version;

            var answers = await Task.WhenAll(Enumerable.Range(0, 3)
                .Select(n => town.AcceptAsync(id, Town.Holder(Town.NaSang, OfficeKind.ServiceCentre, PostKind.OneStopOfficer, n), seen)));

            answers.Count(answer => !answer.IsRefused(out _)).ShouldBe(1);
            answers.Where(answer => answer.IsRefused(out _)).Select(answer => answer.Refused()).Distinct().ShouldBe(["changed.meanwhile"]);
            (await town.JournalAsync(id)).Count(entry => entry.Fact == "dossier.accepted").ShouldBe(1);
        }
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Two_officers_finishing_one_step_at_once_finish_it_once(StoreKind kind)
    {
        var town = await towns.On(kind);
        town.Clock.Put("2026-12-15T08:00");
        var id = await town.GivenAcceptedAsync(Town.BirthRegistration);
        await town.WalkToAsync(id, StepKind.Appraise);
        var seen = (await town.DossierAsync(id)).Version;

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(n =>
        {
            var deed = town.By(Town.Holder(Town.NaSang, OfficeKind.OfficeDivision, PostKind.Specialist, n));
            return town.DoAsync((FinishStepHandler h, CancellationToken c) => h.HandleAsync(new FinishStep(id, seen, "Đủ điều kiện."), deed, c), deed);
        }));

        answers.Count(answer => !answer.IsRefused(out _)).ShouldBe(1);
        answers.Single(answer => answer.IsRefused(out _)).Refused().ShouldBe("changed.meanwhile");
        (await town.CurrentAsync(id))!.Kind.ShouldBe(StepKind.Sign);
    }

    private static async Task<(int, int)> CountAsync(Town town) =>
        (await town.ReadAsync(db => db.Dossiers.CountAsync()), await town.ReadAsync(db => db.Applicants.CountAsync()));

    private static Task<Result<Done>> RefuseAsync(Town town, DossierId id, string reason)
    {
        var deed = town.By(Town.AtCounter, "dossier.refuse");
        return town.DoAsync((RefuseDossierHandler h, CancellationToken c) => h.HandleAsync(new RefuseDossier(id, null, reason), deed, c), deed);
    }

    private static Task<Result<Done>> CheckAsync(Town town, DossierId id)
    {
        var deed = town.By(Town.AtCounter, "dossier.check");
        return town.DoAsync((CheckPapersHandler h, CancellationToken c) => h.HandleAsync(new CheckPapers(id, null, [new PaperFound("copy", PaperStatus.Had, 0, 1)]), deed, c), deed);
    }

    private static Task<Result<Done>> WithdrawAsync(Town town, DossierId id)
    {
        var deed = town.By(Town.AtCounter, "dossier.withdraw");
        return town.DoAsync((WithdrawDossierHandler h, CancellationToken c) => h.HandleAsync(new WithdrawDossier(id, null, "Người nộp xin rút để bổ sung sau."), deed, c), deed);
    }
}
