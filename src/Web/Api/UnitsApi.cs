using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using MotCua.Modules.Organisation;
using MotCua.Web.Access;

namespace MotCua.Web.Api;

/// <summary>Communes and wards in time.</summary>
public static class UnitsApi
{
    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/api/v1/units").WithTags("Units").RequireRateLimiting(ApiRoutes.PublicReads);
        units.MapGet("/", List).WithName("listUnits").WithSummary("The communes and wards in force on a day").Refuses(400, 429);
        units.MapGet("/{code}/successors", Successors).WithName("unitSuccessors").WithSummary("What became of a unit")
            .WithDescription("Without a day the last day before the newest merger is meant, because whoever asks holds an old paper.").Refuses(400, 404, 429);
    }

    private static async Task<Results<Ok<IEnumerable<UnitView>>, ProblemHttpResult>> List(
        HttpContext http, UnitQueries units, Deeds deeds, [Description("The day; today when left out.")] string? on, CancellationToken cancel)
    {
        var day = PublicQuery.Day(on);
        if (day.IsRefused(out var refusal))
            return Problems.From(refusal, http);
        var map = await units.MapAsync(cancel);
        return TypedResults.Ok(map.All(day.Value ?? deeds.Today).Select(unit => UnitView.Of(unit, map)));
    }

    private static async Task<Results<Ok<SuccessorsView>, ProblemHttpResult>> Successors(
        HttpContext http, UnitQueries units, Deeds deeds, [Description("Five digits, as on the paper.")] string code,
        [Description("The day at which the code is meant.")] string? on, CancellationToken cancel)
    {
        var day = PublicQuery.Day(on);
        if (day.IsRefused(out var refusal) || PublicQuery.UnitCode(code).IsRefused(out refusal))
            return Problems.From(refusal, http);
        var map = await units.MapAsync(cancel);
        var found = map.Successors(code, day.Value, deeds.Today);
        return found.IsRefused(out var unknown) ? Problems.From(unknown, http) : TypedResults.Ok(SuccessorsView.Of(found.Value, map));
    }
}
