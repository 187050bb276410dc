using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MotCua.Modules.Platform;
using Npgsql;

namespace MotCua.Storage;

/// <summary>Creates and checks a space's store. Never run at the start of the server.</summary>
public static class StoreSetup
{
    /// <summary>Creates the database or brings its schema to the newest migration; stamps the space on first use.</summary>
    /// <exception cref="InvalidOperationException">The database belongs to another space.</exception>
    public static async Task CreateAsync(StoreOptions options, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = OpenForSetup(options);
        await db.Database.MigrateAsync(cancel);
        if (!await db.Installations.AnyAsync(cancel))
        {
            db.Installations.Add(new Installation { Id = 1, Space = options.Folder.Space, InstallationId = Guid.NewGuid(), CreatedAt = now });
            await db.SaveChangesAsync(cancel);
        }
        await RefuseWrongSpaceAsync(db, options.Folder.Space, cancel);
    }

    /// <exception cref="InvalidOperationException">The database belongs to another space, or its schema is older than the program.</exception>
    public static async Task CheckAsync(AppDb db, Space space, CancellationToken cancel)
    {
        // The newest migration's name is enough: asking EF for all pending ones costs half a second at start.
        var newest = db.GetService<IMigrationsAssembly>().Migrations.Keys.Max();
        var applied = await db.Database.SqlQuery<string>(
            $"""SELECT MAX("migration_id") AS "Value" FROM "__EFMigrationsHistory" """).SingleAsync(cancel);
        if (applied != newest)
            throw new InvalidOperationException("The database is older than the program. Run: motcua migrate");
        await RefuseWrongSpaceAsync(db, space, cancel);
    }

    private static AppDb OpenForSetup(StoreOptions options) => options.PostgresConnection is { } connection
        ? new PostgresAppDb(PostgresAppDb.OptionsFor(NpgsqlDataSource.Create(connection)))
        : new SqliteAppDb(SqliteAppDb.OptionsFor(SqliteAppDb.Connect(options.Folder.Database)));

    private static async Task RefuseWrongSpaceAsync(AppDb db, Space space, CancellationToken cancel)
    {
        var stamp = await db.Installations.AsNoTracking().SingleAsync(cancel);
        if (stamp.Space != space)
            throw new InvalidOperationException($"This database belongs to the space '{SpaceFolder.Name(stamp.Space)}', not '{SpaceFolder.Name(space)}'.");
    }
}
