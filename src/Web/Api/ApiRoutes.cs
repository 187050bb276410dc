using System.Threading.RateLimiting;
using MotCua.Web.Portal;
using MotCua.Web.Protection;

namespace MotCua.Web.Api;

/// <summary>The API: a group per capability, documented at <c>/openapi/v1.json</c>.</summary>
public static class ApiRoutes
{
    public const string PublicReads = "public-reads";
    public const string Tracking = "tracking";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ApiLimits>();
        services.AddScoped<TrackingMisses>().AddScoped<TrackingDoor>().AddScoped<TrackedViews>();
        services.AddScoped(typeof(ActIn<>));
        services.AddScoped<SubmissionDue>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Shape(json.SerializerOptions));
        services.AddOpenApi("v1", ApiDocument.Describe);
        // A trace id is for telling us of a fault of ours; elsewhere it would only make equal answers differ.
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = told =>
        {
            if (told.ProblemDetails.Status < StatusCodes.Status500InternalServerError)
                told.ProblemDetails.Extensions.Remove("traceId");
        });
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(PublicReads, http => PerAddress(http, limits => limits.PublicReadsPerMinute));
            limiter.AddPolicy(Tracking, http => PerAddress(http, limits => limits.TrackingPerMinute));
        });
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
        routes.MapUnits();
        routes.MapProcedures();
        routes.MapDossiers();
        routes.MapTracking();
        routes.MapOversight();
    }

    private static RateLimitPartition<string> PerAddress(HttpContext http, Func<ApiLimits, int> permits) =>
        RateLimitPartition.GetFixedWindowLimiter(TrackingMisses.AddressOf(http), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = permits(http.RequestServices.GetRequiredService<ApiLimits>()), Window = TimeSpan.FromMinutes(1), QueueLimit = 0,
        });
}

/// <summary>How often one network address may ask without a key.</summary>
public sealed record ApiLimits
{
    public int PublicReadsPerMinute { get; init; } = 600;

    public int TrackingPerMinute { get; init; } = 30;

    /// <summary>Wrong tracking codes from one address.</summary>
    public int MissesPerAddressAndHour { get; init; } = 30;

    /// <summary>Wrong typed codes for one reference, from wherever.</summary>
    public int MissesPerNumberAndHour { get; init; } = 5;
}
