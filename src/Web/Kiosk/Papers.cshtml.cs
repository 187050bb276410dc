using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;
using MotCua.Web.Words;

namespace MotCua.Web.Kiosk;

/// <summary>The person ticks what is at hand; what is missing does not stop a filing, the officer at the counter looks.</summary>
public sealed class PapersModel(KioskJourney journeys, Catalogue catalogue, Deeds deeds) : ChosenPage(journeys, catalogue, deeds)
{
    [BindProperty] public List<string> Ticked { get; set; } = [];

    [BindProperty] public string? Act { get; set; }

    [BindProperty(SupportsGet = true)] public int Sheet { get; set; } = 1;

    public IReadOnlyList<IReadOnlyList<ProcedureComponent>> Laid { get; private set; } = [];

    public IReadOnlyList<ProcedureComponent> Shown => Laid[Sheet - 1];

    protected override string? TooEarly(Journey journey) => journey.OnlyList ? "/kiosk/list" : base.TooEarly(journey);

    public IActionResult OnGet()
    {
        Lay();
        return Shown.Count == 0 ? Redirect("/kiosk/hand-in") : Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Lay();
        var here = Shown.Select(paper => paper.Key).ToHashSet();
        var declared = Journey.Declared.Where(key => !here.Contains(key)).Concat(Ticked.Where(here.Contains)).Distinct().ToList();
        var to = Act == "back"
            ? Sheet > 1 ? $"/kiosk/papers?sheet={Sheet - 1}" : "/kiosk/answer"
            : Sheet < Laid.Count ? $"/kiosk/papers?sheet={Sheet + 1}" : "/kiosk/hand-in";
        return GoOnAsync(Journey with { Declared = declared }, to, cancel);
    }

    private void Lay()
    {
        Laid = Sheets.Lay(Papers, paper => paper.Name, KioskLook.Of(HttpContext));
        Sheet = Math.Clamp(Sheet, 1, Laid.Count);
    }
}

/// <summary>How a paper is to be brought, in a visitor's words.</summary>
public static class PaperWords
{
    public static string Form(Texts texts, ProcedureComponent paper)
    {
        var parts = new List<string>();
        if (paper.Kind == ComponentKind.Show)
            parts.Add(texts["kiosk.paper.show"]);
        if (paper.Originals is > 0 and { } originals)
            parts.Add(texts["kiosk.paper.originals", originals]);
        if (paper.Copies is > 0 and { } copies)
            parts.Add(texts["kiosk.paper.copies", copies]);
        return parts.Count > 0 ? string.Join(" · ", parts) : texts["kiosk.paper.unstated"];
    }
}
