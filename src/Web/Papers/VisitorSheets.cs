using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;
using MotCua.Papers;
using MotCua.Web.Access;
using MotCua.Web.Kiosk;
using MotCua.Web.Portal;
using MotCua.Web.Words;

namespace MotCua.Web.Papers;

/// <summary>What citizens print for themselves: the receipt of a filing and the list of papers. In the language of the page.</summary>
public sealed class VisitorSheets(
    KioskJourney journeys, KioskRoom room, FilingQueries filings, ProcedureQueries procedures, Catalogue catalogue, SheetMaker maker, Texts texts, Deeds deeds,
    IHttpContextAccessor accessor)
{
    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The receipt of what was filed on this journey; null when nothing was.</summary>
    /// <param name="copy">2 and more print it as a reprint: the machine that prints knows how often it did.</param>
    public async Task<Sheet?> KioskReceiptAsync(int copy, CancellationToken cancel) =>
        await journeys.ReadAsync(cancel) is { Filed: { } filed } && await filings.ReceiptAsync(filed, cancel) is { } filing
            ? Receipt(filing, await room.UnitAsync(), copy) : null;

    /// <summary>The papers of the procedure chosen on this journey; null when none is.</summary>
    public async Task<Sheet?> KioskListAsync(CancellationToken cancel)
    {
        if (await journeys.ReadAsync(cancel) is not { Procedure: { } code } journey || await catalogue.CardAsync(code, deeds.Today, cancel) is not { KnownByNameOnly: false } card)
            return null;
        return List(card, journey.Case ?? ProcedureCase.All, await room.CentreNameAsync(), await room.UnitNameAsync());
    }

    /// <summary>A filing's receipt. No name and no number: it may be left lying on the machine.</summary>
    public Sheet Receipt(FilingReceipt filing, Unit? unit, int copy)
    {
        var chosen = filing.Procedure.Content.Cases.FirstOrDefault(one => one.Key == filing.Case)?.Name;
        var reference = Crockford32.Grouped(filing.Reference);
        return maker.Make(FormBook.Receipt, new FormFacts
        {
            MadeAt = filing.FiledAt,
            Sender = new Sender(
                unit is null ? "" : texts["papers.committee", unit.NameWithKind],
                texts.Language == Language.Vietnamese ? filing.Receiving.Name : filing.Receiving.NameEn, unit?.Name ?? "……………"),
            Subject = filing.Reference,
            Reference = reference,
            IsAnonymous = true,
            Matter = FormWords.Matter(filing.Procedure.Name, filing.Procedure.Code, chosen),
            Filed = texts.Moment(filing.FiledAt),
            Expected = filing.Expected is { } expected
                ? $"{texts.Time(TimeOnly.FromDateTime(expected.DueAt.LegalClock()))} {texts.LongDate(expected.DueAt.LegalDay())}" : texts["kiosk.receipt.no-due"],
            Because = [.. (filing.Expected?.Lines ?? []).Select(line => DeadlineText.Render(line, texts.Language.Code))],
            Declared = [.. filing.Procedure.ComponentsOf(filing.Case).Where(paper => paper.Kind != ComponentKind.Note)
                .Select(paper => new Item(paper.Name, filing.Declared.Contains(paper.Key)))],
            Link = FormWords.Address(Http, $"/t/{filing.Reference}/{filing.TrackingToken}"),
            Codes = [reference, Crockford32.Grouped(filing.TrackingCode)],
            Reprint = copy > 1 ? (copy - 1, deeds.Now) : null,
        }, texts.Language);
    }

    /// <summary>The papers of one case, as handed out at a kiosk.</summary>
    public Sheet List(ProcedureCard card, string chosen, string centre, string unit) => List(
        card, card.Content.Cases.FirstOrDefault(one => one.Key == chosen)?.Name, [new NeededPapers(null, Needed(card.ComponentsOf(chosen)))],
        ProcedureWords.Time(texts, card.LimitFor(SubmissionChannel.Kiosk, chosen)), string.Join("; ", ProcedureWords.Fees(texts, card)),
        string.Join(", ", new[] { centre, unit }.Where(part => part.Length > 0)));

    /// <summary>The papers of every case of a procedure, to prepare at home; null when it is not known or known by name only.</summary>
    public async Task<Sheet?> PortalListAsync(string code, CancellationToken cancel)
    {
        if (await procedures.ReadAsync(code, deeds.Today, cancel) is not { Card.KnownByNameOnly: false } view)
            return null;
        var words = new ProcedureText(texts, view);
        var content = view.Card.Content;
        var needed = content.Cases.Select(one => new NeededPapers(one.Name, Needed(content.Components.Where(paper => paper.Case == one.Key))))
            .Prepend(new NeededPapers(null, Needed(content.Components.Where(paper => paper.Case == ProcedureCase.All))));
        var time = words.OneLimit is { } one ? words.Time(one) : string.Join("; ", words.Limits.Select(limit => $"{words.Time(limit.Limit)} ({limit.Where})"));
        return List(view.Card, null, [.. needed], time, words.Fees.Count > 0 ? string.Join("; ", words.Fees.Select(fee => fee.Text)) : texts["portal.fee.none"], words.Place);
    }

    private Sheet List(ProcedureCard card, string? chosen, IReadOnlyList<NeededPapers> needed, string time, string fee, string where) => maker.Make(FormBook.List, new FormFacts
    {
        MadeAt = deeds.Now,
        Subject = card.Code,
        Matter = FormWords.Matter(card.Name, card.Code, chosen),
        Needed = needed,
        Limit = time,
        Fee = fee,
        Where = where,
        Link = FormWords.Address(Http, PortalLinks.Procedure(card.Code)),
        Codes = [card.Code],
    }, texts.Language);

    private List<Item> Needed(IEnumerable<ProcedureComponent> papers) =>
        [.. papers.Where(paper => paper.Kind != ComponentKind.Note).Select(paper => FormWords.Needed(texts, paper))];
}
