using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MotCua.Web.Home;

/// <summary>Help for citizens; at the kiosk it fills one screen and leads back to where the person was.</summary>
public sealed class HelpModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Door { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public bool AtKiosk => Door == "kiosk";

    /// <summary>The way back; never out of this site.</summary>
    public string Back => Url.IsLocalUrl(From) && From!.StartsWith("/kiosk", StringComparison.Ordinal) ? From : "/kiosk";

    public static IReadOnlyList<string> Questions => ["papers", "track", "late", "refused", "who"];

    /// <summary>What a person who stands at the machine can ask.</summary>
    public static IReadOnlyList<string> KioskQuestions => ["card", "papers", "leave"];
}
