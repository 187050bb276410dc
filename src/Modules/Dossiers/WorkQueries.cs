using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Applicants;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;

namespace MotCua.Modules.Dossiers;

/// <summary>One line of a work list.</summary>
public sealed record WorkLine(
    DossierId Dossier, string Reference, string? Code, string ProcedureCode, string ProcedureName, DossierState State, SubmissionChannel Channel,
    DateTimeOffset FiledAt, DateTimeOffset? ExpectedDueAt, DateTimeOffset? DueAt, StepKind? Step, DateTimeOffset? StepDueAt, ApplicantId Owner)
{
    /// <summary>By when this line wants something done.</summary>
    public DateTimeOffset? Urgency => StepDueAt ?? DueAt ?? ExpectedDueAt;

    /// <summary>The post under which the reader may do the step; null at the counter's queues.</summary>
    public HeldPost? Under { get; init; }

    /// <summary>The dossier's version as listed: what a list acts on is what it showed.</summary>
    public int Version { get; init; }

    /// <summary>How often it was sent back to the step.</summary>
    public int SentBack { get; init; }
}

/// <summary>What a counter's list is narrowed to.</summary>
/// <param name="Channel">Null: however it was handed in.</param>
/// <param name="DueBefore">Null: whatever was promised.</param>
public sealed record CounterSift(SubmissionChannel? Channel = null, DateTimeOffset? DueBefore = null);

public enum CounterLine { ToAccept, WaitingForApplicant, ToHandOver, ToReturn, Everything }

/// <summary>What waits for whom.</summary>
public sealed class WorkQueries(AppDb db)
{
    public const int PageSize = 50;

    /// <summary>What waits at a service centre's counter, oldest due first; among everything, the newest filing first.</summary>
    public async Task<IReadOnlyList<WorkLine>> AtCounterAsync(
        OfficeId centre, CounterLine queue, string? search, int page, CancellationToken cancel, CounterSift? sift = null)
    {
        var dossiers = Sifted(Queue(centre, queue), sift);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var reference = Crockford32.TryNormalize(search, out var normal, 8) ? normal : "";
            var code = search.Trim().ToUpperInvariant();
            dossiers = db.Dossiers.AsNoTracking().Where(dossier => dossier.ReceivingOffice == centre && (dossier.Reference == reference || dossier.Code == code));
        }
        var ordered = queue == CounterLine.Everything ? dossiers.OrderByDescending(dossier => dossier.FiledAt)
            : dossiers.OrderBy(dossier => dossier.DueAt ?? dossier.ExpectedDueAt ?? dossier.FiledAt);
        return await Lines(ordered.ThenBy(dossier => dossier.Id).Skip(page * PageSize).Take(PageSize)).ToListAsync(cancel);
    }

    /// <summary>How long a narrowed list is.</summary>
    public Task<int> CountAtCounterAsync(OfficeId centre, CounterLine queue, CounterSift sift, CancellationToken cancel) =>
        Sifted(Queue(centre, queue), sift).CountAsync(cancel);

    /// <summary>How many wait in each queue of the counter.</summary>
    public async Task<IReadOnlyDictionary<CounterLine, int>> CountAtCounterAsync(OfficeId centre, CancellationToken cancel)
    {
        var counts = await db.Dossiers.Where(dossier => dossier.ReceivingOffice == centre).GroupBy(dossier => dossier.State)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        int Of(params DossierState[] states) => states.Sum(state => counts.GetValueOrDefault(state));
        return new Dictionary<CounterLine, int>
        {
            [CounterLine.ToAccept] = Of(DossierState.Submitted),
            [CounterLine.WaitingForApplicant] = Of(DossierState.PreAcceptSupplement, DossierState.Supplementing),
            [CounterLine.ToHandOver] = Of(DossierState.Accepted),
            [CounterLine.ToReturn] = Of(DossierState.Resolved, DossierState.NotEligible),
            [CounterLine.Everything] = counts.Values.Sum(),
        };
    }

    /// <summary>The current steps a person may do now, by due time: those of posts held, unless given to another post.</summary>
    public async Task<IReadOnlyList<WorkLine>> MineAsync(IReadOnlyList<HeldPost> posts, CancellationToken cancel)
    {
        var offices = posts.Select(held => held.Office.Id).Distinct().ToArray();
        var mine = posts.Select(held => (Guid?)held.Post.Id.Value).ToArray();
        var steps = await (
            from step in db.DossierSteps.AsNoTracking()
            where offices.Contains(step.Office) && step.State == StepState.Current && (step.AssignedPost == null || mine.Contains(step.AssignedPost))
            join dossier in db.Set<Dossier>().AsNoTracking() on step.Dossier equals dossier.Id
            where dossier.State == DossierState.Accepted || dossier.State == DossierState.InProgress || dossier.State == DossierState.Resolved
                || dossier.State == DossierState.NotEligible
            orderby step.DueAt ?? dossier.DueAt
            select new { Step = step, dossier.Version, Line = new WorkLine(dossier.Id, dossier.Reference, dossier.Code, dossier.ProcedureCode, dossier.ProcedureName,
                dossier.State, dossier.Channel, dossier.FiledAt, dossier.ExpectedDueAt, dossier.DueAt, step.Kind, step.DueAt, dossier.Owner) })
            .Take(500).ToListAsync(cancel);
        // The kinds of a step are a short JSON list; the few rows of an office are compared here.
        return
        [
            .. from row in steps
               let under = posts.FirstOrDefault(held => held.Office.Id == row.Step.Office && row.Step.PostKinds.Contains(held.Post.Kind)
                   && (row.Step.AssignedPost is null || row.Step.AssignedPost == held.Post.Id.Value))
               where under is not null
               select row.Line with { Under = under, Version = row.Version, SentBack = row.Step.SentBack },
        ];
    }

    private IQueryable<Dossier> Queue(OfficeId centre, CounterLine queue)
    {
        var here = db.Dossiers.AsNoTracking().Where(dossier => dossier.ReceivingOffice == centre);
        return queue switch
        {
            CounterLine.ToAccept => here.Where(dossier => dossier.State == DossierState.Submitted),
            CounterLine.WaitingForApplicant => here.Where(dossier => dossier.State == DossierState.PreAcceptSupplement || dossier.State == DossierState.Supplementing),
            CounterLine.ToHandOver => here.Where(dossier => dossier.State == DossierState.Accepted),
            CounterLine.ToReturn => here.Where(dossier => dossier.State == DossierState.Resolved || dossier.State == DossierState.NotEligible),
            _ => here,
        };
    }

    private static IQueryable<Dossier> Sifted(IQueryable<Dossier> dossiers, CounterSift? sift)
    {
        if (sift?.Channel is { } channel)
            dossiers = dossiers.Where(dossier => dossier.Channel == channel);
        if (sift?.DueBefore is { } now)
            dossiers = dossiers.Where(dossier => dossier.DueAt < now && dossier.ResolvedAt == null);
        return dossiers;
    }

    private static IQueryable<WorkLine> Lines(IQueryable<Dossier> dossiers) => dossiers.Select(dossier => new WorkLine(
        dossier.Id, dossier.Reference, dossier.Code, dossier.ProcedureCode, dossier.ProcedureName, dossier.State, dossier.Channel,
        dossier.FiledAt, dossier.ExpectedDueAt, dossier.DueAt, null, null, dossier.Owner) { Version = dossier.Version });
}
