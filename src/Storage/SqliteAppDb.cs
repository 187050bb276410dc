using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;

namespace MotCua.Storage;

/// <summary>One file, write-ahead log, every commit flushed: the default store.</summary>
public sealed class SqliteAppDb(DbContextOptions<SqliteAppDb> options) : AppDb(options)
{
    /// <summary>Production pragmas. WAL with FULL survives a power cut; NORMAL, the usual advice, does not.</summary>
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;";

    public static DbContextOptions<SqliteAppDb> OptionsFor(SqliteConnection connection) =>
        new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite(connection).UseSnakeCaseNamingConvention().Options;

    /// <summary>For readers: such a connection cannot write, whatever is asked of it. Only the lane writes.</summary>
    public static DbContextOptions<SqliteAppDb> ReadingOptionsFor(string path) =>
        new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite(ConnectionString(path, SqliteOpenMode.ReadOnly)).UseSnakeCaseNamingConvention().Options;

    /// <summary>A connection that may write, with the pragmas set: for the lane and for setting up.</summary>
    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(ConnectionString(path, SqliteOpenMode.ReadWriteCreate));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        return connection;
    }

    private static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30, Mode = mode, Pooling = mode == SqliteOpenMode.ReadOnly }.ToString();
}
