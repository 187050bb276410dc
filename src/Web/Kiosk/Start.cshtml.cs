using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MotCua.Web.Kiosk;

/// <summary>Where everybody begins: nothing of anybody is on it.</summary>
public sealed class StartModel(KioskJourney journeys, KioskRoom room) : PageModel
{
    /// <summary>begin: to hand something in; list: only to see the papers; track: to see where a dossier is.</summary>
    [BindProperty] public string? Act { get; set; }

    public string Unit { get; private set; } = "";

    public string Centre { get; private set; } = "";

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var kind = Act switch { "list" => JourneyKind.List, "track" => JourneyKind.Track, _ => JourneyKind.HandIn };
        if ((await journeys.BeginAsync(kind, cancel)).IsRefused(out var refusal))
        {
            await LoadAsync();
            return this.Refused(refusal);
        }
        return Redirect(kind switch { JourneyKind.List => "/kiosk/procedure", JourneyKind.Track => "/kiosk/track", _ => "/kiosk/card" });
    }

    private async Task LoadAsync() => (Unit, Centre) = (await room.UnitNameAsync(), await room.CentreNameAsync());
}
