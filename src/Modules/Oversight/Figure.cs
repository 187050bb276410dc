using System.Linq.Expressions;
using MotCua.Modules.Dossiers;

namespace MotCua.Modules.Oversight;

/// <summary>What is counted. Stocks are dossiers that stand so at the moment asked for; flows are counted from the first day of the period.</summary>
public enum Figure
{
    /// <summary>Flow: handed in.</summary>
    Received,

    /// <summary>Stock: handed in, without a result yet and not ended.</summary>
    InProgress,

    /// <summary>Stock: accepted, without a result, clock running, due before the end of the second working day after.</summary>
    DueSoon,

    /// <summary>Stock: accepted, without a result, past the due date. A clock stopped in time keeps a dossier out; one stopped late does not.</summary>
    Overdue,

    /// <summary>Stock: the result is there and waits for its owner.</summary>
    Ready,

    /// <summary>Flow: given back to the owner.</summary>
    Returned,

    /// <summary>Flow: given back, the result having been there only after the due date.</summary>
    ReturnedLate,
}

/// <summary>The moments that decide: what happened before <paramref name="At"/> is known, nothing else.</summary>
/// <param name="From">Beginning of the period of the flows.</param>
/// <param name="At">Now; for a past day its end.</param>
/// <param name="SoonUntil">End of the second working day after the day asked for.</param>
public sealed record Moments(DateTimeOffset From, DateTimeOffset At, DateTimeOffset SoonUntil)
{
    /// <param name="now">The moment of asking; cuts off what has not happened on the day of today.</param>
    public static Moments Of(DateOnly on, DateOnly from, DateTimeOffset now, WorkingCalendar calendar)
    {
        var end = StartOf(on.AddDays(1));
        return new Moments(StartOf(from), now < end ? now.ToUniversalTime() : end, StartOf(calendar.AddWorkingDays(on, SoonDays).AddDays(1)));
    }

    /// <summary>"Soon" reaches to the end of this many working days.</summary>
    public const int SoonDays = 2;

    /// <summary>Midnight at which a legal day begins, in UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => day.At(TimeOnly.MinValue).ToUniversalTime();
}

/// <summary>The figures as conditions on a dossier's row; the page's numbers and the lists behind them are made of these same conditions.</summary>
public static class FigureRules
{
    public static bool IsFlow(this Figure figure) => figure is Figure.Received or Figure.Returned or Figure.ReturnedLate;

    public static Expression<Func<Dossier, bool>> Condition(Figure figure, Moments moments)
    {
        var (from, at, soon) = moments;
        return figure switch
        {
            Figure.Received => row => row.FiledAt >= from && row.FiledAt < at,
            Figure.InProgress => row => row.FiledAt < at && (row.ResolvedAt == null || row.ResolvedAt >= at) && (row.EndedAt == null || row.EndedAt >= at),
            Figure.DueSoon => row => row.AcceptedAt < at && (row.ResolvedAt == null || row.ResolvedAt >= at) && (row.EndedAt == null || row.EndedAt >= at)
                && (row.PausedFrom == null || row.PausedFrom >= at || row.PausedUntil < at)
                && ((row.PausedFrom >= at && row.PromisedAt >= at && row.PromisedAt < soon)
                    || ((row.PausedFrom == null || row.PausedFrom < at) && row.DueAt >= at && row.DueAt < soon)),
            // Before the pause the promise counts, during it whether it was late already, after it the new due date.
            Figure.Overdue => row => row.AcceptedAt < at && (row.ResolvedAt == null || row.ResolvedAt >= at) && (row.EndedAt == null || row.EndedAt >= at)
                && ((row.PausedFrom == null && row.DueAt < at)
                    || (row.PausedFrom >= at && row.PromisedAt < at)
                    || (row.PausedFrom < at && (row.PausedUntil == null || row.PausedUntil >= at) && row.PromisedAt < row.PausedFrom)
                    || (row.PausedFrom < at && row.PausedUntil < at && row.DueAt < at)),
            Figure.Ready => row => row.ResolvedAt < at && (row.EndedAt == null || row.EndedAt >= at),
            Figure.Returned => row => row.ReturnedAt >= from && row.ReturnedAt < at,
            _ => row => row.ReturnedAt >= from && row.ReturnedAt < at && (row.ResolvedAt ?? row.ReturnedAt) > row.DueAt,
        };
    }
}
