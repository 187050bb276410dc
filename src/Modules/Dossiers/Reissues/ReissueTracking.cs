using MotCua.Modules.Platform;

namespace MotCua.Modules.Dossiers.Reissues;

/// <summary>Why the old code must stop working.</summary>
public enum ReissueReason
{
    /// <summary>The receipt is lost: whoever finds it must not open the dossier.</summary>
    Lost,

    /// <summary>Somebody else saw the code.</summary>
    Seen,
}

/// <summary>The counter gives a new tracking code; the old code and its QR stop working at once. The receipt is printed again, marked.</summary>
/// <param name="CitizenIdentified">The officer looked at the card or authorisation of who asks: a stranger must not be handed the key.</param>
public sealed record ReissueTracking(DossierId Dossier, int? SeenVersion, ReissueReason? Reason, bool CitizenIdentified);

public sealed class ReissueTrackingHandler(Desk desk)
{
    public async Task<Result<Done>> HandleAsync(ReissueTracking request, Deed deed, CancellationToken cancel)
    {
        if (request.Reason is not { } reason || !Enum.IsDefined(reason))
            return new Refusal("dossier.reissue.reason", "Say why: the receipt is lost, or somebody else saw the code.", nameof(request.Reason));
        if (!request.CitizenIdentified)
            return new Refusal("dossier.reissue.identify", "Look at the card or authorisation of who asks first, and tick that you did.", nameof(request.CitizenIdentified));
        var opened = await desk.AtCounterAsync(request.Dossier, request.SeenVersion, deed, cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        var dossier = opened.Value.Dossier;
        dossier.ReissueTracking();
        await desk.SaveAsync(opened.Value, new TrackingReissued(dossier.TrackingCounter, reason, dossier.State), cancel);
        return Done.Value;
    }
}
