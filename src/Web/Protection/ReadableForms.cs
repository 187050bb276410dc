using Microsoft.AspNetCore.Http.Features;

namespace MotCua.Web.Protection;

/// <summary>A form whose bytes are no form (a NUL in a field, a broken boundary, more bytes than are taken) is answered with a page like any other bad request.</summary>
public static class ReadableForms
{
    /// <summary>Reads the form before anything that builds on it; an unreadable one becomes an empty one and status 400, or 413.</summary>
    public static async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.HasFormContentType && http.GetEndpoint() is not null)
        {
            try
            {
                await http.Request.ReadFormAsync(http.RequestAborted);
            }
            catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException)
            {
                http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
                http.Response.StatusCode = (fault as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
                return;
            }
        }
        await next(http);
    }
}
