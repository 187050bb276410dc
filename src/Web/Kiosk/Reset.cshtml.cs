using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Web.Words;

namespace MotCua.Web.Kiosk;

/// <summary>Wipes the journey: the row, the browser's key to it, what the browser stored, language, size and contrast chosen. The kiosk stays enrolled.</summary>
public sealed class ResetModel(KioskJourney journeys) : PageModel
{
    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => WipeAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => WipeAsync(cancel);

    private async Task<IActionResult> WipeAsync(CancellationToken cancel)
    {
        await journeys.ForgetAsync(cancel);
        if (Request.Cookies.ContainsKey(Language.Parameter))
            Language.Forget(HttpContext);
        KioskLook.Forget(HttpContext);
        // Not "cookies": the browser would lose the enrolment of the kiosk.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect("/kiosk");
    }
}
