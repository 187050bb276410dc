using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Modules.Dossiers;
using MotCua.Web.Access;

namespace MotCua.Web.SignIn;

/// <summary>Where an officer's day begins: the counter for those who stand there, the office for everybody else.</summary>
public sealed class MyDeskModel(Officers officers) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        Redirect((await officers.CurrentAsync(cancel))?.Main is { } main && Desk.CounterPosts.Contains(main.Post.Kind) ? "/counter" : "/office");
}
