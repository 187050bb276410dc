using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;

namespace MotCua.Storage;

internal static class KeptAnswerSql
{
    /// <summary>Writes the answer past the change tracker: the handler has already saved what it tracks.</summary>
    public static Task<int> KeepAsync(this AppDb db, WorkKey key, string answer, DateTimeOffset at) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO platform_kept_answer (principal, operation, key, body_hash, answer, at)
            VALUES ({key.Principal}, {key.Operation}, {key.Key}, {key.BodyHash}, {answer}, {at.UtcDateTime})
            """);
}
