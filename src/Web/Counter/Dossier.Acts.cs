using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Dossiers.Processing;
using MotCua.Modules.Dossiers.Reissues;
using MotCua.Modules.Dossiers.Returns;
using MotCua.Modules.Dossiers.Withdrawals;
using MotCua.Modules.Platform;
using MotCua.Web.Papers;

namespace MotCua.Web.Counter;

/// <summary>The acts: each a form of its own with a key, so that a double press is one deed.</summary>
public sealed partial class DossierModel
{
    [BindProperty] public string? RefuseReason { get; set; }
    [BindProperty] public string? WithdrawReason { get; set; }
    [BindProperty] public string? SupplementReason { get; set; }
    /// <summary>Name of a <see cref="Modules.Dossiers.Reissues.ReissueReason"/>.</summary>
    [BindProperty] public string? ReissueReason { get; set; }
    [BindProperty] public List<string> OwnerIdentified { get; set; } = [];
    [BindProperty] public List<string> CitizenIdentified { get; set; } = [];

    /// <summary>Keys of the papers to be completed.</summary>
    [BindProperty] public List<string> Asked { get; set; } = [];

    public static string WhatName(string component) => $"What-{component}";

    public async Task<IActionResult> OnPostPapersAsync(Guid id, CancellationToken cancel)
    {
        var saved = await SavePapersAsync(id, cancel);
        if (saved.Page is { } page)
            return page;
        await unsent.ForgetAsync(AddressOf(id), cancel);
        Said = "counter.said.papers";
        return RedirectToDossier(id);
    }

    /// <summary>Saves what is ticked, then accepts: the officer presses once.</summary>
    public async Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken cancel)
    {
        var saved = await SavePapersAsync(id, cancel);
        if (saved.Page is { } page)
            return page;
        var request = new AcceptDossier(new DossierId(id), saved.Version);
        var result = await Door.DoAsync("dossier.accept", $"{Key:N}", request,
            (AcceptDossierHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), cancel);
        if (!result.IsRefused(out var refusal))
        {
            await unsent.ForgetAsync(AddressOf(id), cancel);
            await Door.NotePrintAsync(id, FormBook.Form01, $"{Key:N}", cancel);
            return Redirect($"/counter/dossiers/{id}/form01?print=now");
        }
        Kept = "counter.kept.papers";
        return await NoAsync(id, refusal.Code == "dossier.papers.undecided" ? refusal with { Field = $"Status-{refusal.Field}" } : refusal, cancel);
    }

    public Task<IActionResult> OnPostSupplementAsync(Guid id, CancellationToken cancel)
    {
        var request = new RequestSupplement(new DossierId(id), SeenVersion,
            [.. Asked.Distinct().Select(key => new SupplementItem(key, Request.Form[WhatName(key)].ToString().Trim()))], SupplementReason ?? "");
        return ActAsync(id, "dossier.supplement", request,
            (RequestSupplementHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), "/form02?print=now", refusal => refusal.Code switch
            {
                "dossier.supplement.what" => refusal with { Field = WhatName(refusal.Field!) },
                "dossier.supplement.empty" => refusal with { Field = nameof(Asked) },
                _ => refusal.Field == "Reason" ? refusal with { Field = nameof(SupplementReason) } : refusal,
            }, cancel);
    }

    public Task<IActionResult> OnPostSupplementTakenAsync(Guid id, CancellationToken cancel)
    {
        var request = new TakeSupplement(new DossierId(id), SeenVersion);
        return ActAsync(id, "dossier.supplement-taken", request,
            (TakeSupplementHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), "", refusal => refusal, cancel);
    }

    public Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken cancel)
    {
        var request = new RefuseDossier(new DossierId(id), SeenVersion, RefuseReason ?? "");
        return ActAsync(id, "dossier.refuse", request,
            (RefuseDossierHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), "/form03?print=now",
            refusal => refusal.Field is null ? refusal : refusal with { Field = nameof(RefuseReason) }, cancel);
    }

    public Task<IActionResult> OnPostHandOverAsync(Guid id, CancellationToken cancel)
    {
        var request = new HandOverDossier(new DossierId(id), SeenVersion);
        return ActAsync(id, "dossier.hand-over", request,
            (HandOverDossierHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), "", refusal => refusal, cancel);
    }

    public Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken cancel)
    {
        var request = new ReturnDossier(new DossierId(id), SeenVersion, CitizenIdentified.Contains("yes"));
        return ActAsync(id, "dossier.return", request,
            (ReturnDossierHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), "", refusal => refusal, cancel);
    }

    /// <summary>A new tracking code; its receipt prints itself, marked.</summary>
    public Task<IActionResult> OnPostReissueAsync(Guid id, CancellationToken cancel)
    {
        var request = new ReissueTracking(new DossierId(id), SeenVersion,
            Enum.TryParse<ReissueReason>(ReissueReason, out var reason) ? reason : null, OwnerIdentified.Contains("yes"));
        return ActAsync(id, "dossier.reissue", request,
            (ReissueTrackingHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), "/receipt?print=now",
            refusal => refusal.Field switch
            {
                nameof(request.Reason) => refusal with { Field = nameof(ReissueReason) },
                nameof(request.CitizenIdentified) => refusal with { Field = nameof(OwnerIdentified) },
                _ => refusal,
            }, cancel);
    }

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancel)
    {
        var request = new WithdrawDossier(new DossierId(id), SeenVersion, WithdrawReason ?? "");
        return ActAsync(id, "dossier.withdraw", request,
            (WithdrawDossierHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), "",
            refusal => refusal.Field is null ? refusal : refusal with { Field = nameof(WithdrawReason) }, cancel);
    }

    private async Task<IActionResult> ActAsync<THandler, TRequest>(
        Guid id, string act, TRequest request, Func<THandler, Deed, CancellationToken, Task<Result<Done>>> run, string next,
        Func<Refusal, Refusal> beside, CancellationToken cancel)
        where THandler : notnull
    {
        _typed = Request.Form;
        var result = await Door.DoAsync(act, $"{Key:N}", request, run, cancel);
        if (result.IsRefused(out var refusal))
            return await NoAsync(id, beside(refusal), cancel);
        await unsent.ForgetAsync(AddressOf(id), cancel);
        Said = "counter.said." + act;
        // The form made out by the act prints itself: that is its first copy.
        if (next.Length > 0)
            await Door.NotePrintAsync(id, next[1..next.IndexOf('?')], $"{Key:N}", cancel);
        return next.Length > 0 ? Redirect($"/counter/dossiers/{id}{next}") : RedirectToDossier(id);
    }

    /// <summary>Ticks first, then each scan: a bad file loses neither the ticks nor the good files.</summary>
    /// <returns>The page that says no; or, when all was saved, the version the dossier has now.</returns>
    private async Task<(IActionResult? Page, int Version)> SavePapersAsync(Guid id, CancellationToken cancel)
    {
        _typed = Request.Form;
        if (!await LoadAsync(id, cancel))
            return (NotFound(), 0);
        // A form posted a second time is met by its key below; only a count that is no number stops here.
        var found = PapersForm.Read(PapersForm.Rows(View, _typed), refusal => this.Blame(refusal));
        if (!ModelState.IsValid)
            return (this.ShowAgain(), 0);
        var request = new CheckPapers(new DossierId(id), SeenVersion, found);
        var ticked = await Door.DoAsync("dossier.check-papers", $"{Key:N}", request,
            (CheckPapersHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), cancel);
        if (ticked.IsRefused(out var refusal))
            return (await NoAsync(id, refusal, cancel), 0);
        var attached = 0;
        foreach (var file in Request.Form.Files.Where(file => file.FileName.Length > 0))
        {
            if (await AttachAsync(id, file, cancel) is { } wrong)
                this.Blame(wrong);
            else
                attached++;
        }
        if (ModelState.IsValid)
            return (null, (SeenVersion ?? 0) + 1 + attached);
        Kept = attached > 0 ? "counter.kept.scans" : "counter.kept.papers";
        return (await LoadAsync(id, cancel) ? this.ShowAgain() : NotFound(), 0);
    }

    private async Task<Refusal?> AttachAsync(Guid id, IFormFile file, CancellationToken cancel)
    {
        var component = file.Name.StartsWith("Scan-", StringComparison.Ordinal) ? file.Name["Scan-".Length..] : "";
        if (file.Length > FileStore.LargestBytes)
            return new Refusal("counter.scan.too-big", "A scan may have at most 20 MB.", file.Name) { Args = [file.FileName] };
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancel);
        var bytes = content.ToArray();
        if (FileTypes.Sniff(bytes) is not { } type)
            return new Refusal("counter.scan.type", "A scan is a PDF, JPEG or PNG.", file.Name) { Args = [file.FileName] };
        var stored = files.Save(bytes, type, KeyRef.Parse(View.OwnerKey), Door.Deed("dossier.attach-scan"));
        // The file has a new id each time it is sent; what makes it the same press is its content at its paper.
        var result = await Door.DoAsync("dossier.attach-scan", $"{Key:N}:{component}", new { id, component, stored.Sha256 },
            (AttachScanHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(new AttachScan(new DossierId(id), component, stored), deed, c), cancel);
        return result.IsRefused(out var refusal) ? refusal with { Field = file.Name } : null;
    }

    /// <summary>The fresh page with what is wrong and everything that was typed.</summary>
    private async Task<IActionResult> NoAsync(Guid id, Refusal refusal, CancellationToken cancel)
    {
        if (refusal.Code == Desk.Unknown.Code || !await LoadAsync(id, cancel))
            return NotFound();
        await unsent.KeepAsync(AddressOf(id), Request.Form, cancel);
        return this.Refused(refusal);
    }

    private RedirectResult RedirectToDossier(Guid id) => Redirect($"/counter/dossiers/{id}");
}
