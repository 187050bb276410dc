using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures.Import;

/// <summary>Corrections, neighbours or everyday words, as the text of their file.</summary>
public sealed record ImportSupplement(SupplementKind Kind, string Content);

[JournalFact("procedures.supplement-imported", 1)]
public sealed record SupplementImported(SupplementKind Kind, string Hash);

public sealed class ImportSupplementHandler(AppDb db, Journal journal)
{
    /// <returns>Whether anything changed.</returns>
    public async Task<Result<bool>> HandleAsync(ImportSupplement request, Deed deed, CancellationToken cancel)
    {
        if (CatalogueSupplements.Check(request.Kind, request.Content) is { } refusal) return refusal;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Content)));
        var held = await db.CatalogueSupplements.FirstOrDefaultAsync(s => s.Kind == request.Kind, cancel);
        if (held?.Hash == hash) return false;
        if (held is null) db.CatalogueSupplements.Add(new CatalogueSupplement { Kind = request.Kind, Content = request.Content, Hash = hash, RecordedAt = deed.At });
        else (held.Content, held.Hash, held.RecordedAt) = (request.Content, hash, deed.At);
        await Stamps.TouchAsync(db, cancel);
        await journal.WriteAsync(deed, "import:procedures", new SupplementImported(request.Kind, hash), cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
