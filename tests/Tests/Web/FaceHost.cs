using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using MotCua.Web;

namespace MotCua.Tests.Web;

/// <summary>The shell of the doors alone, in memory, with a few addresses that go wrong on purpose.</summary>
internal sealed class FaceHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FaceHost(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public HttpClient Client(string? scheme = null)
    {
        var client = _app.GetTestClient();
        client.BaseAddress = new($"{scheme ?? "http"}://localhost");
        return client;
    }

    public static async Task<FaceHost> StartAsync(Action<FaceOptions>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddFace(configure);
        var app = builder.Build();
        app.UseFace();
        app.MapRazorPages();
        app.MapGet("/boom", string () => throw new InvalidOperationException("planted"));
        app.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
        app.MapGet("/kiosk/status/{code:int}", (int code) => Results.StatusCode(code));
        app.MapGet("/api/status/{code:int}", (int code) => Results.StatusCode(code));
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
