using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Processing;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;
using MotCua.Web.Words;

namespace MotCua.Web.Office;

/// <summary>One of the lines chosen together.</summary>
/// <param name="Why">Why it may not be done, before or after trying; null when it may be or was.</param>
public sealed record BulkItem(Guid Dossier, int Version, StepKind Kind, string Code, string Procedure, string? Owner, string? Why)
{
    public bool Done { get; init; }

    /// <summary>Number of the result, where one was given.</summary>
    public string? Number { get; init; }
}

/// <summary>Several lines at the same kind of step: shown once more, then done one after another, each with an outcome of its own.</summary>
public sealed class BulkModel(Officers officers, Deeds deeds, DossierQueries dossiers, Work work, PersonVault vault, Texts texts) : OfficePage(officers, texts)
{
    /// <summary>What may be done to many at once: acts that ask for no words of their own.</summary>
    public static readonly IReadOnlyList<StepKind> Kinds = [StepKind.Review, StepKind.Approve, StepKind.Sign, StepKind.Number];

    private const int Most = 100;

    [BindProperty] public List<string> Picked { get; set; } = [];

    [BindProperty] public StepKind? Kind { get; set; }

    /// <summary>Made when the list was shown: pressing twice is one deed.</summary>
    [BindProperty] public Guid Key { get; set; }

    public IReadOnlyList<BulkItem> Items { get; private set; } = [];

    public bool Finished { get; private set; }

    /// <summary>What a tick on the work list sends.</summary>
    public static string Pick(DossierId dossier, int version, StepKind kind) => string.Create(CultureInfo.InvariantCulture, $"{dossier}|{version}|{kind}");

    public IActionResult OnGet() => Redirect("/office");

    /// <summary>Shows what was chosen before anything is done.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await SitDownAsync(cancel);
        if (Kind is not { } kind || !Kinds.Contains(kind))
            return Redirect("/office");
        Key = Guid.NewGuid();
        Items = await ReadAsync(kind, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostDoAsync(CancellationToken cancel)
    {
        await SitDownAsync(cancel);
        if (Kind is not { } kind || !Kinds.Contains(kind) || Key == Guid.Empty)
            return Redirect("/office");
        var outcomes = new List<BulkItem>();
        foreach (var item in Choices(kind))
            outcomes.Add(await DoAsync(item, cancel));
        (Items, Finished) = (outcomes, true);
        return Page();
    }

    private async Task<BulkItem> DoAsync((DossierId Dossier, int Version, StepKind Kind) item, CancellationToken cancel)
    {
        var deed = deeds.ByOfficer("dossier." + Wording.Camel(item.Kind), "office");
        var key = $"{Key}:{item.Dossier}";
        var result = item.Kind == StepKind.Number
            ? await NumberAsync(new IssueResult(item.Dossier, item.Version, null), deed, key, cancel)
            : await FinishAsync(new FinishStep(item.Dossier, item.Version, null), deed, key, cancel);
        var shown = await ShowAsync(item, cancel);
        return result.IsRefused(out var refusal)
            ? shown with { Why = Texts.Refusal(refusal) }
            : shown with { Why = null, Done = true };
    }

    private Task<Result<Done>> FinishAsync(FinishStep request, Deed deed, string key, CancellationToken cancel) => work.DoAsync(
        (FinishStepHandler handler, CancellationToken c) => handler.HandleAsync(request, deed, c), deed, vault.KeyFor(deed.Actor.Id, deed.Act, key, request), cancel);

    private Task<Result<Done>> NumberAsync(IssueResult request, Deed deed, string key, CancellationToken cancel) => work.DoAsync(
        (IssueResultHandler handler, CancellationToken c) => handler.HandleAsync(request, deed, c), deed, vault.KeyFor(deed.Actor.Id, deed.Act, key, request), cancel);

    private async Task<IReadOnlyList<BulkItem>> ReadAsync(StepKind kind, CancellationToken cancel)
    {
        var items = new List<BulkItem>();
        foreach (var item in Choices(kind))
            items.Add(await ShowAsync(item, cancel));
        return items;
    }

    private async Task<BulkItem> ShowAsync((DossierId Dossier, int Version, StepKind Kind) item, CancellationToken cancel)
    {
        var read = await dossiers.ReadAsync(item.Dossier, deeds.ByOfficer("dossier.read", "office"), cancel);
        if (read.IsRefused(out var unknown))
            return new BulkItem(item.Dossier.Value, item.Version, item.Kind, "", "", null, Texts.Refusal(unknown));
        var dossier = read.Value.Dossier;
        var why = read.Value.Mine is null ? Texts.Refusal(new Refusal("access.post.not-held", "You do not hold the post this step belongs to."))
            : dossier.MeantFor(item.Version) is { } changed ? Texts.Refusal(changed) : null;
        return new BulkItem(item.Dossier.Value, item.Version, item.Kind, dossier.Code ?? dossier.Reference, dossier.ProcedureName, read.Value.Owner?.FullName, why)
        {
            Number = dossier.ResultNumber,
        };
    }

    /// <summary>The chosen lines at this kind of step; what cannot be read was not made by our list and is left out.</summary>
    private IEnumerable<(DossierId Dossier, int Version, StepKind Kind)> Choices(StepKind kind)
    {
        foreach (var pick in Picked.Distinct(StringComparer.Ordinal).Take(Most))
            if (pick.Split('|') is [var id, var version, var at] && DossierId.TryParse(id, null, out var dossier)
                && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && Enum.TryParse<StepKind>(at, out var step) && step == kind)
                yield return (dossier, seen, step);
    }
}
