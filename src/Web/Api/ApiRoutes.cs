using System.Threading.RateLimiting;

namespace MotCua.Web.Api;

/// <summary>The API: a group per capability, documented at <c>/openapi/v1.json</c>.</summary>
public static class ApiRoutes
{
    public const string PublicReads = "public-reads";
    public const string Tracking = "tracking";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeys>();
        services.AddOpenApi("v1");
        services.AddProblemDetails();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(PublicReads, http => PerAddress(http, permits: 600));
            limiter.AddPolicy(Tracking, http => PerAddress(http, permits: 30));
        });
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
    }

    private static RateLimitPartition<string> PerAddress(HttpContext http, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0,
        });
}
