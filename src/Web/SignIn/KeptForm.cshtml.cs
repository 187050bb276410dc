using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Web.Access;

namespace MotCua.Web.SignIn;

/// <summary>"You were typing when the session ended": offers the form again, with one press to send it or to let it go.</summary>
public sealed class KeptFormModel(KeptForms kept) : PageModel
{
    public KeptForm Form { get; private set; } = null!;

    /// <summary>What a person can recognise among the fields: words, not keys and numbers of the page.</summary>
    public IEnumerable<string> Words => Form.Fields.Select(typed => typed.Value.Trim()).Where(value => value.Contains(' ', StringComparison.Ordinal));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await kept.FindAsync(HttpContext, cancel) is not { } form)
            return Redirect("/desk");
        Form = form;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await kept.DropAsync(HttpContext, cancel);
        return Redirect("/desk");
    }
}
