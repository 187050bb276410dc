using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers.Processing;

/// <summary>Back to the step before, with a reason its holder can work on.</summary>
public sealed record SendBack(DossierId Dossier, int? SeenVersion, string Reason);

public sealed class SendBackHandler(AppDb db, Desk desk, StepMoves moves, DossierClock clock)
{
    public async Task<Result<Done>> HandleAsync(SendBack request, Deed deed, CancellationToken cancel)
    {
        var opened = await desk.AtStepAsync(request.Dossier, request.SeenVersion, deed, [], cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        if (Reasons.Fault(request.Reason, nameof(request.Reason)) is { } missing)
            return missing;
        var (dossier, step, _) = opened.Value;
        if (dossier.State != DossierState.InProgress)
            return new Refusal("dossier.not-in-progress", "The dossier is not being worked on.");
        var earlier = await db.DossierSteps.Where(other => other.Dossier == dossier.Id && other.Order < step!.Order && other.Kind != StepKind.Receive)
            .OrderByDescending(other => other.Order).FirstOrDefaultAsync(cancel);
        if (earlier is null)
            return new Refusal("dossier.send-back.first", "There is no earlier step to send this back to.");
        step!.Await();
        await db.SaveChangesAsync(cancel);
        earlier.Reopen(deed.At, await clock.StepDueAsync(earlier, dossier, deed.At, cancel));
        if (dossier.GoTo(earlier.Order) is { } unlawful)
            return unlawful;
        if (earlier.Office != step.Office)
            moves.AddHandOver(opened.Value, step, earlier, dueBy: null);
        await desk.SaveAsync(opened.Value, new DossierSentBack(
            step.Order, earlier.Order, await desk.NoteAsync(opened.Value, new NoteText(request.Reason), cancel), dossier.State), cancel);
        return Done.Value;
    }
}
