using Microsoft.AspNetCore.Mvc;

namespace MotCua.Web.Kiosk;

/// <summary>Reads the name back; the number stays masked, for others may look over the shoulder.</summary>
public sealed class ConfirmModel(KioskJourney journeys) : KioskPage(journeys)
{
    [BindProperty] public string? Act { get; set; }

    public override KioskStep Step => KioskStep.Person;

    protected override string? TooEarly(Journey journey) => journey.Visitor switch
    {
        null => "/kiosk/card",
        { FullName: null } => "/kiosk/name",
        _ => null,
    };

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => Act == "yes"
        ? GoOnAsync(Journey with { Confirmed = true }, "/kiosk/phone", cancel)
        : GoOnAsync(Journey with { Visitor = null, Confirmed = false, Phone = null }, "/kiosk/card", cancel);
}
