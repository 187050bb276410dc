using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotCua.Modules.Platform;
using Npgsql;

namespace MotCua.Storage;

/// <summary>
/// The write lane on PostgreSQL: one READ COMMITTED transaction per command, its key row first, so a duplicate waits at
/// most two seconds. Serialisation failures, deadlocks and a journal version taken by another are run again in a new
/// scope, three times at most, then <see cref="Work.ChangedMeanwhile"/>.
/// </summary>
public sealed class PostgresWork(IServiceScopeFactory scopes, ILogger<PostgresWork> log) : Work
{
    private const int Attempts = 4;

    public override async Task<Result<T>> DoAsync<THandler, T>(
        Func<THandler, CancellationToken, Task<Result<T>>> act, Deed deed, WorkKey? key, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        for (var attempt = 1; ; attempt++)
        {
            var committing = false;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
                await db.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '2s'", CancellationToken.None);
                if (key is not null && await EarlierAsync<T>(db, key, deed.At) is { } earlier)
                    return earlier;
                var outcome = await act(scope.ServiceProvider.GetRequiredService<THandler>(), CancellationToken.None);
                if (outcome.IsRefused(out _))
                    return outcome;
                if (key is not null)
                    await CompleteAsync(db, key, StoredJson.Write(outcome.Value));
                committing = true;
                await transaction.CommitAsync(CancellationToken.None);
                return outcome;
            }
            catch (Exception fault) when (IsContention(fault) && !(attempt == Attempts && IsUnexplained(fault)))
            {
                if (attempt == Attempts)
                    return ChangedMeanwhile;
                await Task.Delay(Random.Shared.Next(5, 25) * attempt, CancellationToken.None);
            }
            catch (Exception fault) when (Postgres(fault)?.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                return key is null ? ChangedMeanwhile : InFlight;
            }
            catch (Exception fault) when (committing)
            {
                log.LogError(fault, "The commit of {Act} gave no answer", deed.Act);
                return Unknown;
            }
            catch (NpgsqlException fault) when (fault is not PostgresException)
            {
                log.LogError(fault, "The database cannot be reached");
                return Busy;
            }
        }
    }

    /// <summary>Claims the key, or tells what an earlier run with it answered.</summary>
    private static async Task<Result<T>?> EarlierAsync<T>(AppDb db, WorkKey key, DateTimeOffset at)
    {
        var claimed = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO platform_kept_answer (principal, operation, key, body_hash, answer, at)
            VALUES ({key.Principal}, {key.Operation}, {key.Key}, {key.BodyHash}, '', {at.UtcDateTime})
            ON CONFLICT DO NOTHING
            """);
        if (claimed == 1)
            return null;
        var kept = await db.KeptAnswers.AsNoTracking().SingleAsync(row =>
            row.Principal == key.Principal && row.Operation == key.Operation && row.Key == key.Key);
        return kept.BodyHash == key.BodyHash ? (Result<T>)StoredJson.Read<T>(kept.Answer) : KeyMismatch;
    }

    private static Task<int> CompleteAsync(AppDb db, WorkKey key, string answer) =>
        db.Database.ExecuteSqlAsync($"""
            UPDATE platform_kept_answer SET answer = {answer}
            WHERE principal = {key.Principal} AND operation = {key.Operation} AND key = {key.Key}
            """);

    /// <summary>Two commands met: run again in a new scope, the later one sees what the earlier did.</summary>
    private static bool IsContention(Exception fault) => fault is DbUpdateConcurrencyException || Postgres(fault)?.SqlState
        is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    /// <summary>
    /// Which of two commands' rows collide first is chance, so any unique index may tell of contention; one that still collides when the
    /// command has seen everything is a broken promise of ours. Only the journal's own index can never be.
    /// </summary>
    private static bool IsUnexplained(Exception fault) =>
        Postgres(fault) is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: not "ix_platform_journal_stream_version" };

    private static PostgresException? Postgres(Exception fault) => fault as PostgresException ?? fault.InnerException as PostgresException;
}
