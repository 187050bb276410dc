using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Modules.Platform;

namespace MotCua.Web.SignIn;

public sealed class SignOutModel(SignInManager<Account> signing, UserManager<Account> users) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    /// <summary>Ends the session here and everywhere else: the stamp changes, so a stolen cookie is worth nothing.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is { } account)
            await users.UpdateSecurityStampAsync(account);
        await signing.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect("/");
    }
}
