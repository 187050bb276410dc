using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers.Intake;

/// <summary>The officer finds the filing complete: code, clock, steps, form 01.</summary>
public sealed record AcceptDossier(DossierId Dossier, int? SeenVersion);

public sealed record AcceptedDossier(DossierId Dossier, string Code, DateTimeOffset? DueAt);

public sealed class AcceptDossierHandler(
    AppDb db, Desk desk, Catalogue catalogue, DossierClock clock, StepPlan plan, OfficeDirectory offices, Numbering numbering)
{
    public async Task<Result<AcceptedDossier>> HandleAsync(AcceptDossier request, Deed deed, CancellationToken cancel)
    {
        var opened = await desk.AtCounterAsync(request.Dossier, request.SeenVersion, deed, cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        var dossier = opened.Value.Dossier;
        if (!DossierTransitions.Allows(dossier.State, DossierState.Accepted))
            return new Refusal("dossier.not-acceptable", "Only a filing that waits at the counter can be accepted.") { Args = [dossier.State.ToString()] };
        var procedure = await catalogue.VersionOfAsync(dossier, cancel);
        if (await UndecidedAsync(dossier, procedure, cancel) is { Count: > 0 } open)
            return new Refusal("dossier.papers.undecided", "Some papers are missing or were not looked at yet.", open[0].Key) { Args = [open.Count, open[0].Name] };

        var picture = await offices.GetAsync(cancel);
        if (picture.Office(dossier.CompetentOffice)?.AgencyCode is not { } agency)
            return new Refusal("dossier.agency-code.missing", "The deciding agency has no code to number dossiers under.");
        var deadline = await clock.ReckonAsync(procedure, dossier.Channel, dossier.Case, deed.At, [], cancel);
        var steps = await plan.StepsAsync(dossier, procedure, deed, cancel);
        if (steps.IsRefused(out var noSteps))
            return noSteps;

        // Circular 03/2025/TT-VPCP Art. 13: agency, date received, serial of the day. Last before saving: the counter's row stays locked.
        var day = deed.At.LegalDay().ToString("yyMMdd", CultureInfo.InvariantCulture);
        var serial = await numbering.NextAsync($"dossier:{agency}:{day}", cancel);
        var code = string.Create(CultureInfo.InvariantCulture, $"{agency}-{day}-{serial:0000}");
        if (dossier.Accept(code, deed.At, deadline, steps.Value.Steps[0].Order) is { } unlawful)
            return unlawful;
        steps.Value.Steps[0].Begin(deed.At, await clock.HandOverDueAsync(deed.At, cancel));
        db.AddRange(steps.Value.Steps);
        await desk.SaveAsync(opened.Value, new DossierAccepted(
            code, deed.At, dossier.DueAt, steps.Value.Template, steps.Value.TemplateVersion, steps.Value.Steps.Count, dossier.State), cancel);
        return new AcceptedDossier(dossier.Id, code, dossier.DueAt);
    }

    /// <summary>Papers to hand in or show that nobody has found present or not needed.</summary>
    private async Task<IReadOnlyList<ProcedureComponent>> UndecidedAsync(Dossier dossier, ProcedureCard procedure, CancellationToken cancel)
    {
        var settled = await db.DossierPapers.Where(paper => paper.Dossier == dossier.Id
            && (paper.Status == PaperStatus.Had || paper.Status == PaperStatus.NotNeeded)).Select(paper => paper.Component).ToListAsync(cancel);
        return [.. procedure.ComponentsOf(dossier.Case).Where(component => component.Kind == ComponentKind.HandIn && !settled.Contains(component.Key))];
    }
}
