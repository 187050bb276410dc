using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Dossiers;

public class HappyPathTests(Towns towns) : IClassFixture<Towns>
{
    private const string Home = "HOME-AFFAIRS";

    // The steps of the proposed tables in data/processes/proposed.jsonl, as printed there: kind, office, post.
    private static readonly Dictionary<string, (StepKind Kind, string Office, PostKind Post)[]> s_tables = new()
    {
        [Town.BirthRegistration] = [(StepKind.Receive, "PAS-CENTRE", PostKind.OneStopOfficer), (StepKind.Appraise, "OFFICE", PostKind.Specialist), (StepKind.Sign, "COMMITTEE", PostKind.Chair), (StepKind.Number, "OFFICE", PostKind.RegistryClerk), (StepKind.Return, "PAS-CENTRE", PostKind.OneStopOfficer)],
        [Town.CertifiedCopy] = [(StepKind.Receive, "PAS-CENTRE", PostKind.OneStopOfficer), (StepKind.Appraise, "OFFICE", PostKind.Specialist), (StepKind.Sign, "COMMITTEE", PostKind.Chair), (StepKind.Number, "OFFICE", PostKind.RegistryClerk), (StepKind.Return, "PAS-CENTRE", PostKind.OneStopOfficer)],
        [Town.FuneralAllowance] =
        [
            (StepKind.Receive, "PAS-CENTRE", PostKind.OneStopOfficer), (StepKind.Assign, "CULTURE-SOCIETY", PostKind.DivisionHead), (StepKind.Appraise, "CULTURE-SOCIETY", PostKind.Specialist),
            (StepKind.Review, "CULTURE-SOCIETY", PostKind.DivisionHead), (StepKind.Sign, "COMMITTEE", PostKind.Chair), (StepKind.Number, "OFFICE", PostKind.RegistryClerk),
            (StepKind.Receive, "PROVINCIAL-PAS-CENTRE", PostKind.OneStopOfficer), (StepKind.Assign, Home, PostKind.DivisionHead), (StepKind.Appraise, Home, PostKind.Specialist),
            (StepKind.Review, Home, PostKind.DivisionHead), (StepKind.Sign, Home, PostKind.DepartmentOfficer), (StepKind.Number, Home, PostKind.RegistryClerk), (StepKind.Return, "PAS-CENTRE", PostKind.OneStopOfficer),
        ],
    };

    [Theory]
    [InlineData(StoreKind.Sqlite, Town.BirthRegistration), InlineData(StoreKind.Sqlite, Town.CertifiedCopy), InlineData(StoreKind.Sqlite, Town.FuneralAllowance)]
    [InlineData(StoreKind.Postgres, Town.BirthRegistration), InlineData(StoreKind.Postgres, Town.CertifiedCopy), InlineData(StoreKind.Postgres, Town.FuneralAllowance)]
    public async Task A_dossier_goes_from_the_kiosk_to_the_returned_result_and_every_deed_says_who_in_which_post_and_when(StoreKind kind, string procedure)
    {
        var town = await towns.On(kind);
        town.Clock.Put("2026-11-23T08:00");

        var id = await town.GivenAcceptedAsync(procedure);
        (await town.ReadAsync(db => db.Journal.AsNoTracking().Where(entry => entry.Stream == Dossier.StreamOf(id)).Select(entry => entry.Fact).ToListAsync()))
            .ShouldBe(["dossier.filed", "dossier.papers-checked", "dossier.accepted"], ignoreOrder: true);
        foreach (var (stepKind, office, post) in s_tables[procedure])
        {
            var step = (await town.CurrentAsync(id)).ShouldNotBeNull();
            (step.Kind, await SlugAsync(town, step.Office)).ShouldBe((stepKind, office));
            step.PostKinds.ShouldContain(post);
            var before = (await town.DossierAsync(id)).Version;
            town.Clock.Now += TimeSpan.FromMinutes(7);
            var holder = await town.HolderOfAsync(step);

            (await town.DoStepAsync(id, holder, before)).Kept();

            var done = await town.ReadAsync(db => db.DossierSteps.AsNoTracking().SingleAsync(row => row.Dossier == id && row.Order == step.Order));
            done.State.ShouldBe(StepState.Done);
            done.DoneAt.ShouldBe(town.Clock.Now);
            done.DoneBy.ShouldBe(Person.IdOf(holder).Value);
            var deed = StoredJson.Read<Deed>((await town.JournalAsync(id))[^1].Deed);
            deed.At.ShouldBe(town.Clock.Now);
            deed.Actor.ShouldBe(new Actor(ActorKind.Officer, Person.IdOf(holder).Value.ToString()));
            deed.Authority!.Post.ShouldBe(done.DonePost!.Value);
            deed.Authority.Office.ShouldBe(step.Office.Value);
        }

        var dossier = await town.DossierAsync(id);
        dossier.State.ShouldBe(DossierState.Returned);
        dossier.ReturnedAt.ShouldBe(town.Clock.Now);
        dossier.ResultNumber.ShouldNotBeNull();
        dossier.CurrentStep.ShouldBeNull();
        (await town.CurrentAsync(id)).ShouldBeNull();
        var journal = await town.JournalAsync(id);
        journal.Select(entry => entry.Version).ShouldBe(Enumerable.Range(1, journal.Count));
        dossier.Version.ShouldBe(journal.Count);
        // A hand-over for every change of office, none within one.
        var offices = s_tables[procedure].Select(step => step.Office).ToList();
        (await town.ReadAsync(db => db.HandOvers.CountAsync(row => row.Dossier == id))).ShouldBe(offices.Zip(offices.Skip(1)).Count(pair => pair.First != pair.Second));
    }

    // 2026-11-24 is Culture Day. 1.001193 same day; 2.000815 same day; 1.010824 accepted at a counter: see the override's own limit.
    [Theory]
    [InlineData(StoreKind.Sqlite, "2026-11-23T09:00", "2026-11-23T17:00"), InlineData(StoreKind.Postgres, "2026-11-23T09:00", "2026-11-23T17:00")]
    [InlineData(StoreKind.Sqlite, "2026-11-23T15:00", "2026-11-23T17:00"), InlineData(StoreKind.Sqlite, "2026-11-23T15:01", "2026-11-25T17:00")]
    [InlineData(StoreKind.Sqlite, "2026-11-27T16:00", "2026-11-30T17:00"), InlineData(StoreKind.Sqlite, "2026-11-25T18:30", "2026-11-26T17:00")]
    public async Task Birth_registration_is_due_the_same_day_unless_it_came_after_15_00(StoreKind kind, string accepted, string due)
    {
        var town = await towns.On(kind);
        town.Clock.Put(accepted);

        var id = await town.GivenAcceptedAsync(Town.BirthRegistration);

        var dossier = await town.DossierAsync(id);
        dossier.DueAt.ShouldBe(HeldClock.Moment(due));
        dossier.PromisedAt.ShouldBe(dossier.DueAt);
        dossier.ExpectedDueAt.ShouldBe(dossier.DueAt);
    }

    // Decree 118/2025 Art. 18(2) as amended by 309/2026 Art. 9: the same working day; received after 15:00, at the opening of the next.
    [Theory]
    [InlineData(StoreKind.Sqlite, "2026-11-23T09:00", "2026-11-23T17:00"), InlineData(StoreKind.Sqlite, "2026-11-23T15:00", "2026-11-23T17:00")]
    [InlineData(StoreKind.Sqlite, "2026-11-23T15:01", "2026-11-25T07:30"), InlineData(StoreKind.Postgres, "2026-11-23T15:01", "2026-11-25T07:30")]
    [InlineData(StoreKind.Sqlite, "2026-11-27T16:59", "2026-11-30T07:30")]
    public async Task The_paper_is_handed_over_the_same_day_or_at_the_next_opening_after_15_00(StoreKind kind, string accepted, string due)
    {
        var town = await towns.On(kind);
        town.Clock.Put(accepted);
        var id = await town.GivenAcceptedAsync(Town.CertifiedCopy);

        (await town.CurrentAsync(id))!.DueAt.ShouldBe(HeldClock.Moment(due));
        (await town.DoStepAsync(id, Town.AtCounter)).Kept();

        var handOver = await town.ReadAsync(db => db.HandOvers.AsNoTracking().SingleAsync(row => row.Dossier == id));
        handOver.DueBy.ShouldBe(HeldClock.Moment(due));
        handOver.GivenBy.ShouldBe(Person.IdOf(Town.AtCounter).Value);
    }

    private static Task<string> SlugAsync(Town town, OfficeId id) => town.ReadAsync(db => db.Offices.Where(office => office.Id == id).Select(office => office.Slug).SingleAsync());
}
