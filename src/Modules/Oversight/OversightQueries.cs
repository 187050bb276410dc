using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Oversight;

/// <summary>From when the flows are counted.</summary>
public enum Period { Year, Month }

/// <summary>What is asked: the state of things at the end of a day (today: now).</summary>
/// <param name="Channel">Only dossiers handed in this way; null for all.</param>
public sealed record OversightRequest(DateOnly On, Period Period, SubmissionChannel? Channel)
{
    /// <summary>First day of the flows.</summary>
    public DateOnly From => DaySum.StartOf(Period is Period.Year ? Span.Year : Span.Month, On);
}

/// <summary>One number for each <see cref="Figure"/>.</summary>
public sealed record Counts(int Received, int InProgress, int DueSoon, int Overdue, int Ready, int Returned, int ReturnedLate)
{
    public static readonly Counts None = new(0, 0, 0, 0, 0, 0, 0);

    public int this[Figure figure] => figure switch
    {
        Figure.Received => Received,
        Figure.InProgress => InProgress,
        Figure.DueSoon => DueSoon,
        Figure.Overdue => Overdue,
        Figure.Ready => Ready,
        Figure.Returned => Returned,
        _ => ReturnedLate,
    };

    public static Counts operator +(Counts one, Counts other) => new(
        one.Received + other.Received, one.InProgress + other.InProgress, one.DueSoon + other.DueSoon, one.Overdue + other.Overdue,
        one.Ready + other.Ready, one.Returned + other.Returned, one.ReturnedLate + other.ReturnedLate);
}

public sealed record PlaceCounts(Place Place, Counts Counts);

public sealed record DayFlow(DateOnly Day, int Received, int Returned);

/// <summary>The province on one page.</summary>
/// <param name="At">The moment the figures stand for.</param>
/// <param name="Units">Every unit of today, by code, also those without a dossier.</param>
/// <param name="Provincial">Offices of the province that received something.</param>
/// <param name="Days">The last two weeks, oldest first.</param>
public sealed record OversightPicture(
    OversightRequest Asked, DateTimeOffset At, IReadOnlyList<PlaceCounts> Units, IReadOnlyList<PlaceCounts> Provincial, Counts Total,
    IReadOnlyDictionary<SubmissionChannel, Counts> ByChannel, IReadOnlyList<DayFlow> Days);

/// <summary>
/// The figures of all units at the end of any day. What has ended and is counted comes from the sums of the days; what is open, or ended
/// since the last counting, from one small index. The two never overlap, so the answer is right however far the counting lags.
/// </summary>
public sealed class OversightQueries(AppDb db, Places places, WorkClock clock)
{
    public const int TrendDays = 14;

    public async Task<OversightPicture> ReadAsync(OversightRequest request, DateTimeOffset now, CancellationToken cancel)
    {
        var moments = Moments.Of(request.On, request.From, now, (await clock.GetAsync(cancel)).Calendar);
        // One statement, so one snapshot: a dossier counted between two reads would be missed or told twice.
        var cells = (await Counted(request).Concat(Uncounted(moments)).ToListAsync(cancel)).ConvertAll(row => new Cell(row.Office, row.Channel,
            new Counts(row.Received, row.InProgress, row.DueSoon, row.Overdue, row.Ready, row.Returned, row.ReturnedLate)));
        var days = await DaysAsync(request, moments, cancel);

        var shown = request.Channel is { } only ? cells.Where(cell => cell.Channel == only) : cells;
        var map = await places.GetAsync(cancel);
        var byPlace = shown.Where(cell => map.Of(cell.Office) is not null).GroupBy(cell => map.Of(cell.Office)!)
            .ToDictionary(group => group.Key, group => group.Aggregate(Counts.None, (sum, cell) => sum + cell.Counts));
        var byChannel = Enum.GetValues<SubmissionChannel>().ToDictionary(channel => channel, channel =>
            cells.Where(cell => cell.Channel == channel).Aggregate(Counts.None, (sum, cell) => sum + cell.Counts));
        var total = byPlace.Values.Aggregate(Counts.None, (sum, counts) => sum + counts);
        return new OversightPicture(request, moments.At,
            [.. map.Units.Select(place => new PlaceCounts(place, byPlace.GetValueOrDefault(place, Counts.None)))],
            [.. byPlace.Where(pair => !map.Units.Contains(pair.Key)).OrderBy(pair => pair.Key.Key, StringComparer.Ordinal).Select(pair => new PlaceCounts(pair.Key, pair.Value))],
            total, byChannel, days);
    }

    private sealed record Cell(OfficeId Office, SubmissionChannel Channel, Counts Counts);

    private sealed class Row
    {
        public OfficeId Office { get; init; }
        public SubmissionChannel Channel { get; init; }
        public int Received { get; init; }
        public int InProgress { get; init; }
        public int DueSoon { get; init; }
        public int Overdue { get; init; }
        public int Ready { get; init; }
        public int Returned { get; init; }
        public int ReturnedLate { get; init; }
    }

    /// <summary>Whole years, then whole months of the year, then days of the month: a few thousand rows after any number of years.</summary>
    private IQueryable<Row> Counted(OversightRequest request)
    {
        var (on, from) = (request.On, request.From);
        var (year, month) = (DaySum.StartOf(Span.Year, on), DaySum.StartOf(Span.Month, on));
        var sums = db.DaySums.AsNoTracking();
        return sums.Where(sum => sum.Span == Span.Year && sum.From < year)
            .Concat(sums.Where(sum => sum.Span == Span.Month && sum.From >= year && sum.From < month))
            .Concat(sums.Where(sum => sum.Span == Span.Day && sum.From >= month && sum.From <= on))
            .GroupBy(sum => new { sum.Office, sum.Channel }).Select(group => new Row
            {
                Office = group.Key.Office,
                Channel = group.Key.Channel,
                Received = group.Sum(sum => sum.From >= from && sum.Span != Span.Year ? sum.Received : 0),
                InProgress = group.Sum(sum => sum.InProgress),
                DueSoon = group.Sum(sum => sum.DueSoon),
                Overdue = group.Sum(sum => sum.Overdue),
                Ready = group.Sum(sum => sum.Ready),
                Returned = group.Sum(sum => sum.From >= from && sum.Span != Span.Year ? sum.Returned : 0),
                ReturnedLate = group.Sum(sum => sum.From >= from && sum.Span != Span.Year ? sum.ReturnedLate : 0),
            });
    }

    private IQueryable<Row> Uncounted(Moments moments)
    {
        var at = moments.At;
        var (received, working, soon, overdue) = (Rule(Figure.Received), Rule(Figure.InProgress), Rule(Figure.DueSoon), Rule(Figure.Overdue));
        var (ready, returned, late) = (Rule(Figure.Ready), Rule(Figure.Returned), Rule(Figure.ReturnedLate));
        return db.Dossiers.AsNoTracking().Where(row => !row.Counted && row.FiledAt < at)
            .GroupBy(row => new { row.ReceivingOffice, row.Channel }).Select(group => new Row
            {
                Office = group.Key.ReceivingOffice,
                Channel = group.Key.Channel,
                Received = group.AsQueryable().Count(received),
                InProgress = group.AsQueryable().Count(working),
                DueSoon = group.AsQueryable().Count(soon),
                Overdue = group.AsQueryable().Count(overdue),
                Ready = group.AsQueryable().Count(ready),
                Returned = group.AsQueryable().Count(returned),
                ReturnedLate = group.AsQueryable().Count(late),
            });

        Expression<Func<Dossier, bool>> Rule(Figure figure) => FigureRules.Condition(figure, moments);
    }

    private async Task<IReadOnlyList<DayFlow>> DaysAsync(OversightRequest request, Moments moments, CancellationToken cancel)
    {
        var (first, last, channel) = (request.On.AddDays(1 - TrendDays), request.On, request.Channel);
        var (since, at) = (Moments.StartOf(first), moments.At);
        var open = db.Dossiers.AsNoTracking().Where(row => !row.Counted && (channel == null || row.Channel == channel));
        var rows = await db.DaySums.AsNoTracking()
            .Where(sum => sum.Span == Span.Day && sum.From >= first && sum.From <= last && (channel == null || sum.Channel == channel))
            .GroupBy(sum => sum.From).Select(group => new { Day = group.Key, Received = group.Sum(sum => sum.Received), Returned = group.Sum(sum => sum.Returned) })
            .Concat(open.Where(row => row.FiledAt >= since && row.FiledAt < at)
                .GroupBy(LegalDays.Of(nameof(Dossier.FiledAt), first, TrendDays)).Select(group => new { Day = group.Key, Received = group.Count(), Returned = 0 }))
            .Concat(open.Where(row => row.EndedAt >= since && row.ReturnedAt >= since && row.ReturnedAt < at)
                .GroupBy(LegalDays.Of(nameof(Dossier.ReturnedAt), first, TrendDays)).Select(group => new { Day = group.Key, Received = 0, Returned = group.Count() }))
            .ToListAsync(cancel);
        return
        [
            .. Enumerable.Range(0, TrendDays).Select(n => first.AddDays(n)).Select(day => new DayFlow(
                day, rows.Where(row => row.Day == day).Sum(row => row.Received), rows.Where(row => row.Day == day).Sum(row => row.Returned))),
        ];
    }
}
