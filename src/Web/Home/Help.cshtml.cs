using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MotCua.Web.Home;

/// <summary>Help for citizens.</summary>
public sealed class HelpModel : PageModel
{
    public static IReadOnlyList<string> Questions => ["papers", "track", "late", "refused", "who"];
}
