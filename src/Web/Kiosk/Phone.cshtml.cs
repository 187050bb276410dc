using Microsoft.AspNetCore.Mvc;
using MotCua.Web.Access;

namespace MotCua.Web.Kiosk;

/// <summary>Only for being told; nobody must give one.</summary>
public sealed class PhoneModel(KioskJourney journeys, Deeds deeds) : KioskPage(journeys)
{
    [BindProperty] public string? Phone { get; set; }

    [BindProperty] public string? Act { get; set; }

    public override KioskStep Step => KioskStep.Person;

    protected override string? TooEarly(Journey journey) => journey is { OnlyList: false, MayChoose: false } ? "/kiosk/confirm" : null;

    public void OnGet() => Phone = Journey.Phone;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Act == "skip" || Journey.Visitor is null)
            return await GoOnAsync(Journey with { Phone = null }, "/kiosk/procedure", cancel);
        var details = Journey.Visitor.Details(Phone).Checked(deeds.Today);
        return details.IsRefused(out var refusal)
            ? this.Refused(refusal)
            : await GoOnAsync(Journey with { Phone = details.Value.Phone }, "/kiosk/procedure", cancel);
    }
}
