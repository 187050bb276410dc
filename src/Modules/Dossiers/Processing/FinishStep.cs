using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers.Processing;

/// <summary>Appraised, reviewed, approved or signed: the holder of the step says it is done.</summary>
public sealed record FinishStep(DossierId Dossier, int? SeenVersion, string? Note);

public sealed class FinishStepHandler(Desk desk, StepMoves moves)
{
    private static readonly StepKind[] s_kinds =
        [StepKind.Appraise, StepKind.Review, StepKind.Approve, StepKind.Sign, StepKind.Consult, StepKind.ExternalSystem];

    public async Task<Result<Done>> HandleAsync(FinishStep request, Deed deed, CancellationToken cancel)
    {
        var opened = await desk.AtStepAsync(request.Dossier, request.SeenVersion, deed, s_kinds, cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        if (opened.Value.Step!.Kind == StepKind.Appraise && Reasons.Fault(request.Note, nameof(request.Note)) is { } missing)
            return missing;
        return await moves.ForwardAsync(opened.Value, request.Note, cancel);
    }
}
