using Microsoft.AspNetCore.Mvc;
using MotCua.Web.Access;

namespace MotCua.Web.Kiosk;

/// <summary>Asked of those whose card could not be scanned.</summary>
public sealed class NameModel(KioskJourney journeys, Deeds deeds) : KioskPage(journeys)
{
    [BindProperty] public string? FullName { get; set; }

    public override KioskStep Step => KioskStep.Card;

    protected override string? TooEarly(Journey journey) => journey.Visitor is null ? "/kiosk/card" : null;

    public void OnGet() => FullName = Journey.Visitor!.FullName;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var named = Journey.Visitor! with { FullName = FullName ?? "" };
        var details = named.Details(null).Checked(deeds.Today);
        if (details.IsRefused(out var refusal))
            return this.Refused(refusal);
        return await GoOnAsync(Journey with { Visitor = named with { FullName = details.Value.FullName }, Confirmed = false }, "/kiosk/confirm", cancel);
    }
}
