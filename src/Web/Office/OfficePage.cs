using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Oversight;
using MotCua.Web.Access;
using MotCua.Web.Words;

namespace MotCua.Web.Office;

/// <summary>What every page of the office shows above itself: who sits here, in which post.</summary>
public abstract class OfficePage(Officers officers, Texts texts) : PageModel
{
    /// <summary>The officer signed in; the access table has let nobody else in.</summary>
    public Officer Me { get; private set; } = null!;

    /// <summary>Whether the officer also stands at a counter.</summary>
    public bool AtCounter => Me.Posts.Any(held => Desk.CounterPosts.Contains(held.Post.Kind));

    protected Texts Texts => texts;

    protected async Task SitDownAsync(CancellationToken cancel)
    {
        Me = await officers.CurrentAsync(cancel) ?? throw new InvalidOperationException("An office page was reached by nobody.");
        ViewData["Person"] = Me.Person.FullName;
        ViewData["SignOut"] = "/sign-out";
        ViewData["Oversees"] = Me.Posts.Any(Overseers.May);
        if (Me.Main is not { } main)
            return;
        ViewData["Post"] = texts.Either(main.Post.Title, main.Post.TitleEn);
        ViewData["Unit"] = main.Unit is { } unit ? texts.Either(unit.FullName, unit.NameEn) : texts.Either(main.Office.Name, main.Office.NameEn);
    }
}
