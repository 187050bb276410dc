using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Web.Words;

namespace MotCua.Web;

/// <summary>How a page says no.</summary>
public static class Refusals
{
    /// <summary>
    /// Shows the page again, status 422, with the refusal beside its field and in the summary on top; what was typed stays.
    /// The page must already hold what its markup needs.
    /// </summary>
    /// <param name="prefix">The bound property that holds the request, when fields are bound as <c>Form.Applicant</c>.</param>
    public static PageResult Refused(this PageModel page, Refusal refusal, string? prefix = null)
    {
        page.Blame(refusal, prefix);
        return page.ShowAgain();
    }

    /// <summary>Adds a refusal to the page's faults; call it for each, then return <see cref="ShowAgain"/>.</summary>
    public static void Blame(this PageModel page, Refusal refusal, string? prefix = null)
    {
        var texts = page.HttpContext.RequestServices.GetRequiredService<Texts>();
        var field = refusal.Field is null ? "" : prefix is null ? refusal.Field : $"{prefix}.{refusal.Field}";
        page.ModelState.AddModelError(field, texts.Refusal(refusal));
    }

    /// <summary>Shows the page again with the faults found so far, status 422.</summary>
    public static PageResult ShowAgain(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }
}
