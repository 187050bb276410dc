using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers.Intake;

/// <summary>The applicant brought what was asked for: the clock runs again, without the time of waiting.</summary>
public sealed record TakeSupplement(DossierId Dossier, int? SeenVersion);

public sealed class TakeSupplementHandler(AppDb db, Desk desk, Catalogue catalogue, DossierClock clock)
{
    public async Task<Result<Done>> HandleAsync(TakeSupplement request, Deed deed, CancellationToken cancel)
    {
        var opened = await desk.AtCounterAsync(request.Dossier, request.SeenVersion, deed, cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        var dossier = opened.Value.Dossier;
        if (dossier.State is not (DossierState.PreAcceptSupplement or DossierState.Supplementing))
            return new Refusal("dossier.supplement.none", "No supplement is being waited for.");
        var asked = await db.SupplementRequests.SingleAsync(earlier => earlier.Dossier == dossier.Id, cancel);
        asked.Answer(deed.At);
        var deadline = dossier.AcceptedAt is not { } acceptedAt ? null : await clock.ReckonAsync(
            await catalogue.VersionOfAsync(dossier, cancel), dossier.Channel, dossier.Case, acceptedAt, [new Pause(asked.AskedAt, deed.At)], cancel);
        if (dossier.TakeSupplement(deadline, deed.At) is { } unlawful)
            return unlawful;
        if (opened.Value.Step is { } step)
            step.Begin(deed.At, await clock.StepDueAsync(step, dossier, deed.At, cancel));
        await desk.SaveAsync(opened.Value, new SupplementTaken(dossier.DueAt, dossier.State), cancel);
        return Done.Value;
    }
}
