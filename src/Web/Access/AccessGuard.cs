using Microsoft.AspNetCore.Authentication;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Oversight;
using MotCua.Modules.Platform;
using MotCua.Web.Api;

namespace MotCua.Web.Access;

/// <summary>Holds every request to the access table. What is not listed is closed.</summary>
public static class AccessGuard
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton(AccessTable.Load())
        .AddScoped<Deeds>()
        .AddScoped<Officers>()
        .AddScoped<KeptForms>()
        .AddScoped<UnsentForms>()
        .AddScoped<Counter.CounterDoor>();

    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.Use(GuardAsync);

    private static async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }
        var table = http.RequestServices.GetRequiredService<AccessTable>();
        switch (table.Find(AccessTable.NameOf(endpoint.RoutePattern), http.Request.Method))
        {
            case May.Anyone:
                await next(http);
                break;
            case May.Kiosk:
                if (http.RequestServices.GetRequiredService<Kiosks>().UnitOf(http) is null)
                    http.Response.Redirect("/kiosk/enrol");
                else
                    await next(http);
                break;
            case May.Officer:
                await OfficerAsync(http, next, _ => true);
                break;
            case May.Counter:
                await OfficerAsync(http, next, officer => officer.Posts.Any(held => Desk.CounterPosts.Contains(held.Post.Kind)));
                break;
            case May.Overseer:
                await OfficerAsync(http, next, officer => officer.Posts.Any(Overseers.May));
                break;
            case May.KioskOrOfficerKey:
                await KeyAsync(http, next, KeyScope.Kiosk, KeyScope.Officer);
                break;
            case May.OfficerKey:
                await KeyAsync(http, next, KeyScope.Officer);
                break;
            case May.ReaderKey:
                await KeyAsync(http, next, KeyScope.Read);
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                break;
        }
    }

    private static async Task OfficerAsync(HttpContext http, RequestDelegate next, Func<Officer, bool> allowed)
    {
        if (http.User.Identity?.IsAuthenticated != true)
            await AskToSignInAsync(http);
        else if (await http.RequestServices.GetRequiredService<Officers>().CurrentAsync(http.RequestAborted) is { } officer && allowed(officer))
            await next(http);
        else
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    // What was typed when the session ended is kept and offered again after sign-in.
    private static async Task AskToSignInAsync(HttpContext http)
    {
        if (await http.RequestServices.GetRequiredService<KeptForms>().KeepAsync(http, http.RequestAborted))
            http.Response.Redirect($"/sign-in?return={KeptForms.Page}");
        else
            await http.ChallengeAsync();
    }

    private static async Task KeyAsync(HttpContext http, RequestDelegate next, params KeyScope[] scopes)
    {
        var key = await http.RequestServices.GetRequiredService<ApiKeys>().FindAsync(http.Request, http.RequestAborted);
        if (key is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            await Problems.WriteAsync(http, StatusCodes.Status401Unauthorized, "api.key.missing", "Send a valid key: Authorization: Bearer KEY.");
        }
        else if (!scopes.Contains(key.Scope))
        {
            await Problems.WriteAsync(http, StatusCodes.Status403Forbidden, "api.key.scope", "This key may not do that.");
        }
        else
        {
            http.Items[typeof(ApiKey)] = key;
            await next(http);
        }
    }
}
