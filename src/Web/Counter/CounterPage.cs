using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Modules.Staffing;

namespace MotCua.Web.Counter;

/// <summary>A page of the counter: knows who stands there, and puts the name over the page.</summary>
public abstract class CounterPage(CounterDoor door) : PageModel
{
    public HeldPost Post { get; private set; } = null!;

    /// <summary>Other centres at whose counters the officer may stand.</summary>
    public IReadOnlyList<HeldPost> Elsewhere { get; private set; } = [];

    public Modules.Organisation.Office Centre => Post.Office;

    /// <summary>The page's one moment.</summary>
    public DateTimeOffset Now { get; } = door.Now;

    protected CounterDoor Door => door;

    /// <summary>The language deadlines are told in.</summary>
    protected string LanguageCode => HttpContext.RequestServices.GetRequiredService<Words.Texts>().Language.Code;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (officer, posts) = await door.WhoAsync(HttpContext.RequestAborted);
        var post = posts[0];
        (Post, Elsewhere) = (post, [.. posts.Skip(1)]);
        var english = LanguageCode == "en";
        ViewData["Unit"] = english ? post.Office.NameEn : post.Office.Name;
        ViewData["Post"] = english ? post.Post.TitleEn : post.Post.Title;
        ViewData["Person"] = officer.Person.FullName;
        ViewData["SignOut"] = "/sign-out";
        await next();
    }
}
