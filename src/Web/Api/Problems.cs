
namespace MotCua.Web.Api;

/// <summary>Refusals as <c>application/problem+json</c> (RFC 9457) with our stable codes.</summary>
public static class Problems
{
    /// <summary>The HTTP status a refusal is answered with.</summary>
    public static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "work.busy" or "work.unknown" => StatusCodes.Status503ServiceUnavailable,
        "work.key.inflight" or "changed.meanwhile" => StatusCodes.Status409Conflict,
        "dossier.unknown" => StatusCodes.Status404NotFound,
        "access.post.not-held" => StatusCodes.Status403Forbidden,
        "dossier.transition" or "dossier.not-acceptable" or "dossier.not-in-progress" or "dossier.step.other-kind" or "dossier.no-step" => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    public static IResult From(Refusal refusal, HttpContext http)
    {
        var status = StatusOf(refusal);
        if (status == StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = "2";
        var more = new Dictionary<string, object?> { ["code"] = refusal.Code };
        if (refusal.Field is { } field)
            more["field"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(field);
        return Results.Problem(detail: refusal.Message, statusCode: status, extensions: more);
    }

    public static Task WriteAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        return Results.Problem(detail: message, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code }).ExecuteAsync(http);
    }
}
