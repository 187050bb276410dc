using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers.Returns;

/// <summary>The counter hands the result to the citizen.</summary>
/// <param name="CitizenIdentified">The officer looked at the collector's card or authorisation.</param>
public sealed record ReturnDossier(DossierId Dossier, int? SeenVersion, bool CitizenIdentified);

public sealed class ReturnDossierHandler(Desk desk)
{
    public async Task<Result<Done>> HandleAsync(ReturnDossier request, Deed deed, CancellationToken cancel)
    {
        var opened = await desk.AtStepAsync(request.Dossier, request.SeenVersion, deed, [StepKind.Return], cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        if (!request.CitizenIdentified)
            return new Refusal("dossier.return.identify", "Look at the collector's card or authorisation first, and tick that you did.", nameof(request.CitizenIdentified));
        var (dossier, step, opening) = opened.Value;
        if (dossier.Return(deed.At) is { } unlawful)
            return unlawful;
        step!.Finish(opening, null);
        await desk.SaveAsync(opened.Value, new DossierReturned(dossier.State), cancel);
        return Done.Value;
    }
}
