using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;

namespace MotCua.Web.Kiosk;

/// <summary>The last look before it is handed in. However often the button is pressed, there is one filing.</summary>
public sealed class HandInModel(KioskJourney journeys, Catalogue catalogue, Deeds deeds, KioskRoom room, PersonVault vault, Work work)
    : ChosenPage(journeys, catalogue, deeds)
{
    private const string Submit = "dossier.submit";

    public IReadOnlyList<ProcedureComponent> Missing => [.. Papers.Where(paper => !Journey.Declared.Contains(paper.Key))];

    protected override string? TooEarly(Journey journey) => journey.OnlyList ? "/kiosk/list" : base.TooEarly(journey);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await room.UnitAsync() is not { } unit)
            return Redirect("/kiosk");
        var request = new SubmitDossier(
            unit.Code, Card.Code, Journey.Case, Journey.Visitor!.Details(Journey.Phone), [.. Journey.Declared.Where(key => Card.HasComponent(key, Journey.Case!))], SubmissionChannel.Kiosk);
        var deed = Deeds.AtKiosk(Submit);
        var key = vault.KeyFor($"kiosk:{deed.Actor.Id}", Submit, Journey.FilingKey.ToString("N"), request);
        var filing = await work.DoAsync((SubmitDossierHandler handler, CancellationToken c) => handler.HandleAsync(request, deed, c), deed, key, cancel);
        if (filing.IsRefused(out var refusal))
            // The same journey was filed a moment ago with other ticks: that filing stands.
            return refusal.Code == Work.KeyMismatch.Code ? Redirect("/kiosk/receipt?again=true") : this.Refused(refusal with { Field = null });
        return await GoOnAsync(Journey.After(filing.Value.Dossier), "/kiosk/receipt", cancel);
    }
}
