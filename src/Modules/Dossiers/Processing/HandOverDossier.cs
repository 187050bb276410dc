using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers.Processing;

/// <summary>The counter gives the accepted dossier to the office of the next step.</summary>
public sealed record HandOverDossier(DossierId Dossier, int? SeenVersion);

public sealed class HandOverDossierHandler(Desk desk, StepMoves moves)
{
    public async Task<Result<Done>> HandleAsync(HandOverDossier request, Deed deed, CancellationToken cancel)
    {
        var opened = await desk.AtStepAsync(request.Dossier, request.SeenVersion, deed, [StepKind.Receive], cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        return await moves.ForwardAsync(opened.Value, null, cancel);
    }
}
