using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using Npgsql;

namespace MotCua.Storage;

/// <summary>The store for many web processes beside each other.</summary>
public sealed class PostgresAppDb(DbContextOptions<PostgresAppDb> options) : AppDb(options)
{
    private const int PreparedStatements = 100;

    /// <summary>
    /// The pool of one process. Statements asked for twice are prepared, unless the connection string says otherwise
    /// (<c>Max Auto Prepare=0</c> for a pooler that cannot keep them).
    /// </summary>
    public static NpgsqlDataSource Connect(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (!connection.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase))
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (PreparedStatements, 2);
        return NpgsqlDataSource.Create(settings);
    }

    public static DbContextOptions<PostgresAppDb> OptionsFor(NpgsqlDataSource source) =>
        new DbContextOptionsBuilder<PostgresAppDb>().UseNpgsql(source).UseSnakeCaseNamingConvention().Options;
}
