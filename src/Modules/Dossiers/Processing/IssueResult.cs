using System.Globalization;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers.Processing;

/// <summary>The registry clerk numbers the signed result and issues it; the dossier waits to be returned.</summary>
/// <param name="Number">The number in the paper register; null takes the next one of the agency and year.</param>
public sealed record IssueResult(DossierId Dossier, int? SeenVersion, string? Number);

public sealed class IssueResultHandler(AppDb db, Desk desk, StepMoves moves, Numbering numbering)
{
    private const int LongestNumber = 60;

    public async Task<Result<Done>> HandleAsync(IssueResult request, Deed deed, CancellationToken cancel)
    {
        var opened = await desk.AtStepAsync(request.Dossier, request.SeenVersion, deed, [StepKind.Number], cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        var (dossier, step, _) = opened.Value;
        if (await moves.NextAsync(dossier.Id, step!.Order, cancel) is not { Kind: StepKind.Return } last)
            return await moves.ForwardAsync(opened.Value, request.Number, cancel);
        if (request.Number is { Length: > LongestNumber })
            return new Refusal("dossier.result.number", "A result number has at most 60 characters.", nameof(request.Number)) { Args = [LongestNumber] };
        var number = string.IsNullOrWhiteSpace(request.Number) ? await NextNumberAsync(dossier, deed, cancel) : request.Number.Trim();
        if (dossier.Resolve(number, deed.At, last.Order) is { } unlawful)
            return unlawful;
        step.Finish(opened.Value.Deed, null);
        await db.SaveChangesAsync(cancel);
        last.Begin(deed.At, null);
        moves.AddHandOver(opened.Value, step, last, dueBy: null);
        await desk.SaveAsync(opened.Value, new DossierResolved(step.Order, number, dossier.State), cancel);
        return Done.Value;
    }

    private async Task<string> NextNumberAsync(Dossier dossier, Deed deed, CancellationToken cancel)
    {
        var year = deed.At.LegalDay().Year.ToString(CultureInfo.InvariantCulture);
        var serial = await numbering.NextAsync($"result:{dossier.CompetentOffice.Value:N}:{year}", cancel);
        return $"{serial.ToString(CultureInfo.InvariantCulture)}/{year}";
    }
}
