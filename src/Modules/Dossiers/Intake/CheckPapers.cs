using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers.Intake;

/// <summary>The officer ticks what is on the table against the list of the procedure version.</summary>
public sealed record CheckPapers(DossierId Dossier, int? SeenVersion, IReadOnlyList<PaperFound> Papers);

public sealed class CheckPapersHandler(AppDb db, Desk desk, Catalogue catalogue)
{
    public async Task<Result<Done>> HandleAsync(CheckPapers request, Deed deed, CancellationToken cancel)
    {
        var opened = await desk.AtCounterAsync(request.Dossier, request.SeenVersion, deed, cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        var dossier = opened.Value.Dossier;
        if (dossier.State is not (DossierState.Submitted or DossierState.PreAcceptSupplement or DossierState.Supplementing))
            return new Refusal("dossier.papers.closed", "The papers of this dossier are no longer being collected.");
        var procedure = await catalogue.VersionOfAsync(dossier, cancel);
        var stored = await db.DossierPapers.Where(paper => paper.Dossier == dossier.Id).ToDictionaryAsync(paper => paper.Component, cancel);
        foreach (var found in request.Papers)
        {
            if (!procedure.HasComponent(found.Component, dossier.Case))
                return new Refusal("dossier.component.unknown", "This paper does not belong to the procedure.", found.Component) { Args = [found.Component] };
            if (!stored.TryGetValue(found.Component, out var paper))
                db.Add(paper = new DossierPaper { Dossier = dossier.Id, Component = found.Component });
            if (paper.Tick(found.Status, found.Originals, found.Copies) is { } wrong)
                return wrong;
        }
        await desk.SaveAsync(opened.Value, new PapersChecked(request.Papers, dossier.State), cancel);
        return Done.Value;
    }
}
