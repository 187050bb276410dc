using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotCua.Modules;
using MotCua.Modules.Platform;
using MotCua.Storage;
using MotCua.Web;

namespace MotCua.Cli.Commands;

/// <summary>The store that the environment names (MOTCUA_DATA, MOTCUA_SPACE, MOTCUA_DB), opened once per run of the program.</summary>
public sealed class StoreInUse(Func<string, string?> environment) : IAsyncDisposable
{
    private ServiceProvider? _services;

    /// <summary>Services of the store; null when none has been set up.</summary>
    public Task<IServiceProvider?> OpenAsync(CancellationToken cancel)
    {
        if (_services is null)
        {
            var root = environment("MOTCUA_DATA") ?? "./var";
            if (environment("MOTCUA_SPACE") is null && HostOptions.RecordedSpace(root) is null)
                return Task.FromResult<IServiceProvider?>(null);
            var options = HostOptions.FromEnvironment(environment).Store;
            if (!Directory.Exists(options.Folder.Keys) || (!options.IsPostgres && !File.Exists(options.Folder.Database)))
                return Task.FromResult<IServiceProvider?>(null);
            _services = ServicesOf(options);
        }
        return Task.FromResult<IServiceProvider?>(_services);
    }

    /// <summary>The services of a store, without a web server around them.</summary>
    public static ServiceProvider ServicesOf(StoreOptions options) => new ServiceCollection()
        .AddLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace))
        .AddSingleton(TimeProvider.System)
        .AddStorage(options).AddModules().BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
    }
}

/// <summary>Every deed the command line does is the system's, at the door <c>cli</c>.</summary>
internal static class CliDeed
{
    public static Deed Of(string act, TimeProvider clock) =>
        new() { Actor = Actor.System("cli"), At = clock.GetUtcNow(), Act = act, Door = "cli" };
}
