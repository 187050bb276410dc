using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Procedures;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Dossiers;

public class SupplementTests(Towns towns) : IClassFixture<Towns>
{
    // Decree 118/2025 Art. 17(2)(a) as amended by 309/2026 Art. 8(1): one notice, complete, in a single time.
    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Before_acceptance_the_counter_asks_once_and_takes_the_filing_back(StoreKind kind)
    {
        var town = await towns.On(kind);
        town.Clock.Put("2026-11-23T08:00");
        var id = await town.FileAsync(Town.CertifiedCopy);

        (await AskAsync(town, id, Town.AtCounter, [])).Refused().ShouldBe("dossier.supplement.empty");
        (await AskAsync(town, id, Town.AtCounter, [new("no-such-paper", "Nộp lại.")])).Refused().ShouldBe("dossier.component.unknown");
        (await AskAsync(town, id, Town.AtCounter, [new("copy", " ")])).Refused().ShouldBe("dossier.supplement.what");
        (await TakeAsync(town, id)).Refused().ShouldBe("dossier.supplement.none");
        (await AskAsync(town, id, Town.AtCounter, [new("copy", "Chụp lại đủ các trang.")])).Kept();

        (await town.DossierAsync(id)).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DossierState.PreAcceptSupplement), d => d.DueAt.ShouldBeNull());
        (await town.AcceptAsync(id)).Refused().ShouldBe("dossier.not-acceptable");
        (await TakeAsync(town, id)).Kept();
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Submitted);
        (await AskAsync(town, id, Town.AtCounter, [new("copy", "Thêm một bản nữa.")])).Refused().ShouldBe("dossier.supplement.once");
        await town.TickAllAsync(id);
        (await town.AcceptAsync(id)).Kept();
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task While_it_waits_for_the_citizen_the_clock_stands_and_the_due_date_moves_by_the_wait(StoreKind kind)
    {
        var town = await towns.On(kind);
        town.Clock.Put("2026-12-01T09:00"); // Tuesday
        var id = await town.GivenAcceptedAsync("1.001776"); // ten working days
        var promised = HeldClock.Moment("2026-12-15T17:00"); // 2 3 4 | 7 8 9 10 11 | 14 15
        (await town.DossierAsync(id)).DueAt.ShouldBe(promised);
        await town.WalkToAsync(id, StepKind.Appraise);
        var step = (await town.CurrentAsync(id))!;
        var specialist = await town.HolderOfAsync(step);
        var paper = (await town.ProcedureAsync("1.001776"))!.ComponentsOf((await town.DossierAsync(id)).Case).First().Key;

        town.Clock.Put("2026-12-03T10:00"); // Thursday
        (await AskAsync(town, id, specialist, [new(paper, "Bổ sung bản có xác nhận.")])).Kept();
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Supplementing);
        (await town.DoStepAsync(id, specialist)).Refused().ShouldBe("dossier.not-in-progress");
        town.Clock.Put("2026-12-08T10:00"); // Tuesday: three working days later (4, 7, 8)
        (await TakeAsync(town, id)).Kept();

        var dossier = await town.DossierAsync(id);
        dossier.State.ShouldBe(DossierState.InProgress);
        dossier.PromisedAt.ShouldBe(promised);
        // Three working days of waiting from Thursday 10:00 to Tuesday 10:00: 16 17 18.
        dossier.DueAt.ShouldBe(HeldClock.Moment("2026-12-18T17:00"));
        dossier.Deadline!.DueAt.ShouldBe(dossier.DueAt!.Value);
        (await town.CurrentAsync(id))!.Order.ShouldBe(step.Order);
        (await AskAsync(town, id, specialist, [new(paper, "Lần hai.")])).Refused().ShouldBe("dossier.supplement.once");
        await town.WalkToAsync(id, null);
        (await town.DossierAsync(id)).State.ShouldBe(DossierState.Returned);
    }

    private static Task<Result<Done>> AskAsync(Town town, DossierId id, string signIn, IReadOnlyList<SupplementItem> items)
    {
        var deed = town.By(signIn, "dossier.supplement");
        return town.DoAsync((RequestSupplementHandler h, CancellationToken c) => h.HandleAsync(new RequestSupplement(id, null, items, "Giấy tờ chưa đủ để giải quyết."), deed, c), deed);
    }

    private static Task<Result<Done>> TakeAsync(Town town, DossierId id)
    {
        var deed = town.By(Town.AtCounter, "dossier.take-supplement");
        return town.DoAsync((TakeSupplementHandler h, CancellationToken c) => h.HandleAsync(new TakeSupplement(id, null), deed, c), deed);
    }
}
