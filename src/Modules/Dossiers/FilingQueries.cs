using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers;

/// <summary>What a filing receipt says. No name and no number: it may be left lying on the machine.</summary>
/// <param name="Expected">"If accepted today", with its reckoning; null when the procedure states no limit that can be counted.</param>
/// <param name="TrackingCode">13 letters to type.</param>
/// <param name="TrackingToken">26 letters for the QR link.</param>
public sealed record FilingReceipt(
    DossierId Dossier, string Reference, DateTimeOffset FiledAt, ProcedureCard Procedure, string Case, IReadOnlyList<string> Declared, Deadline? Expected,
    Office Receiving, string TrackingCode, string TrackingToken, DossierState State);

public sealed class FilingQueries(AppDb db, Catalogue catalogue, DossierClock clock, OfficeDirectory offices, TrackingSecrets secrets)
{
    /// <summary>The receipt of a filing, for the door that made it and holds its id; the same at every reprint.</summary>
    public async Task<FilingReceipt?> ReceiptAsync(DossierId id, CancellationToken cancel)
    {
        var dossiers = db.Dossiers;
        if (await dossiers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } dossier)
            return null;
        var procedure = await catalogue.VersionOfAsync(dossier, cancel);
        var receiving = (await offices.GetAsync(cancel)).Office(dossier.ReceivingOffice)
            ?? throw new InvalidOperationException($"The receiving office of dossier {id} is gone.");
        return new FilingReceipt(
            id, dossier.Reference, dossier.FiledAt, procedure, dossier.Case, dossier.Declared,
            await clock.ReckonAsync(procedure, dossier.Channel, dossier.Case, dossier.FiledAt, [], cancel),
            receiving, secrets.CodeOf(id, dossier.TrackingCounter), secrets.TokenOf(id, dossier.TrackingCounter), dossier.State);
    }
}
