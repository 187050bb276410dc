using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;
using MotCua.Web.Office;
using MotCua.Web.Parts;
using MotCua.Web.Words;

namespace MotCua.Web.Counter;

/// <summary>The filing beside its list of required papers, and whatever may lawfully be done with it now.</summary>
public sealed partial class DossierModel(
    CounterDoor door, DossierQueries dossiers, WorkQueries lists, FileStore files, UnsentForms unsent, Texts texts) : CounterPage(door)
{
    private const int NeighboursShown = 12;
    private IFormCollection? _typed;

    [BindProperty] public Guid Key { get; set; }

    [BindProperty] public int? SeenVersion { get; set; }

    public DossierView View { get; private set; } = null!;
    public IReadOnlyList<PaperRow> Papers { get; private set; } = [];
    public IReadOnlyList<WorkLine> Neighbours { get; private set; } = [];
    public IReadOnlyDictionary<ApplicantId, string?> Owners { get; private set; } = new Dictionary<ApplicantId, string?>();
    public DueBook Book { get; private set; } = null!;
    public CounterLine Line { get; private set; }

    /// <summary>What a refused form nevertheless saved, as a catalogue key; null when nothing.</summary>
    public string? Kept { get; private set; }

    /// <summary>When what was typed here and not sent was kept; null when nothing was.</summary>
    public DateTimeOffset? UnsentAt { get; private set; }

    [TempData] public string? Said { get; set; }

    public Dossier Dossier => View.Dossier;
    public bool Collecting => View.AtCounter && Dossier.State is DossierState.Submitted or DossierState.PreAcceptSupplement or DossierState.Supplementing;
    public bool MayAccept => View.AtCounter && DossierTransitions.Allows(Dossier.State, DossierState.Accepted);
    public bool MayRefuse => View.AtCounter && DossierTransitions.Allows(Dossier.State, DossierState.NotAccepted);
    public bool MayWithdraw => View.AtCounter && DossierTransitions.Allows(Dossier.State, DossierState.Withdrawn);
    public bool MayTakeSupplement => View.AtCounter && Dossier.State is DossierState.PreAcceptSupplement or DossierState.Supplementing;
    public bool MayAskSupplement => View.AtCounter && View.Supplement is null && Dossier.State == DossierState.Submitted;
    public bool MayHandOver => View.Mine is not null && Dossier.State == DossierState.Accepted && View.Current?.Step.Kind == StepKind.Receive;
    public bool MayReturn => View.Mine is not null && Dossier.State is DossierState.Resolved or DossierState.NotEligible && View.Current?.Step.Kind == StepKind.Return;
    public bool MayReissue => View.AtCounter;
    public bool MayDoNothing => !(MayAccept || MayRefuse || MayWithdraw || MayTakeSupplement || MayAskSupplement || MayHandOver || MayReturn);

    public DueView? Due => Dossier.DueAt is { } due && Dossier.State is not (DossierState.Withdrawn or DossierState.NotAccepted) ? Book.Of(Dossier, due) : null;

    public string? MaskedNumber => View.Owner?.PersonalId is { } digits ? PersonalId.Parse(digits).Masked : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await unsent.FindAsync(AddressOf(id), cancel) is { } waiting)
            Lay(waiting);
        return await LoadAsync(id, cancel) ? Page() : NotFound();
    }

    public string? TypedOf(string name) => _typed is not null && _typed.ContainsKey(name) ? _typed[name].ToString() : null;

    /// <summary>The words beside a field that is wrong; empty when it is not.</summary>
    public string FaultOf(string name) => ModelState.TryGetValue(name, out var entry) ? string.Join(" ", entry.Errors.Select(error => error.ErrorMessage)) : "";

    public IReadOnlyList<TimelineStep> Timeline() => StepLines.Of(View, Book, texts);

    public string Who(HistoryLine line) => line.Person is { } person
        ? Title(line.Post, line.PostEn) is { } post ? $"{post} · {person}" : person
        : texts["dossier.actor." + line.Actor];

    private string? Title(string? vietnamese, string? english) => LanguageCode == "en" ? english : vietnamese;

    private static string AddressOf(Guid id) => $"/counter/dossiers/{id}";

    /// <summary>Puts what was typed before back into the fields.</summary>
    private void Lay(UnsentForm waiting)
    {
        (_typed, UnsentAt) = (waiting.AsForm(), waiting.At);
        string? Word(string name) => _typed.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.ToString() : null;
        (RefuseReason, WithdrawReason, SupplementReason) = (Word(nameof(RefuseReason)), Word(nameof(WithdrawReason)), Word(nameof(SupplementReason)));
        Asked = [.. _typed[nameof(Asked)].OfType<string>()];
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var read = await dossiers.ReadAsync(new DossierId(id), Door.Viewer(), cancel);
        if (read.IsRefused(out _))
            return false;
        View = read.Value;
        Book = new DueBook(await Door.RulesAsync(cancel), Now, texts);
        Papers = PapersForm.Rows(View, Collecting ? _typed : null);
        Line = Dossier.State switch
        {
            DossierState.Submitted => CounterLine.ToAccept,
            DossierState.PreAcceptSupplement or DossierState.Supplementing => CounterLine.WaitingForApplicant,
            DossierState.Accepted => CounterLine.ToHandOver,
            DossierState.Resolved or DossierState.NotEligible => CounterLine.ToReturn,
            _ => CounterLine.ToAccept,
        };
        Neighbours = [.. (await lists.AtCounterAsync(Centre.Id, Line, null, 0, cancel)).Take(NeighboursShown)];
        Owners = await dossiers.OwnerNamesAsync([.. Neighbours.Select(line => line.Owner).Distinct()], cancel);
        return true;
    }
}
