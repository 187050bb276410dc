using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Modules.Platform;

namespace MotCua.Web.SignIn;

public sealed class SignInModel(SignInManager<Account> signing, UserManager<Account> users) : PageModel
{
    [BindProperty] public string? UserName { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty(SupportsGet = true, Name = "return")] public string? Return { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(UserName))
            return this.Refused(new Refusal("sign-in.name.missing", "Enter your user name.", nameof(UserName)));
        if (string.IsNullOrEmpty(Password))
            return this.Refused(new Refusal("sign-in.password.missing", "Enter your password.", nameof(Password)));
        var account = await users.FindByNameAsync(UserName.Trim());
        if (account?.PasswordHash is null)
        {
            // The same work and the same answer as for a wrong password: names cannot be fished for.
            users.PasswordHasher.HashPassword(new Account { Id = default, UserName = "", Person = default, SecurityStamp = "", Invented = false }, Password);
            return this.Refused(new Refusal("sign-in.wrong", "User name or password is wrong.", nameof(Password)));
        }
        var result = await signing.PasswordSignInAsync(account, Password, isPersistent: false, lockoutOnFailure: true);
        if (result.IsLockedOut)
            return this.Refused(new Refusal("sign-in.locked", "Too many wrong passwords; wait ten minutes.", nameof(Password)));
        if (!result.Succeeded)
            return this.Refused(new Refusal("sign-in.wrong", "User name or password is wrong.", nameof(Password)));
        return Url.IsLocalUrl(Return) ? LocalRedirect(Return) : Redirect("/desk");
    }
}
