using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures.Import;

/// <summary>Some records of a file whose every line has been checked.</summary>
/// <param name="KnownSince">From when a procedure not yet in the catalogue holds; null means the day of the import.</param>
public sealed record ProcedureSlice(IReadOnlyList<ProcedureRecord> Records, DateOnly? KnownSince);

/// <param name="Kept">Records that say less than what the catalogue already holds: nothing was changed.</param>
public sealed record ImportedSlice(IReadOnlyList<string> New, IReadOnlyList<string> Changed, int Same, int Kept);

/// <summary>Written to the stream <c>import:procedures</c> for every slice that changed something.</summary>
[JournalFact("procedures.imported", 1)]
public sealed record ProceduresImported(IReadOnlyList<Guid> New, IReadOnlyList<Guid> Changed);

/// <summary>Brings some procedures up to date: a changed record closes the version before it and opens a new one. Run twice it changes nothing.</summary>
public sealed class ImportProcedureSliceHandler(AppDb db, Journal journal)
{
    public async Task<Result<ImportedSlice>> HandleAsync(ProcedureSlice request, Deed deed, CancellationToken cancel)
    {
        var today = deed.At.LegalDay();
        var codes = request.Records.Select(r => r.Code).ToArray();
        var versions = db.ProcedureVersions;
        var open = await versions.AsNoTracking().Where(v => codes.Contains(v.Code) && v.Until == InTime.Open)
            .Select(v => new { v.Id, v.Code, v.Hash }).ToDictionaryAsync(v => v.Code, cancel);

        var (added, changed) = (new List<ProcedureVersion>(), new List<ProcedureVersion>());
        var (same, kept) = (0, 0);
        foreach (var record in request.Records)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(record.Raw)));
            if (!open.TryGetValue(record.Code, out var before))
            {
                added.Add(Version(record, hash, request.KnownSince is { } since && since < today ? since : today, deed));
                continue;
            }
            if (before.Hash == hash)
            {
                same++;
                continue;
            }
            var held = await versions.SingleAsync(v => v.Id == before.Id, cancel);
            if (RecordComparison.AddsNothing(record.Raw, held.Raw))
            {
                kept++;
                continue;
            }
            var day = held.From > today ? held.From : today;
            held.Close(day);
            changed.Add(Version(record, hash, day, deed));
        }

        if (added.Count + changed.Count > 0)
        {
            // The old version must be closed before the new one may be open: two saves, for the index allows one open version a code.
            await db.SaveChangesAsync(cancel);
            versions.AddRange(added.Concat(changed));
            await Stamps.TouchAsync(db, cancel);
            await journal.WriteAsync(deed, "import:procedures", new ProceduresImported([.. added.Select(v => v.Id.Value)], [.. changed.Select(v => v.Id.Value)]), cancel);
            await db.SaveChangesAsync(cancel);
        }
        return new ImportedSlice([.. added.Select(v => v.Code)], [.. changed.Select(v => v.Code)], same, kept);
    }

    private static ProcedureVersion Version(ProcedureRecord record, string hash, DateOnly from, Deed deed) => new()
    {
        Id = deed.NewId<ProcedureVersionId>(),
        Code = record.Code,
        From = from,
        Name = record.Name,
        FoldedName = TextFold.Fold(record.Name),
        Field = record.Field,
        Domain = record.Domain,
        Levels = record.Levels,
        Publisher = record.Publisher,
        DecisionNo = record.DecisionNo,
        Completeness = record.Completeness,
        Content = record.Content,
        SearchText = CatalogueSnapshot.SearchText(record.Content),
        Raw = record.Raw,
        Hash = hash,
        FlagCount = record.Content.Flags.Count,
        RecordedAt = deed.At,
    };
}

internal static class Stamps
{
    /// <summary>Makes every node read the catalogue anew.</summary>
    public static async Task TouchAsync(AppDb db, CancellationToken cancel)
    {
        if (await db.CatalogueStamps.FirstOrDefaultAsync(cancel) is { } stamp) stamp.Version++;
        else db.CatalogueStamps.Add(new CatalogueStamp { Id = 1, Version = 1 });
    }
}
