using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Dossiers;
using MotCua.Papers;
using MotCua.Web.Papers;

namespace MotCua.Web.Counter;

/// <summary>A form the citizen takes home, printed from the dossier as it is recorded.</summary>
public abstract class PrintPage(CounterDoor door, DossierSheets sheets) : CounterPage(door)
{
    /// <summary>Which form, by its name in the form book; also the last part of its address.</summary>
    public abstract string Form { get; }

    public DossierView View { get; private set; } = null!;

    public Sheet Sheet { get; private set; } = null!;

    /// <summary>Letters that only the browser can print.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>One press of a button, however often it is sent.</summary>
    [BindProperty] public Guid Key { get; set; }

    /// <summary>What it is printed as: page, a5, a4, 576, 384.</summary>
    [BindProperty] public string? To { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await sheets.ReadAsync(Form, new DossierId(id), Door.Viewer(), cancel) is not var (view, sheet))
            return NotFound();
        (View, Sheet, Missing) = (view, sheet, PrintText.Missing(sheet));
        ViewData["Title"] = sheet.Title;
        return Page();
    }

    /// <summary>Notes that it is printed, then leads to what prints it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await sheets.ReadAsync(Form, new DossierId(id), Door.Viewer(), cancel) is null)
            return NotFound();
        var noted = await Door.NotePrintAsync(id, Form, $"{Key:N}", cancel);
        if (noted.IsRefused(out var refusal))
            return refusal.Code == Desk.Unknown.Code ? NotFound() : this.Refused(refusal);
        var here = $"/counter/dossiers/{id}/{Form}";
        return Redirect(To switch
        {
            "a5" or "a4" => $"{here}.pdf?paper={To}",
            "576" or "384" => $"{here}.escpos?dots={To}",
            _ => $"{here}?print=now",
        });
    }
}

/// <summary>Form 01: receipt of the dossier and appointment for the result.</summary>
public sealed class Form01Model(CounterDoor door, DossierSheets sheets) : PrintPage(door, sheets)
{
    public override string Form => FormBook.Form01;
}

/// <summary>Form 02: what is to be completed, asked once.</summary>
public sealed class Form02Model(CounterDoor door, DossierSheets sheets) : PrintPage(door, sheets)
{
    public override string Form => FormBook.Form02;
}

/// <summary>Form 03: why the dossier is not received.</summary>
public sealed class Form03Model(CounterDoor door, DossierSheets sheets) : PrintPage(door, sheets)
{
    public override string Form => FormBook.Form03;
}

/// <summary>The filing receipt again: the same reference and code.</summary>
public sealed class ReceiptModel(CounterDoor door, DossierSheets sheets) : PrintPage(door, sheets)
{
    public override string Form => FormBook.Receipt;
}
