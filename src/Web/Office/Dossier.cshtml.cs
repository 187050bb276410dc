using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Dossiers.Processing;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;
using MotCua.Web.Parts;
using MotCua.Web.Words;

namespace MotCua.Web.Office;

/// <summary>One dossier on the desk: everything about it, and the one act that is mine.</summary>
public sealed class DossierModel(
    Officers officers, Deeds deeds, DossierQueries dossiers, DossierProcessQueries processes, WorkClock clock, Work work, PersonVault vault, UnsentForms unsent,
    Texts texts)
    : OfficePage(officers, texts)
{
    /// <summary>Acts this page can confirm after the redirect.</summary>
    private static readonly string[] s_acts = ["dossier.assign", "dossier.finish", "dossier.hand-over", "dossier.issue", "dossier.send-back", "dossier.supplement-ask"];

    /// <summary>Made when the page was shown: pressing twice is one deed.</summary>
    [BindProperty] public Guid Key { get; set; }

    /// <summary>The version the officer looked at.</summary>
    [BindProperty] public int Seen { get; set; }

    [BindProperty] public Guid? Post { get; set; }

    [BindProperty] public string? Note { get; set; }

    [BindProperty] public string? Number { get; set; }

    [BindProperty] public string? SendBackReason { get; set; }

    [BindProperty] public string? SupplementReason { get; set; }

    /// <summary>What is to be mended, by component; a paper left empty is not asked for.</summary>
    [BindProperty] public Dictionary<string, string?> What { get; set; } = [];

    public DossierView View { get; private set; } = null!;

    public DossierProcess? Process { get; private set; }

    public DueBook Dues { get; private set; } = null!;

    public IReadOnlyList<Choice> Assignees { get; private set; } = [];

    /// <summary>The act just done, to be confirmed on top.</summary>
    public string? DoneAct { get; private set; }

    /// <summary>When what was typed here and not sent was kept; null when nothing was.</summary>
    public DateTimeOffset? UnsentAt { get; private set; }

    /// <summary>Words typed into a form that is no longer there because the dossier moved on meanwhile.</summary>
    public IReadOnlyList<string> Unsent { get; private set; } = [];

    public string Address => $"/office/dossiers/{View.Dossier.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id, string? done, CancellationToken cancel)
    {
        if (!await ShowAsync(id, cancel))
            return NotFound();
        if (await unsent.FindAsync(Address, cancel) is { } waiting)
            Lay(waiting);
        DoneAct = s_acts.Contains(done) ? done : null;
        return Page();
    }

    public Task<IActionResult> OnPostAssignAsync(Guid id, CancellationToken cancel) => ActAsync(
        id, "dossier.assign", new AssignDossier(new DossierId(id), Seen, Post ?? Guid.Empty, Note),
        (AssignDossierHandler handler, AssignDossier request, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), field => field, cancel);

    /// <summary>A centre the dossier passes through hands it on; the first hand-over is the counter's.</summary>
    public Task<IActionResult> OnPostHandOverAsync(Guid id, CancellationToken cancel) => ActAsync(
        id, "dossier.hand-over", new HandOverDossier(new DossierId(id), Seen),
        (HandOverDossierHandler handler, HandOverDossier request, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), field => field, cancel);

    public Task<IActionResult> OnPostFinishAsync(Guid id, CancellationToken cancel) => ActAsync(
        id, "dossier.finish", new FinishStep(new DossierId(id), Seen, Note),
        (FinishStepHandler handler, FinishStep request, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), field => field, cancel);

    public Task<IActionResult> OnPostIssueAsync(Guid id, CancellationToken cancel) => ActAsync(
        id, "dossier.issue", new IssueResult(new DossierId(id), Seen, Number),
        (IssueResultHandler handler, IssueResult request, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), field => field, cancel);

    public Task<IActionResult> OnPostSendBackAsync(Guid id, CancellationToken cancel) => ActAsync(
        id, "dossier.send-back", new SendBack(new DossierId(id), Seen, SendBackReason ?? ""),
        (SendBackHandler handler, SendBack request, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), _ => nameof(SendBackReason), cancel);

    public Task<IActionResult> OnPostSupplementAsync(Guid id, CancellationToken cancel)
    {
        var items = What.Where(asked => !string.IsNullOrWhiteSpace(asked.Value)).Select(asked => new SupplementItem(asked.Key, asked.Value!.Trim())).ToList();
        return ActAsync(
            id, "dossier.supplement-ask", new RequestSupplement(new DossierId(id), Seen, items, SupplementReason ?? ""),
            (RequestSupplementHandler handler, RequestSupplement request, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c),
            field => field switch
            {
                nameof(RequestSupplement.Reason) => nameof(SupplementReason),
                nameof(RequestSupplement.Items) => $"What[{(View.Papers.Count > 0 ? View.Papers[0].Component.Key : "")}]",
                _ => $"What[{field}]",
            }, cancel);
    }

    /// <summary>The current step is done at the counter that received the dossier.</summary>
    public bool IsForCounter => View.Current?.Step.Kind is { } kind && (kind == StepKind.Return || (kind == StepKind.Receive && View.Dossier.State == DossierState.Accepted));

    /// <summary>The number given now is the result's own; otherwise it is that of a letter on the way.</summary>
    public bool NumbersResult => View.Steps.FirstOrDefault(step => step.Step.Order > View.Current?.Step.Order)?.Step.Kind == StepKind.Return;

    /// <summary>What the timeline shows.</summary>
    public IReadOnlyList<TimelineStep> Way => StepLines.Of(View, Dues, Texts);

    /// <summary>Why it came back to the present step; null when it did not.</summary>
    public HistoryLine? SentBack => View.Current is { Step.SentBack: > 0 } ? View.History.LastOrDefault(line => line.Fact == "dossier.sent-back") : null;

    /// <summary>Who holds the current step: each post once, its own holder before stand-ins.</summary>
    public IReadOnlyList<HolderView> HeldBy => View.Current is not { } current ? [] :
    [
        .. current.Holders.Select(holder => new HolderView(
            Texts.Either(holder.Title, holder.TitleEn), current.Office is { } office ? Texts.Either(office.Name, office.NameEn) : null,
            holder.FullName, current.Step.StartedAt, Wording.AuthorityOf(holder.Kind))),
    ];

    private async Task<IActionResult> ActAsync<THandler, TRequest>(
        Guid id, string act, TRequest request, Func<THandler, TRequest, Deed, CancellationToken, Task<Result<Done>>> handle,
        Func<string, string> fieldOf, CancellationToken cancel) where THandler : notnull
    {
        if (Key == Guid.Empty)
            return BadRequest();
        var deed = deeds.ByOfficer(act, "office");
        var result = await work.DoAsync((THandler handler, CancellationToken c) => handle(handler, request, deed, c), deed,
            vault.KeyFor(deed.Actor.Id, act, $"{Key}", request), cancel);
        if (!result.IsRefused(out var refusal))
        {
            await unsent.ForgetAsync($"/office/dossiers/{id}", cancel);
            return Redirect($"/office/dossiers/{id}?done={act}");
        }
        var (key, seen) = (Key, Seen);
        if (refusal.Code == Desk.Unknown.Code || !await ShowAsync(id, cancel))
            return NotFound();
        // Uncertain or still running: the very same request must be asked again. Anything else begins anew from what is shown now.
        if (refusal.Code == Work.Unknown.Code || refusal.Code == Work.InFlight.Code)
            (Key, Seen) = (key, seen);
        await unsent.KeepAsync(Address, Request.Form, cancel);
        Unsent = StepLines.Homeless(View, this);
        this.Blame(refusal.Field is { } field ? refusal with { Field = fieldOf(field) } : refusal);
        Response.StatusCode = refusal.Code switch
        {
            "access.post.not-held" => StatusCodes.Status403Forbidden,
            "changed.meanwhile" or "work.key.inflight" => StatusCodes.Status409Conflict,
            "work.busy" or "work.unknown" => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return Page();
    }

    /// <summary>Puts what was typed before back into the fields; words whose field is gone are shown as text.</summary>
    private void Lay(UnsentForm waiting)
    {
        var form = waiting.AsForm();
        string? Word(string name) => form.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.ToString() : null;
        (Note, Number, SendBackReason, SupplementReason) = (Word(nameof(Note)), Word(nameof(Number)), Word(nameof(SendBackReason)), Word(nameof(SupplementReason)));
        What = View.Papers.Select(paper => paper.Component.Key).Where(key => Word($"What[{key}]") is not null).ToDictionary(key => key, key => Word($"What[{key}]"));
        Post = Guid.TryParse(Word(nameof(Post)), out var post) ? post : null;
        (UnsentAt, Unsent) = (waiting.At, StepLines.Homeless(View, this));
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancel)
    {
        await SitDownAsync(cancel);
        var viewer = deeds.ByOfficer("dossier.read", "office");
        var read = await dossiers.ReadAsync(new DossierId(id), viewer, cancel);
        if (read.IsRefused(out _))
            return false;
        View = read.Value;
        Process = await processes.OfAsync(View.Dossier.Id, cancel);
        Dues = new DueBook(await clock.GetAsync(cancel), viewer.At, Texts);
        (Key, Seen) = (Guid.NewGuid(), View.Dossier.Version);
        if (View.Mine is not null)
            Assignees = [.. (await dossiers.AssigneesAsync(View, viewer.At, cancel)).Select(row => new Choice(
                row.Holder.PostId.Value.ToString(), row.Holder.FullName,
                Texts["office.assignee", Texts.Either(row.Holder.Title, row.Holder.TitleEn), row.InHand]))];
        return true;
    }
}
