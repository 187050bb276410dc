using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MotCua.Web.Protection;

/// <summary>Notes that a form came back with a token that no longer counts, so that the error page can offer to send it again.</summary>
public sealed class SessionEnded : IAlwaysRunResultFilter
{
    private static readonly object Mark = new();

    public static bool Happened(HttpContext http) => http.Items.ContainsKey(Mark);

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
            return;
        // A body over the limit cannot be read, so its token is not found either: say what is really wrong.
        var limit = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (context.HttpContext.Request.ContentLength > limit)
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        else
            context.HttpContext.Items[Mark] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
