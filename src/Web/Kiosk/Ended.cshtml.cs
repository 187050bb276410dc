using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MotCua.Web.Kiosk;

/// <summary>The journey ran out or was wiped: nothing was handed in half.</summary>
public sealed class EndedModel : PageModel
{
    public void OnGet() => Response.Headers["Refresh"] = "60; url=/kiosk/reset";

    public IActionResult OnPost() => Redirect("/kiosk");
}
