using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Oversight;
using MotCua.Web.Access;
using MotCua.Web.Office;
using MotCua.Web.Words;

namespace MotCua.Web.Oversight;

/// <summary>What both pages of the oversight are asked by address: which day, which channel, since when.</summary>
public abstract class OversightPage(Officers officers, Texts texts, Deeds deeds) : OfficePage(officers, texts)
{
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly DateOnly s_first = new(2000, 1, 1);

    /// <summary>The day at whose end things are looked at; today, now, when left out.</summary>
    [BindProperty(SupportsGet = true)] public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true)] public SubmissionChannel? Channel { get; set; }

    [BindProperty(SupportsGet = true)] public Period Period { get; set; }

    /// <summary>The figure the map is shaded by, or the list is about.</summary>
    [BindProperty(SupportsGet = true)] public Figure Figure { get; set; } = Figure.Overdue;

    public OversightRequest Asked { get; private set; } = null!;

    public DateTimeOffset Now => deeds.Now;

    public DateOnly Today => deeds.Today;

    /// <summary>What was asked for, put right where it cannot be answered, with a word about it.</summary>
    protected void ReadQuestion()
    {
        if (On > Today)
            ModelState.AddModelError(nameof(On), Texts["oversight.on.future"]);
        else if (On < s_first)
            ModelState.AddModelError(nameof(On), Texts["oversight.on.early", s_first]);
        if (ModelState.GetFieldValidationState(nameof(On)) is ModelValidationState.Invalid || On > Today || On < s_first)
            On = null;
        Asked = new OversightRequest(On ?? Today, Enum.IsDefined(Period) ? Period : Period.Year, Channel);
        if (!Enum.IsDefined(Figure))
            Figure = Figure.Overdue;
    }

    /// <summary>An address that keeps the question and says the rest.</summary>
    public string Address(string path, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var query = new Dictionary<string, string?>();
        foreach (var (name, value) in more)
            if (value is not null)
                query[name] = value;
        if (On is { } on && on != Today)
            query["on"] = on.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (Channel is { } channel)
            query["channel"] = channel.ToString();
        if (Asked.Period is Period.Month)
            query["period"] = nameof(Period.Month);
        return QueryHelpers.AddQueryString(path, query);
    }

    /// <summary>The dossiers behind a number.</summary>
    public string ListAddress(string? unit, Figure figure) => Address("/oversight/dossiers", ("unit", unit), ("figure", figure.ToString()));

    public string Word(Figure figure) => Texts["oversight.figure." + Wording.Camel(figure)];

    public string NameOf(Place place) => Texts.Either(place.Name, place.NameEn);

    /// <summary>"tính đến hết ngày 14/08/2026", or to this minute.</summary>
    public string AsOf => Asked.On == Today ? Texts["oversight.as-of.now", Now] : Texts["oversight.as-of.day", Asked.On];

    /// <summary>Sends a table, nothing of it kept by anybody on the way.</summary>
    protected IActionResult Send(Spreadsheet sheet, string name, bool csv)
    {
        Response.Headers.CacheControl = "no-store";
        var file = $"{name}-{Asked.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}";
        return csv ? File(sheet.ToCsv(), "text/csv; charset=utf-8", file + ".csv") : File(sheet.ToXlsx(), SheetType, file + ".xlsx");
    }
}
