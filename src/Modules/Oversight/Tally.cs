using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;

namespace MotCua.Modules.Oversight;

/// <summary>The moments of a dossier that has ended; none of them will change any more.</summary>
public sealed record EndedDossier(
    OfficeId Office, SubmissionChannel Channel, DateTimeOffset FiledAt, DateTimeOffset? AcceptedAt, DateTimeOffset? PromisedAt, DateTimeOffset? DueAt,
    DateTimeOffset? PausedFrom, DateTimeOffset? PausedUntil, DateTimeOffset? ResolvedAt, DateTimeOffset? ReturnedAt, DateTimeOffset EndedAt);

/// <summary>Turns ended dossiers into what each day's close gains or loses by them. Says in days what <see cref="FigureRules"/> says in moments.</summary>
public sealed class Tally(WorkingCalendar calendar)
{
    private readonly Dictionary<(Span, DateOnly, OfficeId, SubmissionChannel), DaySum> _sums = [];
    private readonly Dictionary<DateOnly, DateOnly> _soonFrom = [];

    public IReadOnlyCollection<DaySum> Sums => _sums.Values;

    public void Add(EndedDossier row)
    {
        var worked = row.ResolvedAt is { } resolved && resolved < row.EndedAt ? resolved : row.EndedAt;
        Count(row, Figure.Received, row.FiledAt.LegalDay(), 1);
        Stock(row, Figure.InProgress, row.FiledAt.LegalDay(), worked.LegalDay());
        if (row.ResolvedAt is { } ready)
            Stock(row, Figure.Ready, ready.LegalDay(), row.EndedAt.LegalDay());
        if (row.ReturnedAt is { } returned)
        {
            Count(row, Figure.Returned, returned.LegalDay(), 1);
            if ((row.ResolvedAt ?? returned) > row.DueAt)
                Count(row, Figure.ReturnedLate, returned.LegalDay(), 1);
        }
        if (row.AcceptedAt is { } accepted)
            Clock(row, accepted.LegalDay(), worked.LegalDay());
    }

    /// <summary>Before the pause, in it, after it. A day belongs to the phase that stands at its close.</summary>
    private void Clock(EndedDossier row, DateOnly from, DateOnly until)
    {
        if (row.PausedFrom is not { } paused)
        {
            Due(row, row.DueAt, from, until);
            return;
        }
        var (stopped, ran) = (paused.LegalDay(), row.PausedUntil?.LegalDay() ?? until);
        Due(row, row.PromisedAt, from, Earlier(stopped, until));
        if (row.PromisedAt < paused)
            Stock(row, Figure.Overdue, Later(stopped, from), Earlier(ran, until));
        Due(row, row.DueAt, Later(ran, from), until);
    }

    private void Due(EndedDossier row, DateTimeOffset? due, DateOnly from, DateOnly until)
    {
        if (due is not { } at)
            return;
        var day = at.LegalDay();
        Stock(row, Figure.Overdue, Later(day, from), until);
        Stock(row, Figure.DueSoon, Later(SoonFrom(day), from), Earlier(day, until));
    }

    private void Stock(EndedDossier row, Figure figure, DateOnly from, DateOnly until)
    {
        if (from >= until)
            return;
        Count(row, figure, from, 1);
        Count(row, figure, until, -1);
    }

    private void Count(EndedDossier row, Figure figure, DateOnly day, int count)
    {
        foreach (var span in (Span[])[Span.Year, Span.Month, Span.Day])
        {
            var key = (span, DaySum.StartOf(span, day), row.Office, row.Channel);
            if (!_sums.TryGetValue(key, out var sum))
                _sums[key] = sum = new DaySum { Span = span, From = key.Item2, Office = row.Office, Channel = row.Channel };
            sum.Add(figure, count);
        }
    }

    /// <summary>The first day at whose close a due day is near.</summary>
    private DateOnly SoonFrom(DateOnly due)
    {
        if (_soonFrom.TryGetValue(due, out var known))
            return known;
        var day = due;
        while (calendar.AddWorkingDays(day.AddDays(-1), Moments.SoonDays) >= due)
            day = day.AddDays(-1);
        return _soonFrom[due] = day;
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
