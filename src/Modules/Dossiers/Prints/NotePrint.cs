using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Dossiers.Prints;

/// <summary>An officer prints a form or slip of the dossier: every copy is a deed, so that a second one can say that it is one.</summary>
/// <param name="Form">form01, form02, form03, receipt.</param>
public sealed record NotePrint(DossierId Dossier, string Form);

public sealed class NotePrintHandler(AppDb db, Desk desk)
{
    /// <returns>Which copy this is, from 1.</returns>
    public async Task<Result<PrintedCopy>> HandleAsync(NotePrint request, Deed deed, CancellationToken cancel)
    {
        var opened = await desk.AtCounterAsync(request.Dossier, null, deed, cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        var (stream, journal) = (opened.Value.Dossier.Stream, db.Journal);
        var printed = await journal.AsNoTracking().Where(entry => entry.Stream == stream && entry.Fact == PrintedCopy.Fact).Select(entry => entry.Content).ToListAsync(cancel);
        var copy = printed.Select(StoredJson.Read<DossierPrinted>).Count(print => print.Form == request.Form) + 1;
        await desk.SaveAsync(opened.Value, new DossierPrinted(request.Form, copy, opened.Value.Dossier.State), cancel);
        return new PrintedCopy(request.Form, copy, deed.At);
    }
}
