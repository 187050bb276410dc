using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using Npgsql;

namespace MotCua.Storage;

/// <summary>The store for many web processes beside each other.</summary>
public sealed class PostgresAppDb(DbContextOptions<PostgresAppDb> options) : AppDb(options)
{
    public static DbContextOptions<PostgresAppDb> OptionsFor(NpgsqlDataSource source) =>
        new DbContextOptionsBuilder<PostgresAppDb>().UseNpgsql(source).UseSnakeCaseNamingConvention().Options;
}
