using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using MotCua.Storage;
using Npgsql;

namespace MotCua.Bench;

/// <summary>
/// The most this store can do on this machine now: the rows an intake writes, copied from intakes of the same run with new
/// ids, by prepared statements written by hand, 64 intakes a commit, on the same database with nobody else writing.
/// </summary>
public static class SqlLimit
{
    private const int Group = 64;

    public static async Task<double> MeasureAsync(BenchStore store, TimeSpan time)
    {
        if (store.Options.PostgresConnection is { } postgres)
        {
            await using var connection = new NpgsqlConnection(postgres);
            await connection.OpenAsync();
            var tables = await ReadAsync(connection);
            await using var writer = await PostgresWriter.CreateAsync(connection, tables);
            return await MeasureAsync(time, writer.WriteAsync);
        }
        await using var file = SqliteAppDb.Connect(store.Options.Folder.Database);
        using var rows = new SqliteWriter(file, await ReadAsync(file));
        return await MeasureAsync(time, rows.WriteAsync);
    }

    private static async Task<double> MeasureAsync(TimeSpan time, Func<int, Task> writeGroup)
    {
        var written = 0;
        for (var warm = 0; warm < 8; warm++)
            await writeGroup(written += Group);
        var (begun, first) = (Stopwatch.GetTimestamp(), written);
        while (Stopwatch.GetElapsedTime(begun) < time)
            await writeGroup(written += Group);
        return (written - first) / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static async Task<List<Table>> ReadAsync(DbConnection connection) =>
    [
        await Table.ReadAsync(connection, "applicants_applicant", "number_index IS NOT NULL", ""),
        await Table.ReadAsync(connection, "dossiers_dossier", "state = 'Submitted'", ""),
        await Table.ReadAsync(connection, "platform_journal", "fact = 'dossier.filed'", "sequence"),
        await Table.ReadAsync(connection, "platform_kept_answer", "operation = 'dossier.submit'", ""),
    ];

    /// <summary>Rows of real intakes to be written again, and the ids that make each copy a new one.</summary>
    private sealed class Table(string name, string[] columns, string[] types, List<object[]> rows)
    {
        public string[] Types { get; } = types;

        public static async Task<Table> ReadAsync(DbConnection connection, string name, string where, string without)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {name} WHERE {where} LIMIT 512";
            await using var reader = await command.ExecuteReaderAsync();
            var kept = Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetName(column) != without).ToList();
            var rows = new List<object[]>();
            while (await reader.ReadAsync())
                rows.Add([.. kept.Select(reader.GetValue)]);
            if (rows.Count == 0)
                throw new InvalidOperationException($"{name} holds no intake to copy.");
            return new Table(name, [.. kept.Select(reader.GetName)], [.. kept.Select(reader.GetDataTypeName)], rows);
        }

        public string Insert(char mark) =>
            $"INSERT INTO {name} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select((_, n) => $"{mark}{n + 1}"))})";

        /// <summary>The values of copy <paramref name="n"/> for the owner and dossier given.</summary>
        public IEnumerable<object> Copy(int n, Guid owner, Guid dossier)
        {
            var row = rows[n % rows.Count];
            for (var column = 0; column < row.Length; column++)
            {
                yield return (name, columns[column]) switch
                {
                    ("applicants_applicant", "id") or ("dossiers_dossier", "owner") => Like(row[column], owner),
                    ("dossiers_dossier", "id") => Like(row[column], dossier),
                    ("dossiers_dossier", "reference") => Crockford32.Encode(RandomNumberGenerator.GetBytes(5), 8),
                    ("platform_journal", "stream") => $"dossier:{dossier:N}",
                    ("platform_kept_answer", "key") => $"limit-{dossier:N}",
                    _ => row[column],
                };
            }
        }

        // SQLite keeps ids as upper-case text.
        private static object Like(object stored, Guid id) => stored is Guid ? id : id.ToString().ToUpperInvariant();
    }

    private sealed class SqliteWriter(SqliteConnection connection, List<Table> tables) : IDisposable
    {
        private readonly SqliteCommand[] _inserts = [.. tables.Select(table =>
        {
            var command = connection.CreateCommand();
            command.CommandText = table.Insert('$');
            for (var n = 0; n < table.Types.Length; n++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${n + 1}" });
            return command;
        })];

        public Task WriteAsync(int first)
        {
            using var transaction = connection.BeginTransaction();
            for (var n = first; n < first + Group; n++)
            {
                var (owner, dossier) = (Guid.CreateVersion7(), Guid.CreateVersion7());
                for (var table = 0; table < tables.Count; table++)
                {
                    var column = 0;
                    foreach (var value in tables[table].Copy(n, owner, dossier))
                        _inserts[table].Parameters[column++].Value = value;
                    _inserts[table].Transaction = transaction;
                    _inserts[table].ExecuteNonQuery();
                }
            }
            transaction.Commit();
            return Task.CompletedTask;
        }

        public void Dispose() => Array.ForEach(_inserts, command => command.Dispose());
    }

    private sealed class PostgresWriter(NpgsqlBatch batch, List<Table> tables) : IAsyncDisposable
    {
        public static async Task<PostgresWriter> CreateAsync(NpgsqlConnection connection, List<Table> tables)
        {
            var batch = new NpgsqlBatch(connection);
            for (var n = 0; n < Group; n++)
            {
                foreach (var table in tables)
                {
                    var command = new NpgsqlBatchCommand(table.Insert('$'));
                    foreach (var type in table.Types)
                        command.Parameters.Add(new NpgsqlParameter { DataTypeName = type, Value = DBNull.Value });
                    batch.BatchCommands.Add(command);
                }
            }
            await batch.PrepareAsync();
            return new PostgresWriter(batch, tables);
        }

        /// <summary>One round trip; a batch is one transaction.</summary>
        public async Task WriteAsync(int first)
        {
            var command = 0;
            for (var n = first; n < first + Group; n++)
            {
                var (owner, dossier) = (Guid.CreateVersion7(), Guid.CreateVersion7());
                foreach (var table in tables)
                {
                    var column = 0;
                    var parameters = batch.BatchCommands[command++].Parameters;
                    foreach (var value in table.Copy(n, owner, dossier))
                        parameters[column++].Value = value;
                }
            }
            await batch.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync() => batch.DisposeAsync();
    }
}
