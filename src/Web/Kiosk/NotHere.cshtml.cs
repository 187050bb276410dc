using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;

namespace MotCua.Web.Kiosk;

/// <summary>Says honestly that it cannot be handed in here: known by name only, or settled elsewhere. And leads on.</summary>
public sealed class NotHereModel(KioskJourney journeys, ProcedureQueries procedures, Deeds deeds) : KioskPage(journeys)
{
    [BindProperty] public string? Code { get; set; }

    public override KioskStep Step => KioskStep.Procedure;

    public ProcedureView Found { get; private set; } = null!;

    protected override string? TooEarly(Journey journey) => journey.MayChoose && journey.Procedure is not null ? null : "/kiosk/procedure";

    protected override async Task<string?> PrepareAsync(CancellationToken cancel)
    {
        if (await procedures.ReadAsync(Journey.Procedure!, deeds.Today, cancel) is not { } found)
            return "/kiosk/procedure";
        Found = found;
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        Found.Neighbours.Any(near => near.Code == Code) && await procedures.ReadAsync(Code!, deeds.Today, cancel) is { Card: var card }
            ? await ChooseAsync(card, cancel)
            : Redirect("/kiosk/procedure");
}
