using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Procedures;
using MotCua.Web.Words;

namespace MotCua.Web.Counter;

/// <summary>A form the citizen takes home, printed from the dossier as it is recorded.</summary>
public abstract class PrintPage(CounterDoor door, DossierQueries dossiers, TrackingSecrets secrets, Texts texts) : CounterPage(door)
{
    public DossierView View { get; private set; } = null!;

    public Dossier Dossier => View.Dossier;

    /// <summary>Catalogue key of the form's name; also what its parts begin with.</summary>
    public abstract string Form { get; }

    /// <summary>The number's ending, as Circular 03/2025 Annex I gives it; empty for a slip without number.</summary>
    public abstract string Suffix { get; }

    /// <summary>The serial within the agency's day for an accepted dossier; else dots for the pen.</summary>
    public virtual string Number => "……";

    /// <summary>The day the form was made out.</summary>
    public abstract DateTimeOffset MadeAt { get; }

    /// <summary>Masked everywhere but on form 01, where the citizen's own paper must carry the whole number.</summary>
    public string? MaskedNumber => View.Owner?.PersonalId is { } digits ? PersonalId.Parse(digits).Masked : null;

    public string TrackingCode => Crockford32.Grouped(secrets.CodeOf(Dossier.Id, Dossier.TrackingCounter));

    public string TrackingLink => $"{Request.Scheme}://{Request.Host}/t/{Dossier.Reference}/{secrets.TokenOf(Dossier.Id, Dossier.TrackingCounter)}";

    /// <summary>What is asked for: procedure, code and, where the papers depend on it, the case.</summary>
    public string Matter => $"{Dossier.ProcedureName} ({Dossier.ProcedureCode}){(View.CaseName is { } chosen ? $" – {chosen}" : "")}";

    public string CommitteeName => texts["counter.form.committee", View.Unit?.NameWithKind ?? ""];

    public string CentreName => LanguageCode == "en" ? View.Receiving.NameEn : View.Receiving.Name;

    public string PlaceAndDate
    {
        get
        {
            var day = MadeAt.LegalDay();
            return texts["counter.form.place-date", View.Unit?.Name ?? "", $"{day.Day:00}", $"{day.Month:00}", $"{day.Year}"];
        }
    }

    public string Limit
    {
        get
        {
            var limit = View.Procedure.LimitFor(Dossier.Channel, Dossier.Case);
            return limit.Unit == LimitUnit.Unstated ? texts["counter.limit.unstated"] : texts["counter.limit." + limit.Unit, limit.Amount ?? 0];
        }
    }

    public string? NameOf(string component) => View.Papers.FirstOrDefault(paper => paper.Component.Key == component)?.Component.Name;

    /// <summary>Who did what the form tells of; null when the entry names nobody.</summary>
    public HistoryLine? DoneBy(string fact) => View.History.LastOrDefault(line => line.Fact == fact);

    /// <summary>Whether there is anything to print.</summary>
    protected abstract bool Exists { get; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var read = await dossiers.ReadAsync(new DossierId(id), Door.Viewer(), cancel);
        if (read.IsRefused(out _))
            return NotFound();
        View = read.Value;
        return View.AtCounter && Exists ? Page() : NotFound();
    }
}

/// <summary>Form 01: receipt of the dossier and appointment for the result.</summary>
public sealed class Form01Model(CounterDoor door, DossierQueries dossiers, TrackingSecrets secrets, Texts texts) : PrintPage(door, dossiers, secrets, texts)
{
    public override string Form => "counter.form01";

    public override string Suffix => "TTPVHCC";

    public override string Number => Dossier.Code?.Split('-')[^1] ?? base.Number;

    public override DateTimeOffset MadeAt => Dossier.AcceptedAt!.Value;

    public IEnumerable<PaperView> Received => View.Papers.Where(paper => paper.Status == PaperStatus.Had);

    protected override bool Exists => Dossier.AcceptedAt is not null;
}

/// <summary>Form 02: what is to be completed, asked once.</summary>
public sealed class Form02Model(CounterDoor door, DossierQueries dossiers, TrackingSecrets secrets, Texts texts) : PrintPage(door, dossiers, secrets, texts)
{
    public override string Form => "counter.form02";

    public override string Suffix => "PBS";

    public override DateTimeOffset MadeAt => View.Supplement!.AskedAt;

    protected override bool Exists => View.Supplement is not null;
}

/// <summary>Form 03: why the dossier is not received.</summary>
public sealed class Form03Model(CounterDoor door, DossierQueries dossiers, TrackingSecrets secrets, Texts texts) : PrintPage(door, dossiers, secrets, texts)
{
    public override string Form => "counter.form03";

    public override string Suffix => "PTC";

    public override DateTimeOffset MadeAt => DoneBy("dossier.not-accepted")!.At;

    protected override bool Exists => DoneBy("dossier.not-accepted") is not null;
}

/// <summary>The filing receipt again: the same reference and code, marked as a reprint.</summary>
public sealed class ReceiptModel(CounterDoor door, DossierQueries dossiers, TrackingSecrets secrets, Texts texts) : PrintPage(door, dossiers, secrets, texts)
{
    public override string Form => "counter.receipt";

    public override string Suffix => "";

    public override DateTimeOffset MadeAt => Dossier.FiledAt;

    protected override bool Exists => true;
}
