using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Web.Access;

namespace MotCua.Web.Kiosk;

/// <summary>Makes this browser a kiosk of a unit, by a link the IT person made.</summary>
public sealed class EnrolModel(Kiosks kiosks) : PageModel
{
    public const string Command = "motcua kiosk enrol --unit CODE";

    public bool WrongCode { get; private set; }

    public IActionResult OnGet(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
            return Page();
        if (kiosks.Enrol(HttpContext, code))
            return Redirect("/kiosk");
        WrongCode = true;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
