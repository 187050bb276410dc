using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MotCua.Web.Portal;

/// <summary>The citizens' door: search first, then situations of life, then where a dossier is.</summary>
public sealed class IndexModel : PageModel
{
    public string? Q => null;

    public string? Reference => null;

    public string? Code => null;

    public void OnGet()
    {
    }
}
