using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;

namespace MotCua.Modules.Oversight;

/// <summary>Which dossiers stand behind a number.</summary>
/// <param name="Place">Null for the whole province.</param>
public sealed record ListRequest(OversightRequest Asked, Figure Figure, Place? Place);

/// <summary>A dossier behind a number, as it stands today: the matter and where it lies, nothing about the citizen.</summary>
public sealed record OverseenDossier(
    DossierId Id, string Reference, string? Code, string ProcedureCode, string ProcedureName, DossierState State, SubmissionChannel Channel,
    DateTimeOffset FiledAt, DateTimeOffset? DueAt, DateTimeOffset? ResolvedAt, DateTimeOffset? ReturnedAt, OfficeId ReceivingOffice, OfficeId CompetentOffice)
{
    /// <summary>Where it counts.</summary>
    public Place? Place { get; init; }

    /// <summary>Who has the current step; null when nobody has.</summary>
    public HoldingPost? Holder { get; init; }

    /// <summary>Whether the reader may open it.</summary>
    public bool MayOpen { get; init; }
}

/// <summary>The post that holds a dossier now.</summary>
public sealed record HoldingPost(StepKind Step, string? Title, string? TitleEn, string Office, string OfficeEn, DateTimeOffset? Since);

/// <summary>The dossiers behind a number of the oversight page, newest first: by return for what was returned, else by filing.</summary>
public sealed class OversightListQueries(AppDb db, Places places, OfficeDirectory offices, WorkClock clock)
{
    public const int PageSize = 50;

    /// <summary>Pages that can be leafed through; who needs more narrows the question or exports.</summary>
    public const int MostPages = 20;

    /// <summary>An export holds at most so many rows.</summary>
    public const int MostExported = 10_000;

    /// <param name="number">The number on the page: where so many were found, nothing more is looked for.</param>
    /// <param name="reader">Posts of the reader, who may open only what those posts may see.</param>
    public async Task<IReadOnlyList<OverseenDossier>> ReadAsync(
        ListRequest request, int number, int skip, int take, IReadOnlyList<HeldPost> reader, DateTimeOffset now, CancellationToken cancel)
    {
        var map = await places.GetAsync(cancel);
        var ids = await FindAsync(request, map, number, skip, take, now, cancel);
        var found = await db.Dossiers.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new OverseenDossier(
            row.Id, row.Reference, row.Code, row.ProcedureCode, row.ProcedureName, row.State, row.Channel,
            row.FiledAt, row.DueAt, row.ResolvedAt, row.ReturnedAt, row.ReceivingOffice, row.CompetentOffice)).ToDictionaryAsync(row => row.Id, cancel);
        var holding = await HoldingAsync(ids, now, cancel);
        var open = await MayOpenAsync(found, reader, cancel);
        return
        [
            .. ids.Where(found.ContainsKey).Select(id => found[id] with
            {
                Place = map.Of(found[id].ReceivingOffice), Holder = holding.GetValueOrDefault(id), MayOpen = open.Contains(id),
            }),
        ];
    }

    private async Task<List<DossierId>> FindAsync(ListRequest request, PlaceMap map, int number, int skip, int take, DateTimeOffset now, CancellationToken cancel)
    {
        var moments = Moments.Of(request.Asked.On, request.Asked.From, now, (await clock.GetAsync(cancel)).Calendar);
        var at = moments.At;
        var rows = db.Dossiers.AsNoTracking().Where(FigureRules.Condition(request.Figure, moments));
        if (request.Asked.Channel is { } channel)
            rows = rows.Where(row => row.Channel == channel);
        if (request.Place is { } place)
        {
            var its = map.OfficesOf(place);
            rows = rows.Where(row => its.Contains(row.ReceivingOffice));
        }
        var need = Math.Min(skip + take, number);
        var byReturn = request.Figure is Figure.Returned or Figure.ReturnedLate;
        var found = await FirstAsync(rows.Where(row => !row.Counted), byReturn, need, cancel);
        // What is counted has ended: it can stand in a stock of a past day only.
        if (request.Figure.IsFlow() || at < now.ToUniversalTime())
        {
            var counted = rows.Where(row => row.Counted);
            counted = byReturn ? counted.Where(row => row.EndedAt >= moments.From && row.EndedAt < at)
                : request.Figure.IsFlow() ? counted : counted.Where(row => row.FiledAt < at && row.EndedAt >= at);
            found.AddRange(await FirstAsync(counted, byReturn, found.Count < need ? Math.Min(need, number - found.Count) : need, cancel));
        }
        return [.. found.OrderByDescending(row => row.At).ThenBy(row => row.Id.Value).Skip(skip).Take(take).Select(row => row.Id)];
    }

    private static async Task<List<(DossierId Id, DateTimeOffset At)>> FirstAsync(IQueryable<Dossier> rows, bool byReturn, int most, CancellationToken cancel)
    {
        if (most <= 0)
            return [];
        var keys = byReturn
            ? rows.OrderByDescending(row => row.EndedAt).Select(row => new { row.Id, At = row.EndedAt!.Value })
            : rows.OrderByDescending(row => row.FiledAt).Select(row => new { row.Id, At = row.FiledAt });
        return (await keys.Take(most).ToListAsync(cancel)).ConvertAll(row => (row.Id, row.At));
    }

    private async Task<Dictionary<DossierId, HoldingPost>> HoldingAsync(List<DossierId> ids, DateTimeOffset now, CancellationToken cancel)
    {
        var steps = await db.DossierSteps.AsNoTracking().Where(step => ids.Contains(step.Dossier) && step.State == StepState.Current).ToListAsync(cancel);
        var its = steps.Select(step => step.Office).Distinct().ToList();
        var posts = (await db.Posts.AsNoTracking().InForce(now.LegalDay()).Where(post => its.Contains(post.OfficeId)).ToListAsync(cancel)).ToLookup(post => post.OfficeId);
        var picture = await offices.GetAsync(cancel);
        return steps.ToDictionary(step => step.Dossier, step =>
        {
            var post = step.AssignedPost is { } given ? posts[step.Office].FirstOrDefault(one => one.Id.Value == given)
                : step.PostKinds.Select(kind => posts[step.Office].FirstOrDefault(one => one.Kind == kind)).FirstOrDefault(one => one is not null);
            var office = picture.Office(step.Office);
            return new HoldingPost(step.Kind, post?.Title, post?.TitleEn, office?.Name ?? "", office?.NameEn ?? "", step.StartedAt);
        });
    }

    /// <summary>As <see cref="Desk.MaySeeAsync"/>, for many at once.</summary>
    private async Task<HashSet<DossierId>> MayOpenAsync(Dictionary<DossierId, OverseenDossier> found, IReadOnlyList<HeldPost> reader, CancellationToken cancel)
    {
        var picture = await offices.GetAsync(cancel);
        var mine = reader.Select(held => held.Office.Id).ToHashSet();
        var units = reader.Select(held => held.Unit?.Id).OfType<UnitId>().ToHashSet();
        bool Ours(OfficeId office) => mine.Contains(office) || (picture.Office(office)?.UnitId is { } unit && units.Contains(unit));
        var open = found.Values.Where(row => Ours(row.ReceivingOffice) || Ours(row.CompetentOffice)).Select(row => row.Id).ToHashSet();
        var rest = found.Keys.Where(id => !open.Contains(id)).ToList();
        if (rest.Count > 0 && mine.Count > 0)
            open.UnionWith(await db.DossierSteps.AsNoTracking().Where(step => rest.Contains(step.Dossier) && mine.Contains(step.Office)).Select(step => step.Dossier).ToListAsync(cancel));
        return open;
    }
}
