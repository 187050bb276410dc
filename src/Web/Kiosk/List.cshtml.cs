using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;

namespace MotCua.Web.Kiosk;

/// <summary>The list of papers to take home; nothing is handed in.</summary>
public sealed class ListModel(KioskJourney journeys, Catalogue catalogue, Deeds deeds, KioskRoom room) : ChosenPage(journeys, catalogue, deeds)
{
    [BindProperty(SupportsGet = true)] public int Sheet { get; set; } = 1;

    public IReadOnlyList<IReadOnlyList<ProcedureComponent>> Laid { get; private set; } = [];

    public IReadOnlyList<ProcedureComponent> Shown => Laid[Sheet - 1];

    public string Unit { get; private set; } = "";

    public string Centre { get; private set; } = "";

    public async Task OnGetAsync()
    {
        Laid = Sheets.Lay(Papers, paper => paper.Name, KioskLook.Of(HttpContext));
        Sheet = Math.Clamp(Sheet, 1, Laid.Count);
        (Unit, Centre) = (await room.UnitNameAsync(), await room.CentreNameAsync());
    }
}
