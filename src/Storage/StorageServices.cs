using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Platform;
using Npgsql;

namespace MotCua.Storage;

public static class StorageServices
{
    /// <summary>The database, the write lane, the journal, keys and files of one space.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StoreOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Folder);
        services.AddScoped<LaneScope>();
        services.AddScoped<Journal>();
        services.AddScoped<Numbering>();
        services.AddSingleton(_ => InstallationKeys.Load(options.Folder.Keys));
        services.AddSingleton(_ => new PersonKeys(options.Folder.Keys));
        services.AddSingleton<PersonVault>();
        services.AddSingleton(provider => new FileStore(options.Folder.Files, provider.GetRequiredService<PersonVault>()));
        if (options.PostgresConnection is { } connection)
        {
            services.AddSingleton(_ => PostgresAppDb.Connect(connection));
            services.AddSingleton(provider => PostgresAppDb.OptionsFor(provider.GetRequiredService<NpgsqlDataSource>()));
            services.AddScoped<AppDb, PostgresAppDb>();
            services.AddSingleton<Work, PostgresWork>();
        }
        else
        {
            services.AddSingleton(_ => SqliteAppDb.ReadingOptionsFor(options.Folder.Database));
            services.AddScoped<AppDb>(provider => provider.GetRequiredService<LaneScope>().Options is { } lane
                ? OnLane(lane)
                : new SqliteAppDb(provider.GetRequiredService<DbContextOptions<SqliteAppDb>>()));
            services.AddSingleton<Work, SqliteWork>();
        }
        return services;
    }

    private static SqliteAppDb OnLane(DbContextOptions<SqliteAppDb> lane)
    {
        var db = new SqliteAppDb(lane);
        // The lane holds the transaction; EF must neither open nor save-point its own.
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }
}
