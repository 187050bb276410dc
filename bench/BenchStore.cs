using System.Globalization;
using Microsoft.Extensions.Logging;
using MotCua.Cli.Commands;
using MotCua.Modules;
using MotCua.Modules.Organisation.Import;
using MotCua.Modules.Platform;
using MotCua.Storage;
using MotCua.Tests.Stores;
using MotCua.Web.Api;

namespace MotCua.Bench;

/// <summary>
/// A rehearsal store of its own in a temporary folder: shipped units, the full catalogue, the calendar and one key for the
/// API. PostgreSQL is a cluster of its own with every flush on.
/// </summary>
public sealed class BenchStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private BenchStore(StoreKind kind, StoreOptions options, string secret)
    {
        (Kind, Options, Secret) = (kind, options, secret);
        _services = Services(options);
    }

    public StoreKind Kind { get; }

    public string Name => Kind == StoreKind.Sqlite ? "sqlite" : "postgres";

    public StoreOptions Options { get; }

    /// <summary>The API key of a kiosk of the whole province.</summary>
    public string Secret { get; }

    public PersonVault Vault => _services.GetRequiredService<PersonVault>();

    /// <exception cref="InvalidOperationException">The shipped files could not be imported.</exception>
    public static async Task<BenchStore> CreateAsync(StoreKind kind)
    {
        var folder = new SpaceFolder(Directory.CreateTempSubdirectory("motcua-bench-").FullName, Space.Rehearsal);
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(Path.Combine(folder.Root, "space"), SpaceFolder.Name(folder.Space));
        InstallationKeys.Create(folder.Keys);
        var connection = kind == StoreKind.Postgres ? await (await PostgresServer.GetAsync(durable: true)).CreateDatabaseAsync() : null;
        var options = new StoreOptions(folder, connection);
        await StoreSetup.CreateAsync(options, DateTimeOffset.UtcNow, CancellationToken.None);
        var secret = ApiKeys.NewSecret();
        await using (var services = Services(options))
            await FillAsync(services, secret);
        var store = new BenchStore(kind, options, secret);
        Talk.Say($"{store.Name}: store is set up in {folder.Path}");
        return store;
    }

    /// <summary>Reads with a scope and an <see cref="AppDb"/> of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider);
    }

    /// <summary>Writes rows through the lane, as part of setting up.</summary>
    public Task WriteAsync(Func<AppDb, CancellationToken, Task> write)
    {
        var deed = new Deed { Actor = Actor.System("bench"), At = DateTimeOffset.UtcNow, Act = "bench.set-up", Door = "cli" };
        return _services.GetRequiredService<Work>().DoAsync(async (AppDb db, CancellationToken c) =>
        {
            await write(db, c);
            return (Result<Done>)Done.Value;
        }, deed, null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Options.Folder.Root, recursive: true);
    }

    private static ServiceProvider Services(StoreOptions options) => new ServiceCollection()
        .AddLogging(log => log.SetMinimumLevel(LogLevel.Error)).AddStorage(options).AddModules().BuildServiceProvider();

    private static async Task FillAsync(IServiceProvider services, string secret)
    {
        var deed = new Deed { Actor = Actor.System("bench"), At = DateTimeOffset.UtcNow, Act = "bench.set-up", Door = "cli" };
        var known = DateOnly.ParseExact("2025-07-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var done = await OrganisationImports.RunUnitsAsync(services, ShippedFiles.Path("dien-bien"), deed, TextWriter.Null, TextWriter.Null, CancellationToken.None)
            + await ProcedureImports.RunAsync(
                services, ShippedFiles.Path("procedures/catalogue.jsonl"), deed, known, TextWriter.Null, TextWriter.Null, CancellationToken.None);
        if (done != 0)
            throw new InvalidOperationException("The shipped files could not be imported.");
        using var text = File.OpenText(ShippedFiles.Path("calendar.csv"));
        var calendar = new ImportCalendar(CalendarCsv.Read(text).Days);
        var work = services.GetRequiredService<Work>();
        await work.DoAsync((ImportCalendarHandler handler, CancellationToken c) => handler.HandleAsync(calendar, deed, c), deed, null, CancellationToken.None);
        await work.DoAsync(async (AppDb db, CancellationToken c) =>
        {
            db.Add(new ApiKey { Id = deed.NewId<ApiKeyId>(), Name = "bench", Scope = KeyScope.Kiosk, SecretHash = ApiKeys.HashOf(secret), CreatedAt = deed.At });
            await db.SaveChangesAsync(c);
            return (Result<Done>)Done.Value;
        }, deed, null, CancellationToken.None);
    }
}
