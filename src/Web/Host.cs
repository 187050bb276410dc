using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules;
using MotCua.Modules.Platform;
using MotCua.Storage;
using MotCua.Web.Access;
using MotCua.Web.Api;
using MotCua.Web.Housekeeping;
using MotCua.Web.Kiosk;
using MotCua.Web.Papers;
using MotCua.Web.Protection;
using MotCua.Web.Oversight;
using MotCua.Web.SignIn;

namespace MotCua.Web;

/// <summary>The web process: reads like a table of contents.</summary>
public static class Host
{
    /// <summary>Largest request a page may read, in bytes; above the 20 MB of one scan so that a larger one gets a clear answer.</summary>
    private const long LargestRequest = 64L * 1024 * 1024;

    public static WebApplication Build(HostOptions options, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(options.Url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        // The key ring lies in the folder of keys, which only its owner may enter; the warning about it would be at every first start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(options.ClockStartsAt is { } start ? new ShiftedClock(start) : TimeProvider.System);
        services.AddStorage(options.Store).AddModules();
        services.AddDataProtection().SetApplicationName($"motcua-{SpaceFolder.Name(options.Space)}")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.Store.Folder.Keys, "ring")));
        services.AddFace(face => face.Space = SpaceFolder.Name(options.Space));
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = LargestRequest);
        services.AddSignIn(options);
        services.AddAccess();
        services.AddKiosk();
        services.AddPapers();
        services.AddApi();
        services.AddHostedService<Sweeper>();
        services.AddHostedService<EndedCounter>();
        services.AddSingleton(_ => BoundaryMap.Load());
        more?.Invoke(services);

        var app = builder.Build();
        app.UseProxies(options.Proxies);
        app.UseFace();
        app.UseApiFaults();
        app.UseRouting();
        app.UseRateLimiter();
        app.Use(ReadableForms.CheckAsync);
        app.UseAuthentication();
        app.UseAccess();
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapUnsentForms();
        app.MapPapers();
        app.MapApi();
        app.MapGet("/healthz", () => Results.Text("ok"));
        AccessTable.RefuseUnlisted(app);
        return app;
    }

    /// <summary>Refuses to serve a store that is not set up, belongs to another space or, in live, has invented accounts.</summary>
    public static async Task CheckAsync(WebApplication app, CancellationToken cancel)
    {
        var options = app.Services.GetRequiredService<HostOptions>();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await StoreSetup.CheckAsync(db, options.Space, cancel);
        _ = app.Services.GetRequiredService<InstallationKeys>();
        if (options.Space == Space.Live && await db.Accounts.AnyAsync(account => account.Invented, cancel))
            throw new InvalidOperationException("The live space has invented accounts. Remove them before it may start.");
    }
}
