using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers.Intake;

/// <summary>Asks the applicant to complete the dossier (form 02): once, completely, with reasons.</summary>
public sealed record RequestSupplement(DossierId Dossier, int? SeenVersion, IReadOnlyList<SupplementItem> Items, string Reason);

public sealed class RequestSupplementHandler(AppDb db, Desk desk, Catalogue catalogue)
{
    // Decree 118/2025/NĐ-CP Art. 17(2)(a) as amended by 309/2026 Art. 8(1): one notice, complete, in a single time.
    public async Task<Result<Done>> HandleAsync(RequestSupplement request, Deed deed, CancellationToken cancel)
    {
        // Before acceptance the counter asks; afterwards whoever holds the step.
        var opened = await desk.AtCounterAsync(request.Dossier, request.SeenVersion, deed, cancel);
        if (opened.IsRefused(out _) || opened.Value.Dossier.State == DossierState.InProgress)
            opened = await desk.AtStepAsync(request.Dossier, request.SeenVersion, deed, [], cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        var dossier = opened.Value.Dossier;
        if (await db.SupplementRequests.AnyAsync(earlier => earlier.Dossier == dossier.Id, cancel))
            return new Refusal("dossier.supplement.once", "A supplement was already asked for once; the law allows no second.");
        if (request.Items.Count == 0)
            return new Refusal("dossier.supplement.empty", "Say which papers are missing or wrong.", nameof(request.Items));
        if (Reasons.Fault(request.Reason, nameof(request.Reason)) is { } missing)
            return missing;
        var procedure = await catalogue.VersionOfAsync(dossier, cancel);
        foreach (var item in request.Items)
        {
            if (!procedure.HasComponent(item.Component, dossier.Case))
                return new Refusal("dossier.component.unknown", "This paper does not belong to the procedure.", item.Component) { Args = [item.Component] };
            if (string.IsNullOrWhiteSpace(item.What))
                return new Refusal("dossier.supplement.what", "Say what is to be mended.", item.Component);
        }
        if (dossier.AskSupplement(deed.At) is { } unlawful)
            return unlawful;
        var components = request.Items.Select(item => item.Component).ToList();
        var note = await desk.NoteAsync(opened.Value, new NoteText(request.Reason, request.Items), cancel);
        db.Add(new SupplementRequest
        {
            Dossier = dossier.Id, Components = components, Text = new NoteId(note!.Note), AskedAt = deed.At, AskedBy = Guid.Parse(deed.Actor.Id),
        });
        await desk.SaveAsync(opened.Value, new SupplementAsked(components, note, dossier.State), cancel);
        return Done.Value;
    }
}
