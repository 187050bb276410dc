using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform;

/// <summary>
/// Recomputes the whole journal, entry by entry, and names every place that is not as it was written: changed entries, broken chains,
/// versions missing or twice, and on SQLite sequence numbers missing in the middle or at the end. Reads rows as they come, so its memory does
/// not grow with the journal, and trusts no column to hold what it should.
/// </summary>
public sealed class JournalCheck(AppDb db)
{
    private const int ProgressEvery = 10_000;

    public async Task<JournalFindings> RunAsync(Action<CheckFault> report, IProgress<long>? progress, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var findings = await ChainsAsync(report, progress, cancel);
            // PostgreSQL gives a number back to nobody when a transaction fails: gaps mean nothing there.
            if (db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true)
                await SequencesAsync(report, cancel);
            return findings;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<JournalFindings> ChainsAsync(Action<CheckFault> report, IProgress<long>? progress, CancellationToken cancel)
    {
        var (entries, streams) = (0L, 0L);
        var (stream, version, hash) = ((string?)null, 0L, JournalEntry.Genesis);
        await using var command = Command("SELECT stream, version, sequence, fact, fact_shape, content, deed, previous, hash FROM platform_journal ORDER BY stream, version, sequence");
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            entries++;
            var about = Text(rows, 0) ?? "(no stream)";
            var sequence = Number(rows, 2);
            if (about != stream)
            {
                streams++;
                (stream, version, hash) = (about, 0, JournalEntry.Genesis);
            }
            if (Number(rows, 1) is not { } own || Text(rows, 3) is not { } fact || Number(rows, 4) is not { } shape || Text(rows, 5) is not { } content
                || Text(rows, 6) is not { } deed || Text(rows, 7) is not { } previous || Text(rows, 8) is not { } stored || own > int.MaxValue || shape > int.MaxValue)
            {
                report(new CheckFault("journal.row", about, Number(rows, 1), sequence, "A field of the entry is empty or not of its kind."));
                continue;
            }

            if (own == version)
                report(new CheckFault("journal.version.twice", about, own, sequence, "The stream has this version twice."));
            else if (own != version + 1)
                report(new CheckFault("journal.version.gap", about, own, sequence, string.Create(CultureInfo.InvariantCulture,
                    $"The entries between version {version} and this one are missing.")));
            if (previous != hash)
                report(new CheckFault("journal.chain", about, own, sequence, "It does not follow from the entry before it."));
            if (stored != JournalEntry.HashOf(about, (int)own, fact, (int)shape, content, deed, previous))
                report(new CheckFault("journal.hash", about, own, sequence, "The entry is not what was written: its hash does not fit."));
            (version, hash) = (own, stored);
            if (entries % ProgressEvery == 0)
                progress?.Report(entries);
        }
        progress?.Report(entries);
        return new JournalFindings(entries, streams);
    }

    private async Task SequencesAsync(Action<CheckFault> report, CancellationToken cancel)
    {
        var last = 0L;
        await using (var command = Command("SELECT sequence FROM platform_journal ORDER BY sequence"))
        await using (var rows = await command.ExecuteReaderAsync(cancel))
        {
            while (await rows.ReadAsync(cancel))
            {
                if (Number(rows, 0) is not { } sequence)
                    continue;
                if (sequence != last + 1)
                    report(new CheckFault("journal.sequence.gap", "journal", null, sequence, string.Create(CultureInfo.InvariantCulture,
                        $"The entries from sequence {last + 1} to {sequence - 1} are missing.")));
                last = sequence;
            }
        }
        await using var counter = Command("SELECT seq FROM sqlite_sequence WHERE name = 'platform_journal'");
        await using var given = await counter.ExecuteReaderAsync(cancel);
        if (!await given.ReadAsync(cancel))
        {
            if (last > 0)
                report(new CheckFault("journal.counter", "journal", null, last, "The counter of sequence numbers is gone."));
        }
        else if (Number(given, 0) is var written && written != last)
            report(new CheckFault("journal.tail", "journal", null, last, string.Create(CultureInfo.InvariantCulture,
                $"{written} entries were written, but the last one here is {last}.")));
    }

    private DbCommand Command(string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static string? Text(DbDataReader row, int column) => row.GetValue(column) as string;

    private static long? Number(DbDataReader row, int column) => row.GetValue(column) switch
    {
        long number => number,
        int number => number,
        _ => null,
    };
}
