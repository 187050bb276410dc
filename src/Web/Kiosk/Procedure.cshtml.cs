using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;
using MotCua.Web.Words;

namespace MotCua.Web.Kiosk;

/// <summary>Finds what the person came for, by everyday words or by a situation of life. The words stay out of the address.</summary>
public sealed class ProcedureModel(KioskJourney journeys, ProcedureQueries procedures, Deeds deeds, Texts texts) : KioskPage(journeys)
{
    private const int AtCommune = 15;
    private const int Elsewhere = 5;

    /// <summary>Each is a search; its label and words are in the catalogue.</summary>
    public static IReadOnlyList<string> Situations => ["birth", "marriage", "death", "copy", "household", "land", "merit", "residence"];

    [BindProperty] public string? Words { get; set; }

    [BindProperty] public string? Situation { get; set; }

    [BindProperty] public string? Code { get; set; }

    [BindProperty(SupportsGet = true)] public int Sheet { get; set; } = 1;

    /// <summary>Asks for the search field although something was searched for.</summary>
    [BindProperty(SupportsGet = true)] public bool Anew { get; set; }

    public override KioskStep Step => KioskStep.Procedure;

    /// <summary>Null while nothing is searched for.</summary>
    public IReadOnlyList<ProcedureHit>? Hits { get; private set; }

    private int PerSheet => Kiosk.Sheets.Count(KioskLook.Of(HttpContext), onLow: 4, onTall: 8);

    public int Sheets => Math.Max(1, (Hits!.Count + PerSheet - 1) / PerSheet);

    public IEnumerable<ProcedureHit> Shown => Hits!.Skip((Sheet - 1) * PerSheet).Take(PerSheet);

    protected override string? TooEarly(Journey journey) => journey.MayChoose ? null : "/kiosk/confirm";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Words = Journey.Words;
        if (!Anew && Journey.Words is { } words)
            Hits = await FindAsync(words, cancel);
        Sheet = Hits is null ? 1 : Math.Clamp(Sheet, 1, Sheets);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Code is not null)
            return await ChooseAsync(Code, cancel);
        var words = Situation is not null && Situations.Contains(Situation) ? texts[$"kiosk.situation.{Situation}.words"] : Words?.Trim();
        return string.IsNullOrEmpty(words)
            ? this.Refused(new Refusal("kiosk.words.missing", "Type a few words, or choose one of the situations below.", nameof(Words)))
            : await GoOnAsync(Journey with { Words = words.Length > 200 ? words[..200] : words }, "/kiosk/procedure", cancel);
    }

    /// <summary>Where it is settled when not here, and which words of its name were meant.</summary>
    public string About(ProcedureHit hit)
    {
        var found = hit.Why.Split([' ', ',']).ToHashSet();
        var words = string.Join(' ', hit.Name.Split(' ').Where(word => found.Contains(TextFold.Fold(word))).Take(6));
        var why = words.Length == 0 ? hit.Code : texts["kiosk.procedure.why", words];
        return hit.Levels.HasFlag(ProcedureLevels.Commune) ? $"{hit.Field} · {why}" : texts["kiosk.procedure.elsewhere", ProcedureWords.Levels(texts, hit.Levels)];
    }

    private async Task<IActionResult> ChooseAsync(string code, CancellationToken cancel)
    {
        return await procedures.ReadAsync(code, deeds.Today, cancel) is { Card: var card }
            ? await ChooseAsync(card, cancel)
            : this.Refused(new Refusal("dossier.procedure.unknown", "There is no such procedure in force.", nameof(Words)) { Args = [code.Length > 20 ? code[..20] : code] });
    }

    private async Task<IReadOnlyList<ProcedureHit>> FindAsync(string words, CancellationToken cancel)
    {
        var everywhere = await procedures.FindAsync(words, AtCommune, null, cancel);
        // Who types a code means that procedure, wherever it is settled.
        if (everywhere is [{ Why: "code" }, ..])
            return everywhere;
        var here = await procedures.FindAsync(words, AtCommune, ProcedureLevels.Commune, cancel);
        return [.. here, .. everywhere.Where(hit => !hit.Levels.HasFlag(ProcedureLevels.Commune)).Take(Elsewhere)];
    }
}
