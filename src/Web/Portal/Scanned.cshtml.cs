using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using MotCua.Web.Api;
using MotCua.Web.Protection;

namespace MotCua.Web.Portal;

/// <summary>The QR code's way in. Its 128-bit token stands in the address, so the page is kept nowhere and tells nobody where one came from.</summary>
[EnableRateLimiting(ApiRoutes.PublicReads)]
public sealed class ScannedModel(TrackingDoor door, TrackedViews views) : PageModel
{
    private const int TokenLength = 26;

    /// <summary>"picture" for the state as a picture.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool WithQr { get; set; }

    public TrackedView? Answer { get; private set; }

    /// <summary>Key of what to say when there is no answer.</summary>
    public string WhyNot { get; private set; } = "refusal.tracking.unknown";

    public async Task<IActionResult> OnGetAsync(string reference, string token, CancellationToken cancel)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
        // The typed code is not for addresses.
        var found = await door.OpenAsync(reference, Crockford32.TryNormalize(token, out var whole, TokenLength) ? whole : "", cancel);
        if (found.IsRefused(out var refusal))
        {
            WhyNot = "refusal." + refusal.Code;
            Response.StatusCode = Problems.StatusOf(refusal);
            return Page();
        }
        Answer = await views.OfAsync(found.Value, cancel);
        return Format == TrackedPages.Picture ? this.PictureOf(Answer, WithQr) : Page();
    }
}
