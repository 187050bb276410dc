using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MotCua.Web.Kiosk;

/// <summary>Ask for help: there is no bell yet, so it says honestly whom to wave to, and answers what people ask most. Leads back to where the person was.</summary>
public sealed class HelpModel : PageModel
{
    [BindProperty(SupportsGet = true)] public string? From { get; set; }

    public static IReadOnlyList<string> Questions => ["card", "papers", "leave"];

    /// <summary>The way back; never out of the kiosk.</summary>
    public string Back => Url.IsLocalUrl(From) && new PathString(From!.Split('?')[0]).StartsWithSegments("/kiosk") ? From : "/kiosk";
}
