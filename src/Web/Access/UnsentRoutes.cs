using Microsoft.AspNetCore.Antiforgery;
using MotCua.Web.Api;

namespace MotCua.Web.Access;

/// <summary>Where pages of the desk keep what is being typed.</summary>
public static class UnsentRoutes
{
    public static void MapUnsentForms(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/unsent", KeepAsync);
        routes.MapPost("/unsent/forget", ForgetAsync);
    }

    private static async Task<IResult> KeepAsync(string at, HttpContext http, IAntiforgery tokens, UnsentForms unsent, CancellationToken cancel)
    {
        if (!IsDeskPage(at) || !await tokens.IsRequestValidAsync(http))
            return Results.BadRequest();
        return (await unsent.KeepAsync(at, await http.Request.ReadFormAsync(cancel), cancel)).IsRefused(out var refusal) ? Results.StatusCode(Problems.StatusOf(refusal)) : Results.NoContent();
    }

    private static async Task<IResult> ForgetAsync(string at, HttpContext http, IAntiforgery tokens, UnsentForms unsent, CancellationToken cancel)
    {
        if (!IsDeskPage(at) || !await tokens.IsRequestValidAsync(http))
            return Results.BadRequest();
        await unsent.ForgetAsync(at, cancel);
        return Results.LocalRedirect(at);
    }

    private static bool IsDeskPage(string at) => at.Length < 200
        && (at.StartsWith("/counter/", StringComparison.Ordinal) || at.StartsWith("/office/", StringComparison.Ordinal))
        && at.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-');
}
