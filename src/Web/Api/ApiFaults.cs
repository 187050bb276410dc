namespace MotCua.Web.Api;

/// <summary>Under <c>/api</c> every answer that says no is a problem document, also those nobody wrote: unknown paths, wrong methods, faults of ours.</summary>
public static partial class ApiFaults
{
    public static IApplicationBuilder UseApiFaults(this IApplicationBuilder app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), branch => branch.Use(TellAsync));

    private static async Task TellAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = bad.StatusCode;
        }
        catch (Exception fault) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            Failed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("MotCua.Web.Api"), fault, http.Request.Method, http.GetEndpoint()?.DisplayName);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        var response = http.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentType: null } && response.ContentLength is null or 0)
            await Problems.WriteAsync(http, response.StatusCode, CodeOf(response.StatusCode), TextOf(response.StatusCode));
    }

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "api.path.unknown",
        StatusCodes.Status405MethodNotAllowed => "api.method",
        StatusCodes.Status413PayloadTooLarge => "api.body.large",
        StatusCodes.Status415UnsupportedMediaType => "api.content-type",
        StatusCodes.Status429TooManyRequests => "api.too-many",
        >= 500 => "api.fault",
        _ => "api.request",
    };

    private static string TextOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address; /openapi/v1.json lists what there is.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take this method.",
        StatusCodes.Status413PayloadTooLarge => "The body may have at most 64 KB.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        StatusCodes.Status429TooManyRequests => "Too many calls from this address; wait as long as Retry-After says.",
        >= 500 => "Something went wrong on our side; it has been logged. Nothing was half done.",
        _ => "The request cannot be read.",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private static partial void Failed(ILogger log, Exception fault, string method, string? endpoint);
}
