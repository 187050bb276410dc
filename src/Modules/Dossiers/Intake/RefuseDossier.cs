using MotCua.Modules.Platform;

namespace MotCua.Modules.Dossiers.Intake;

/// <summary>Not accepted, with a written reason (form 03). Decree 118/2025/NĐ-CP Art. 17.</summary>
public sealed record RefuseDossier(DossierId Dossier, int? SeenVersion, string Reason);

public sealed class RefuseDossierHandler(Desk desk)
{
    public async Task<Result<Done>> HandleAsync(RefuseDossier request, Deed deed, CancellationToken cancel)
    {
        if (Reasons.Fault(request.Reason, nameof(request.Reason)) is { } missing)
            return missing;
        var opened = await desk.AtCounterAsync(request.Dossier, request.SeenVersion, deed, cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        if (opened.Value.Dossier.NotAccept(deed.At) is { } unlawful)
            return unlawful;
        await desk.SaveAsync(opened.Value, new DossierNotAccepted(
            await desk.NoteAsync(opened.Value, new NoteText(request.Reason), cancel), opened.Value.Dossier.State), cancel);
        return Done.Value;
    }
}
