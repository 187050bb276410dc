using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;

namespace MotCua.Web.Kiosk;

/// <summary>Which of the procedure's cases is this person's: papers and time depend on it.</summary>
public sealed class CaseModel(KioskJourney journeys, Catalogue catalogue, Deeds deeds) : ChosenPage(journeys, catalogue, deeds)
{
    [BindProperty] public string? Case { get; set; }

    [BindProperty(SupportsGet = true)] public int Sheet { get; set; } = 1;

    public IReadOnlyList<IReadOnlyList<ProcedureCase>> Laid { get; private set; } = [];

    public IReadOnlyList<ProcedureCase> Shown => Laid[Sheet - 1];

    protected override bool NeedsCase => false;

    public IActionResult OnGet()
    {
        Lay();
        return Laid[0].Count == 0 ? Redirect("/kiosk/answer") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Lay();
        return Laid.Any(sheet => sheet.Any(choice => choice.Key == Case))
            ? await GoOnAsync(Journey with { Case = Case, Declared = [] }, "/kiosk/answer", cancel)
            : this.Refused(new Refusal("dossier.case.unknown", "Choose one of the procedure's cases."));
    }

    private void Lay()
    {
        Laid = Sheets.Lay(Card.Content.Cases.Where(choice => choice.Kind == CaseKind.Choice), choice => choice.Name, KioskLook.Of(HttpContext));
        Sheet = Math.Clamp(Sheet, 1, Laid.Count);
    }
}
