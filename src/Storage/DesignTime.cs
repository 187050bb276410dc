using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace MotCua.Storage;

/// <summary>Only for writing migrations: a context without a database behind it.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteAppDb>
{
    public SqliteAppDb CreateDbContext(string[] args) => new(SqliteAppDb.ReadingOptionsFor("design.db"));
}

/// <inheritdoc cref="SqliteDesignTime"/>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresAppDb>
{
    public PostgresAppDb CreateDbContext(string[] args) => new(PostgresAppDb.OptionsFor(NpgsqlDataSource.Create("Host=design")));
}
