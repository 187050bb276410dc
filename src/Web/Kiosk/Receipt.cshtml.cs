using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Procedures;
using MotCua.Papers;
using MotCua.Web.Papers;
using MotCua.Web.Words;

namespace MotCua.Web.Kiosk;

/// <summary>The filing receipt. It shows nothing of the person, and the page wipes itself when nobody asks for more time.</summary>
public sealed class ReceiptModel(KioskJourney journeys, FilingQueries filings, KioskRoom room, VisitorSheets sheets, Texts texts) : PageModel
{
    /// <summary>How long it stays; the style sheet's countdown says the same.</summary>
    public const int Seconds = 90;

    /// <summary>why, papers, no-paper, or null for the receipt itself.</summary>
    [BindProperty(SupportsGet = true)] public string? Part { get; set; }

    /// <summary>The person came back to a page before: it is already filed.</summary>
    [BindProperty(SupportsGet = true)] public bool Again { get; set; }

    public FilingReceipt Filing { get; private set; } = null!;

    /// <summary>The receipt as it is printed.</summary>
    public Sheet Slip { get; private set; } = null!;

    /// <summary>This page again, with its time begun anew.</summary>
    public string Here => Part is null ? "/kiosk/receipt" : $"/kiosk/receipt?part={Part}";

    /// <summary>Papers told on the screen; the print has them all.</summary>
    public int RowsShown => Sheets.Count(KioskLook.Of(HttpContext), onLow: 5, onTall: 12);

    public string Reference => Crockford32.Grouped(Filing.Reference);

    public string Code => Crockford32.Grouped(Filing.TrackingCode);

    public IReadOnlyList<string> Because => [.. (Filing.Expected?.Lines ?? []).Select(line => DeadlineText.Render(line, texts.Language.Code))];

    /// <summary>The allowance alone; the whole reckoning is one press away and on the print.</summary>
    public string Shortly => Filing.Expected?.Lines.FirstOrDefault(line => line.Code.StartsWith(DeadlineCodes.Allowance, StringComparison.Ordinal)) is { } allowance
        ? DeadlineText.Render(allowance, texts.Language.Code) : "";

    public IReadOnlyList<(ProcedureComponent Paper, bool Had)> Papers =>
        [.. Filing.Procedure.ComponentsOf(Filing.Case).Where(paper => paper.Kind != ComponentKind.Note).Select(paper => (paper, Filing.Declared.Contains(paper.Key)))];

    /// <summary>Leads a telephone to the tracking page; the link opens this dossier and says nothing of the person.</summary>
    public string TrackingLink => $"{Request.Scheme}://{Request.Host}/t/{Filing.Reference}/{Filing.TrackingToken}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await journeys.ReadAsync(cancel) is not { } journey)
            return Redirect(journeys.IsCarried ? "/kiosk/ended" : "/kiosk");
        if (journey.Filed is not { } filed || await filings.ReceiptAsync(filed, cancel) is not { } filing)
            return Redirect("/kiosk/hand-in");
        Filing = filing;
        Slip = sheets.Receipt(filing, await room.UnitAsync(), copy: 1);
        Part = Part is "why" or "papers" or "no-paper" ? Part : null;
        Response.Headers["Refresh"] = $"{Seconds}; url=/kiosk/reset";
        return Page();
    }
}
