using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Procedures;
using MotCua.Papers;
using MotCua.Web.Access;
using MotCua.Web.Papers;

namespace MotCua.Web.Kiosk;

/// <summary>The list of papers to take home; nothing is handed in.</summary>
public sealed class ListModel(KioskJourney journeys, Catalogue catalogue, Deeds deeds, KioskRoom room, VisitorSheets sheets) : ChosenPage(journeys, catalogue, deeds)
{
    [BindProperty(SupportsGet = true)] public int Sheet { get; set; } = 1;

    public IReadOnlyList<IReadOnlyList<ProcedureComponent>> Laid { get; private set; } = [];

    public IReadOnlyList<ProcedureComponent> Shown => Laid[Sheet - 1];

    /// <summary>The list as it is printed.</summary>
    public Sheet Slip { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Laid = Sheets.Lay(Papers, paper => paper.Name, KioskLook.Of(HttpContext));
        Sheet = Math.Clamp(Sheet, 1, Laid.Count);
        Slip = sheets.List(Card, Journey.Case ?? ProcedureCase.All, await room.CentreNameAsync(), await room.UnitNameAsync());
    }
}
