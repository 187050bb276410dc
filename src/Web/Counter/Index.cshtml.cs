using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Processing;
using MotCua.Modules.Platform;
using MotCua.Web.Office;
using MotCua.Web.Parts;
using MotCua.Web.Words;

namespace MotCua.Web.Counter;

/// <summary>What became of one dossier of a hand-over of many.</summary>
public sealed record HandOverOutcome(string Name, bool Done, string? Why);

/// <summary>What waits at the counter: one line a dossier, found again by reference, code or the citizen's receipt.</summary>
public sealed partial class IndexModel(CounterDoor door, WorkQueries lists, DossierQueries dossiers, Texts texts) : CounterPage(door)
{
    [BindProperty(SupportsGet = true)] public CounterLine Line { get; set; } = CounterLine.ToAccept;
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    /// <summary>Only those handed in this way.</summary>
    [BindProperty(SupportsGet = true)] public SubmissionChannel? Channel { get; set; }

    /// <summary>Only those past their promise.</summary>
    [BindProperty(SupportsGet = true)] public bool Overdue { get; set; }

    [BindProperty] public Guid Key { get; set; }

    /// <summary>The dossiers ticked, each as <c>ID|VERSION</c>: handed over is what the list showed, nothing later.</summary>
    [BindProperty] public List<string> Picked { get; set; } = [];

    public IReadOnlyDictionary<CounterLine, int> Counts { get; private set; } = new Dictionary<CounterLine, int>();
    public IReadOnlyList<WorkLine> Lines { get; private set; } = [];
    public IReadOnlyDictionary<ApplicantId, string?> Owners { get; private set; } = new Dictionary<ApplicantId, string?>();
    public IReadOnlyList<HandOverOutcome> Outcomes { get; private set; } = [];
    public DueBook Book { get; private set; } = null!;

    /// <summary>The page of the list, from 1. Read by hand: Razor Pages keeps the word "page" for itself.</summary>
    public int Shown => int.TryParse(Request.Query["page"], out var shown) && shown > 1 ? shown : 1;
    public bool Searching => !string.IsNullOrWhiteSpace(Q);
    public bool Filtered => Channel is not null || Overdue;
    public int Pages => Searching ? 1 : (Found + WorkQueries.PageSize - 1) / WorkQueries.PageSize;

    /// <summary>How many the list has in all, over all its pages.</summary>
    public int Found { get; private set; }

    public IReadOnlyList<Choice> Channels => [.. Enum.GetValues<SubmissionChannel>().Select(channel => new Choice(channel.ToString(), texts["dossier.channel." + channel]))];
    public bool MayPick => Line == CounterLine.ToHandOver && !Searching && Lines.Count > 0;

    /// <summary>The chip of a line whose clock has started; null before acceptance and after the end.</summary>
    public DueView? DueOf(WorkLine line) => (line.DueAt, DossierTransitions.Clock(line.State)) switch
    {
        ({ } due, ClockState.Running) => Book.Running(due),
        ({ } due, ClockState.Paused) => new DueView(due, DueState.Paused, null),
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel);

    /// <summary>Goes to another counter the officer may stand at.</summary>
    public IActionResult OnPostStand(Guid centre)
    {
        if (Elsewhere.Any(held => held.Office.Id.Value == centre))
            Door.StandAt(centre);
        return Redirect("/counter");
    }

    /// <summary>Sent, not asked: a receipt's link holds a secret that has no place in addresses and logs.</summary>
    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancel)
    {
        var sought = ReferenceOf(Q);
        if (sought.Length == 0)
            return RedirectToPage(new { line = Line });
        var found = await lists.AtCounterAsync(Centre.Id, CounterLine.Everything, sought, 0, cancel);
        return found is [var only] ? Redirect($"/counter/dossiers/{only.Dossier}") : RedirectToPage(new { line = CounterLine.Everything, q = sought });
    }

    public async Task<IActionResult> OnPostHandOverAsync(CancellationToken cancel)
    {
        Line = CounterLine.ToHandOver;
        if (Picked.Count == 0)
            this.Blame(new Refusal("counter.pick.none", "Tick at least one dossier.", nameof(Picked)));
        var outcomes = new List<HandOverOutcome>();
        foreach (var pick in Picked.Distinct().Take(WorkQueries.PageSize))
            outcomes.Add(await HandOverAsync(pick, cancel));
        Outcomes = outcomes;
        ModelState.Remove(nameof(Key));
        await LoadAsync(cancel);
        return ModelState.IsValid ? Page() : this.ShowAgain();
    }

    /// <summary>The reference inside what was typed or scanned: <c>…/t/REFERENCE/token</c>, or the text itself.</summary>
    internal static string ReferenceOf(string? typed)
    {
        var link = TrackingLink().Match(typed ?? "");
        return link.Success ? link.Groups["reference"].Value : (typed ?? "").Trim();
    }

    private async Task<HandOverOutcome> HandOverAsync(string pick, CancellationToken cancel)
    {
        var parts = pick.Split('|');
        var read = DossierId.TryParse(parts[0], null, out var id) ? await dossiers.ReadAsync(id, Door.Viewer(), cancel) : Desk.Unknown;
        if (read.IsRefused(out var unknown))
            return new HandOverOutcome("", false, texts.Refusal(unknown));
        var dossier = read.Value.Dossier;
        var request = new HandOverDossier(id, parts is [_, var seen] && int.TryParse(seen, out var version) ? version : 0);
        var result = await Door.DoAsync("dossier.hand-over", $"{Key:N}:{id.Value:N}", request,
            (HandOverDossierHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), cancel);
        return new HandOverOutcome(dossier.Code ?? dossier.Reference, !result.IsRefused(out var refusal), refusal is null ? null : texts.Refusal(refusal));
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Book = new DueBook(await Door.RulesAsync(cancel), Now, texts);
        Counts = await lists.CountAtCounterAsync(Centre.Id, cancel);
        var sift = new CounterSift(Channel, Overdue ? Now : null);
        Lines = await lists.AtCounterAsync(Centre.Id, Line, Q, Shown - 1, cancel, sift);
        Found = Filtered ? await lists.CountAtCounterAsync(Centre.Id, Line, sift, cancel) : Counts.GetValueOrDefault(Line);
        Owners = await dossiers.OwnerNamesAsync([.. Lines.Select(line => line.Owner).Distinct()], cancel);
    }

    [GeneratedRegex(@"/t/(?<reference>[0-9A-Za-z-]{8,10})(?:/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex TrackingLink();
}
