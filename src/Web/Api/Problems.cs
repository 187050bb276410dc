using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MotCua.Web.Api;

/// <summary>Refusals as <c>application/problem+json</c> (RFC 9457) with our stable codes.</summary>
public static class Problems
{
    /// <summary>The HTTP status a refusal is answered with.</summary>
    public static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "work.busy" or "work.unknown" => StatusCodes.Status503ServiceUnavailable,
        "work.key.inflight" or "changed.meanwhile" => StatusCodes.Status409Conflict,
        "dossier.unknown" or "tracking.unknown" or "unit.unknown" or "procedure.unknown" or "api.act.unknown" => StatusCodes.Status404NotFound,
        "access.post.not-held" or "api.key.unit" => StatusCodes.Status403Forbidden,
        "dossier.transition" or "dossier.not-acceptable" or "dossier.not-in-progress" or "dossier.step.other-kind" or "dossier.no-step"
            or "dossier.papers.closed" or "dossier.supplement.once" or "dossier.supplement.none" => StatusCodes.Status409Conflict,
        "api.content-type" => StatusCodes.Status415UnsupportedMediaType,
        "api.body.large" => StatusCodes.Status413PayloadTooLarge,
        "tracking.misses" => StatusCodes.Status429TooManyRequests,
        var code when code.StartsWith("api.", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <param name="within">The part of the body the refusal's field belongs to: <c>owner</c> makes <c>owner.fullName</c>.</param>
    public static ProblemHttpResult From(Refusal refusal, HttpContext http, string? within = null)
    {
        var status = StatusOf(refusal);
        if (status is StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = "2";
        var more = new Dictionary<string, object?> { ["code"] = refusal.Code };
        if (refusal.Field is { } field)
            more["field"] = within is null ? Camel(field) : $"{within}.{Camel(field)}";
        return TypedResults.Problem(detail: refusal.Message, statusCode: status, extensions: more);
    }

    public static Task WriteAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        return TypedResults.Problem(detail: message, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code }).ExecuteAsync(http);
    }

    private static string Camel(string field) => JsonNamingPolicy.CamelCase.ConvertName(field);
}
