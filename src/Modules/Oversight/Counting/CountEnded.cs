using System.Text;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Oversight.Counting;

/// <summary>
/// Takes dossiers that have ended into the sums of the days: the mark on the dossier and the sums change in one transaction, so each is
/// counted exactly once, in whatever order they were committed. Not a deed about anybody, so nothing is journaled.
/// </summary>
public sealed class CountEndedHandler(AppDb db, WorkClock clock)
{
    /// <summary>Dossiers of one run; a run fits into a short turn of the write lane.</summary>
    public const int Slice = 200;

    private const int RowsPerStatement = 100;

    /// <returns>How many were counted; fewer than <see cref="Slice"/> means none are left.</returns>
    public async Task<Result<int>> HandleAsync(CancellationToken cancel)
    {
        var ended = await db.Dossiers.AsNoTracking().Where(row => !row.Counted && row.EndedAt != null).OrderBy(row => row.EndedAt).Take(Slice)
            .Select(row => new
            {
                row.Id,
                Row = new EndedDossier(row.ReceivingOffice, row.Channel, row.FiledAt, row.AcceptedAt, row.PromisedAt, row.DueAt,
                    row.PausedFrom, row.PausedUntil, row.ResolvedAt, row.ReturnedAt, row.EndedAt!.Value),
            }).ToListAsync(cancel);
        if (ended.Count == 0)
            return 0;
        var ids = ended.Select(row => row.Id).ToList();
        var marked = await db.Dossiers.Where(row => ids.Contains(row.Id) && !row.Counted)
            .ExecuteUpdateAsync(row => row.SetProperty(its => its.Counted, true), cancel);
        // Another web process counts the same ones: leave them to it.
        if (marked != ended.Count)
            return Work.ChangedMeanwhile;
        var tally = new Tally((await clock.GetAsync(cancel)).Calendar);
        foreach (var row in ended)
            tally.Add(row.Row);
        // Always in the same order, so that two processes wait for each other instead of locking each other out.
        foreach (var sums in tally.Sums.OrderBy(sum => sum.From).ThenBy(sum => sum.Span).ThenBy(sum => sum.Office.Value).ThenBy(sum => sum.Channel).Chunk(RowsPerStatement))
            await AddAsync(sums, cancel);
        return ended.Count;
    }

    private async Task AddAsync(DaySum[] sums, CancellationToken cancel)
    {
        var sql = new StringBuilder("""INSERT INTO oversight_day_sum (span, "from", office, channel, received, in_progress, due_soon, overdue, ready, returned, returned_late) VALUES """);
        var values = new List<object>();
        foreach (var sum in sums)
        {
            object[] row =
            [
                sum.Span.ToString(), sum.From, sum.Office.Value, sum.Channel.ToString(),
                sum.Received, sum.InProgress, sum.DueSoon, sum.Overdue, sum.Ready, sum.Returned, sum.ReturnedLate,
            ];
            sql.Append(values.Count == 0 ? "(" : ",(").AppendJoin(',', Enumerable.Range(values.Count, row.Length).Select(n => $"{{{n}}}")).Append(')');
            values.AddRange(row);
        }
        sql.Append(""" ON CONFLICT (span, "from", office, channel) DO UPDATE SET """).AppendJoin(", ",
            ((string[])["received", "in_progress", "due_soon", "overdue", "ready", "returned", "returned_late"]).Select(name => $"{name} = oversight_day_sum.{name} + excluded.{name}"));
        await db.Database.ExecuteSqlRawAsync(sql.ToString(), values, cancel);
    }
}
