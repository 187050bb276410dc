using MotCua.Modules.Platform;

namespace MotCua.Modules.Dossiers.Withdrawals;

/// <summary>The owner takes the dossier back; possible while nothing has been decided.</summary>
public sealed record WithdrawDossier(DossierId Dossier, int? SeenVersion, string Reason);

public sealed class WithdrawDossierHandler(Desk desk)
{
    public async Task<Result<Done>> HandleAsync(WithdrawDossier request, Deed deed, CancellationToken cancel)
    {
        if (Reasons.Fault(request.Reason, nameof(request.Reason)) is { } missing)
            return missing;
        var opened = await desk.AtCounterAsync(request.Dossier, request.SeenVersion, deed, cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        if (opened.Value.Dossier.Withdraw(deed.At) is { } unlawful)
            return unlawful;
        opened.Value.Step?.Await();
        await desk.SaveAsync(opened.Value, new DossierWithdrawn(
            await desk.NoteAsync(opened.Value, new NoteText(request.Reason), cancel), opened.Value.Dossier.State), cancel);
        return Done.Value;
    }
}
