using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using MotCua.Web.Api;
using MotCua.Web.Protection;

namespace MotCua.Web.Portal;

/// <summary>Asks for reference and code, and answers at once: neither ever stands in an address.</summary>
[EnableRateLimiting(ApiRoutes.Tracking)]
public sealed class TrackModel(TrackingDoor door, TrackedViews views) : PageModel
{
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>"picture" for the state as a picture.</summary>
    [BindProperty]
    public string? Format { get; set; }

    [BindProperty]
    public bool WithQr { get; set; }

    public TrackedView? Answer { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Reference))
            return this.Refused(new Refusal("tracking.reference.missing", "Enter the reference of the receipt.", nameof(Reference)));
        if (string.IsNullOrWhiteSpace(Code))
            return this.Refused(new Refusal("tracking.code.missing", "Enter the tracking code of the receipt.", nameof(Code)));
        var found = await door.OpenAsync(Reference, Code, cancel);
        if (found.IsRefused(out var refusal))
        {
            this.Blame(refusal with { Field = nameof(Code) });
            Response.StatusCode = Problems.StatusOf(refusal);
            return Page();
        }
        Answer = await views.OfAsync(found.Value, cancel);
        return Format == TrackedPages.Picture ? this.PictureOf(Answer, WithQr) : Page();
    }
}
