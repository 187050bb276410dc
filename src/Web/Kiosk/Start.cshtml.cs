using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MotCua.Web.Kiosk;

/// <summary>Where everybody begins: nothing of anybody is on it.</summary>
public sealed class StartModel(KioskJourney journeys, KioskRoom room) : PageModel
{
    /// <summary>begin: to hand something in; list: only to see the papers.</summary>
    [BindProperty] public string? Act { get; set; }

    public string Unit { get; private set; } = "";

    public string Centre { get; private set; } = "";

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var onlyList = Act == "list";
        if ((await journeys.BeginAsync(onlyList, cancel)).IsRefused(out var refusal))
        {
            await LoadAsync();
            return this.Refused(refusal);
        }
        return Redirect(onlyList ? "/kiosk/procedure" : "/kiosk/card");
    }

    private async Task LoadAsync() => (Unit, Centre) = (await room.UnitNameAsync(), await room.CentreNameAsync());
}
