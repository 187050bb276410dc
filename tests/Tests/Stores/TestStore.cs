using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotCua.Modules;
using MotCua.Modules.Platform;
using MotCua.Storage;

namespace MotCua.Tests.Stores;

/// <summary>A real store of its own, with production settings, for one test class or one test.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestStore(ServiceProvider services, StoreOptions options) => (_services, Options) = (services, options);

    public StoreOptions Options { get; }

    public IServiceProvider Services => _services;

    public Work Work => _services.GetRequiredService<Work>();

    public static async Task<TestStore> CreateAsync(StoreKind kind, Action<IServiceCollection>? more = null, int queueLength = 1024)
    {
        var folder = new SpaceFolder(Directory.CreateTempSubdirectory("motcua-store-").FullName, Space.Rehearsal);
        Directory.CreateDirectory(folder.Path);
        InstallationKeys.Create(folder.Keys);
        var connection = kind == StoreKind.Postgres ? await (await PostgresServer.GetAsync()).CreateDatabaseAsync() : null;
        var options = new StoreOptions(folder, connection) { QueueLength = queueLength };
        await StoreSetup.CreateAsync(options, DateTimeOffset.UtcNow, CancellationToken.None);
        var services = new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.Warning)).AddStorage(options).AddModules();
        more?.Invoke(services);
        return new TestStore(services.BuildServiceProvider(validateScopes: true), options);
    }

    /// <summary>Reads with a scope and an <see cref="AppDb"/> of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<AppDb, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Options.Folder.Root, recursive: true);
    }
}
