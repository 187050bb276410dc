using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Applicants;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers.Intake;

/// <summary>A scan, already on disk under the owner's key, becomes part of the dossier.</summary>
public sealed record AttachScan(DossierId Dossier, string Component, StoredFile File);

public sealed class AttachScanHandler(AppDb db, Desk desk, Catalogue catalogue)
{
    /// <summary>All scans of one dossier together, in bytes: 100 MB.</summary>
    public const long LargestTotal = 100L * 1024 * 1024;

    public async Task<Result<Done>> HandleAsync(AttachScan request, Deed deed, CancellationToken cancel)
    {
        var opened = await desk.AtCounterAsync(request.Dossier, null, deed, cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        var dossier = opened.Value.Dossier;
        var key = await db.Applicants.Where(applicant => applicant.Id == dossier.Owner).Select(applicant => applicant.Key).SingleAsync(cancel);
        if (request.File.Key != key)
            return Desk.Unknown;
        if (DossierTransitions.IsEnd(dossier.State))
            return new Refusal("dossier.papers.closed", "The papers of this dossier are no longer being collected.");
        if (!(await catalogue.VersionOfAsync(dossier, cancel)).HasComponent(request.Component, dossier.Case))
            return new Refusal("dossier.component.unknown", "This paper does not belong to the procedure.", request.Component) { Args = [request.Component] };
        var sizes = from scan in db.DossierScans where scan.Dossier == dossier.Id join file in db.Files on scan.File equals file.Id select file.Length;
        if (await sizes.SumAsync(cancel) + request.File.Length > LargestTotal)
            return new Refusal("dossier.scans.too-much", "All scans of a dossier together may have at most 100 MB.", request.Component);

        db.Add(request.File);
        db.Add(new DossierScan { File = request.File.Id, Dossier = dossier.Id, Component = request.Component, At = deed.At });
        await desk.SaveAsync(opened.Value, new ScanAttached(
            request.Component, request.File.Id.Value, request.File.Sha256, request.File.Length, dossier.State), cancel);
        return Done.Value;
    }
}
