using Microsoft.Data.Sqlite;
using MotCua.Modules.Platform;

namespace MotCua.Storage;

/// <summary>
/// The kept answers as the SQLite lane reads and writes them: two statements, prepared once for the lane's connection,
/// because every command runs both.
/// </summary>
internal sealed class LaneAnswers : IDisposable
{
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _keep;

    public LaneAnswers(SqliteConnection connection)
    {
        _find = Make(connection, "SELECT body_hash, answer FROM platform_kept_answer WHERE principal = $principal AND operation = $operation AND key = $key",
            "$principal", "$operation", "$key");
        _keep = Make(connection, """
            INSERT INTO platform_kept_answer (principal, operation, key, body_hash, answer, at)
            VALUES ($principal, $operation, $key, $bodyHash, $answer, $at)
            """, "$principal", "$operation", "$key", "$bodyHash", "$answer", "$at");
    }

    /// <summary>What was answered under this key, and to which body; null when the key is new.</summary>
    public (string BodyHash, string Answer)? Find(WorkKey key)
    {
        Set(_find, key.Principal, key.Operation, key.Key);
        using var reader = _find.ExecuteReader();
        return reader.Read() ? (reader.GetString(0), reader.GetString(1)) : null;
    }

    public void Keep(WorkKey key, string answer, DateTimeOffset at)
    {
        Set(_keep, key.Principal, key.Operation, key.Key, key.BodyHash, answer, at.UtcDateTime);
        _keep.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _find.Dispose();
        _keep.Dispose();
    }

    private static SqliteCommand Make(SqliteConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var n = 0; n < values.Length; n++)
            command.Parameters[n].Value = values[n];
    }
}
