using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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
public sealed class PostgresWork(StoreOptions options, NpgsqlDataSource source, IServiceScopeFactory scopes, ILogger<PostgresWork> log) : Work, IDisposable
{
    private const int Attempts = 4;
    private const int MostAtOnce = 16;

    // A command holds one connection and may read over a second (a remembered picture that is loaded anew). Were every
    // connection of the pool held by a command, each would wait for another's: so at most half of them.
    private readonly SemaphoreSlim _places = new(Math.Clamp(new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize / 2, 1, MostAtOnce));
    private int _waiting;

    public void Dispose() => _places.Dispose();

    public override async Task<Result<T>> DoAsync<THandler, T>(
        Func<THandler, CancellationToken, Task<Result<T>>> act, Deed deed, WorkKey? key, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref _waiting) > options.QueueLength)
        {
            Interlocked.Decrement(ref _waiting);
            return Busy;
        }
        try
        {
            await _places.WaitAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        try
        {
            return await RunAsync(act, deed, key);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<Result<T>> RunAsync<THandler, T>(Func<THandler, CancellationToken, Task<Result<T>>> act, Deed deed, WorkKey? key)
        where THandler : notnull
    {
        for (var attempt = 1; ; attempt++)
        {
            var committing = false;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
                if (await EarlierAsync<T>(db, transaction, key, deed.At) is { } earlier)
                    return earlier;
                var outcome = await act(scope.ServiceProvider.GetRequiredService<THandler>(), CancellationToken.None);
                if (outcome.IsRefused(out _))
                    return outcome;
                if (key is not null)
                    await CompleteAsync(transaction, key, StoredJson.Write(outcome.Value));
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

    /// <summary>Sets the patience and claims the key, in one round trip; or tells what an earlier run with the key answered.</summary>
    private static async Task<Result<T>?> EarlierAsync<T>(AppDb db, IDbContextTransaction transaction, WorkKey? key, DateTimeOffset at)
    {
        var ground = (NpgsqlTransaction)transaction.GetDbTransaction();
        await using var batch = new NpgsqlBatch(ground.Connection, ground) { BatchCommands = { new NpgsqlBatchCommand("SET LOCAL lock_timeout = '2s'") } };
        if (key is null)
        {
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
            return null;
        }
        var claim = new NpgsqlBatchCommand("""
            INSERT INTO platform_kept_answer (principal, operation, key, body_hash, answer, at)
            VALUES ($1, $2, $3, $4, '', $5)
            ON CONFLICT DO NOTHING
            """);
        foreach (var value in (object[])[key.Principal, key.Operation, key.Key, key.BodyHash, at.UtcDateTime])
            claim.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(claim);
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
        if (claim.RecordsAffected == 1)
            return null;
        var kept = await db.KeptAnswers.AsNoTracking().SingleAsync(row =>
            row.Principal == key.Principal && row.Operation == key.Operation && row.Key == key.Key);
        return kept.BodyHash == key.BodyHash ? (Result<T>)StoredJson.Read<T>(kept.Answer) : KeyMismatch;
    }

    private static async Task CompleteAsync(IDbContextTransaction transaction, WorkKey key, string answer)
    {
        var ground = (NpgsqlTransaction)transaction.GetDbTransaction();
        await using var update = new NpgsqlCommand(
            "UPDATE platform_kept_answer SET answer = $1 WHERE principal = $2 AND operation = $3 AND key = $4", ground.Connection, ground);
        foreach (var value in (string[])[answer, key.Principal, key.Operation, key.Key])
            update.Parameters.Add(new NpgsqlParameter { Value = value });
        await update.ExecuteNonQueryAsync(CancellationToken.None);
    }

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
