using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;

namespace MotCua.Bench;

/// <summary>Reads every journal entry again: each intact, each on its predecessor, no gap; and each dossier where its stream ends.</summary>
public static class ChainCheck
{
    /// <returns>How many entries were read, and what is wrong with them.</returns>
    public static Task<(int Entries, IReadOnlyList<string> Faults)> RunAsync(BenchStore store) => store.ReadAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var faults = new List<string>();
        var heads = new Dictionary<string, (int Version, string Hash)>();
        var count = 0;
        await foreach (var entry in db.Journal.AsNoTracking().OrderBy(entry => entry.Stream).ThenBy(entry => entry.Version).AsAsyncEnumerable())
        {
            count++;
            var head = heads.GetValueOrDefault(entry.Stream, (Version: 0, Hash: JournalEntry.Genesis));
            if (!entry.IsIntact() || entry.Version != head.Version + 1 || entry.Previous != head.Hash)
                faults.Add($"{entry.Stream} {entry.Version}");
            heads[entry.Stream] = (entry.Version, entry.Hash);
        }
        foreach (var dossier in await db.Dossiers.AsNoTracking().Select(dossier => new { dossier.Id, dossier.Version }).ToListAsync())
            if (heads.GetValueOrDefault(Dossier.StreamOf(dossier.Id)).Version != dossier.Version)
                faults.Add($"{dossier.Id} is not where its journal ends");
        return (count, (IReadOnlyList<string>)faults);
    });
}
