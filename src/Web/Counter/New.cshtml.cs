using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Reception;
using MotCua.Web.Access;
using MotCua.Web.Parts;
using MotCua.Web.Words;

namespace MotCua.Web.Counter;

/// <summary>
/// Takes a filing for a citizen who stands at the counter: card, procedure, case, papers on one page that grows. Everything is
/// posted, nothing typed about a person ever stands in an address.
/// </summary>
public sealed class NewModel(CounterDoor door, ProcedureQueries procedures, UnsentForms unsent, Texts texts) : CounterPage(door)
{
    private const string Here = "/counter/new";
    private const int HitsShown = 8;

    [BindProperty] public Guid Key { get; set; }
    [BindProperty] public string? Card { get; set; }

    /// <summary>The number the card's QR gave: as long as it is the one filed with, the identity counts as scanned.</summary>
    [BindProperty] public string? ScannedNumber { get; set; }

    [BindProperty] public string? FullName { get; set; }
    [BindProperty] public string? PersonalId { get; set; }
    [BindProperty] public string? BirthDate { get; set; }
    [BindProperty] public string? Address { get; set; }
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Seek { get; set; }
    [BindProperty] public string? Procedure { get; set; }

    /// <summary>A procedure just chosen from the list found.</summary>
    [BindProperty] public string? Pick { get; set; }

    [BindProperty] public string? Case { get; set; }
    [BindProperty] public List<string> Components { get; set; } = [];

    public IReadOnlyList<ProcedureHit> Hits { get; private set; } = [];
    public bool Sought { get; private set; }
    public ProcedureCard? Chosen { get; private set; }

    /// <summary>Why the chosen procedure cannot be filed here; null when it can.</summary>
    public string? NotHere { get; private set; }

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public IReadOnlyList<Choice> Cases => Chosen is null ? []
        : [.. Chosen.Content.Cases.Where(one => one.Kind == CaseKind.Choice).Select(one => new Choice(one.Key, one.Name))];

    /// <summary>The papers of the case chosen; empty while a case must be chosen first.</summary>
    public IReadOnlyList<ProcedureComponent> Papers => Chosen is { } card && NotHere is null && card.CaseOf(Case) is { } chosen
        ? [.. card.ComponentsOf(chosen).Where(component => component.Kind != ComponentKind.Note)] : [];

    public IReadOnlyList<Choice> PaperChoices =>
    [
        .. Papers.Select(paper => new Choice(paper.Key, paper.Name, texts["dossier.component." + paper.Kind] + " · " + texts["counter.asked",
            paper.Originals?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? texts["counter.asked.unsaid"],
            paper.Copies?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? texts["counter.asked.unsaid"]])),
    ];

    public bool ReadyToFile => Chosen is not null && NotHere is null && Chosen.CaseOf(Case) is not null;

    /// <summary>When another filing was begun here and neither sent nor thrown away; null when none was. Shown without a name: the next citizen may be looking.</summary>
    public DateTimeOffset? BegunAt { get; private set; }

    /// <summary>Shows an empty page, or with <paramref name="again"/> the filing that was begun.</summary>
    public async Task OnGetAsync(bool again, CancellationToken cancel)
    {
        Key = Guid.NewGuid();
        if (await unsent.FindAsync(Here, cancel) is not { } begun)
            return;
        if (!again)
        {
            BegunAt = begun.At;
            return;
        }
        var form = begun.AsForm();
        string? Word(string name) => form.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } word ? word : null;
        (Key, Card, ScannedNumber) = (Guid.TryParse(Word(nameof(Key)), out var key) ? key : Key, Word(nameof(Card)), Word(nameof(ScannedNumber)));
        (FullName, PersonalId, BirthDate, Address) = (Word(nameof(FullName)), Word(nameof(PersonalId)), Word(nameof(BirthDate)), Word(nameof(Address)));
        (Phone, Email, Seek, Procedure, Case) = (Word(nameof(Phone)), Word(nameof(Email)), Word(nameof(Seek)), Word(nameof(Procedure)), Word(nameof(Case)));
        Components = [.. form[nameof(Components)].OfType<string>()];
        await LoadAsync(cancel);
    }

    /// <summary>Reads the card, seeks the procedure, shows the papers: whatever has something new to look at.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace($"{Card}{Seek}{Pick}{Procedure}{FullName}"))
            this.Blame(new Refusal("counter.new.nothing", "Scan the card, write the name or look for a procedure.", nameof(Card)));
        ReadCard();
        if (Pick is not null)
        {
            if (Pick != Procedure)
                (Case, Components) = (null, []);
            Procedure = Pick;
            Seek = null;
            foreach (var name in (string[])[nameof(Procedure), nameof(Case), nameof(Components), nameof(Seek)])
                ModelState.Remove(name);
        }
        await LoadAsync(cancel);
        await KeepAsync(cancel);
        return ModelState.IsValid ? Page() : this.ShowAgain();
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (BirthDate is { Length: > 0 } && !Typed.TryDay(BirthDate, out _))
            return this.Refused(new Refusal("counter.birth.unread", "Write the date of birth as 14/8/1986.", nameof(BirthDate)));
        if (Chosen is null)
            return this.Refused(new Refusal("counter.procedure.missing", "Find the procedure and choose it.", nameof(Seek)));
        var request = new SubmitDossier(Post.Unit?.Code ?? "", Chosen.Code, Case, Owner(), Components, SubmissionChannel.InPerson);
        var result = await Door.DoAsync("dossier.submit", $"{Key:N}", request,
            (SubmitDossierHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), cancel);
        if (result.IsRefused(out var refusal))
            return this.Refused(refusal.Field == nameof(Procedure) ? refusal with { Field = nameof(Seek) } : refusal);
        await unsent.ForgetAsync(Here, cancel);
        TempData[nameof(DossierModel.Said)] = "counter.said.filed";
        return Redirect($"/counter/dossiers/{result.Value.Dossier}");
    }

    /// <summary>As the page now stands, which the card may have filled; what could not be kept is still on the page.</summary>
    private async Task KeepAsync(CancellationToken cancel)
    {
        KeyValuePair<string, StringValues>[] fields =
        [
            new(nameof(Key), $"{Key}"), new(nameof(Card), Card), new(nameof(ScannedNumber), ScannedNumber), new(nameof(FullName), FullName),
            new(nameof(PersonalId), PersonalId), new(nameof(BirthDate), BirthDate), new(nameof(Address), Address), new(nameof(Phone), Phone),
            new(nameof(Email), Email), new(nameof(Seek), Seek), new(nameof(Procedure), Procedure), new(nameof(Case), Case),
            new(nameof(Components), new StringValues([.. Components])),
        ];
        await unsent.KeepAsync(Here, fields, cancel);
    }

    private ApplicantDetails Owner()
    {
        var sex = MotCua.PersonalId.TryParse(PersonalId, out var number) ? number.Sex : (Sex?)null;
        var scanned = number is not null && number.Digits == ScannedNumber;
        return new ApplicantDetails(FullName ?? "", PersonalId, Typed.TryDay(BirthDate, out var born) ? born : null, sex, Address, Phone, Email,
            scanned ? IdentityAssurance.QrScanned : IdentityAssurance.SelfDeclared);
    }

    private void ReadCard()
    {
        if (string.IsNullOrWhiteSpace(Card))
            return;
        var read = IdCardQr.Read(Card, Now.LegalDay());
        if (read.IsRefused(out var refusal))
        {
            this.Blame(refusal with { Field = nameof(Card) });
            return;
        }
        var card = read.Value;
        (FullName, PersonalId, Address) = (card.FullName, card.PersonalId?.Digits, card.Address ?? Address);
        BirthDate = card.BirthDate is { } born ? texts.Date(born) : BirthDate;
        (ScannedNumber, Card, Warnings) = (card.PersonalId?.Digits, null, card.Warnings);
        foreach (var name in (string[])[nameof(Card), nameof(FullName), nameof(PersonalId), nameof(Address), nameof(BirthDate), nameof(ScannedNumber)])
            ModelState.Remove(name);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        if (Key == Guid.Empty)
            Key = Guid.NewGuid();
        if (!string.IsNullOrWhiteSpace(Seek))
        {
            Sought = true;
            Hits = await procedures.FindAsync(Seek, HitsShown, ProcedureLevels.Commune, cancel);
        }
        if (string.IsNullOrEmpty(Procedure))
            return;
        Chosen = (await procedures.ReadAsync(Procedure, Now.LegalDay(), cancel))?.Card;
        if (Chosen is not null && Post.Unit is { } unit && Chosen.WhyNotFiledAt(unit) is { } elsewhere)
            NotHere = texts.Refusal(elsewhere);
    }
}
