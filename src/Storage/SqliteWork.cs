using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotCua.Modules.Platform;
using SQLitePCL;

namespace MotCua.Storage;

/// <summary>
/// The write lane on SQLite: one consumer, one connection, groups of at most 64 commands per commit. Each command has its
/// own savepoint, scope and <see cref="AppDb"/>; a refusal or fault rolls back to its savepoint and touches no neighbour.
/// Answers leave only after COMMIT. If COMMIT fails, every command of the group is <see cref="Work.Unknown"/>.
/// </summary>
public class SqliteWork : Work, IAsyncDisposable
{
    private const int GroupSize = 64;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(100);
    private readonly Channel<Command> _queue;
    private readonly string _path;
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger<SqliteWork> _log;
    private readonly Task _lane;
    private SqliteConnection? _connection;
    private DbContextOptions<SqliteAppDb>? _ground;
    private LaneAnswers? _answers;

    public SqliteWork(StoreOptions options, IServiceScopeFactory scopes, ILogger<SqliteWork> log)
    {
        (_path, _scopes, _log) = (options.Folder.Database, scopes, log);
        _queue = Channel.CreateBounded<Command>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        _lane = Task.Run(RunLaneAsync);
    }

    public override Task<Result<T>> DoAsync<THandler, T>(
        Func<THandler, CancellationToken, Task<Result<T>>> act, Deed deed, WorkKey? key, CancellationToken cancel)
    {
        var command = new Command<THandler, T>(act, deed, key, cancel);
        return _queue.Writer.TryWrite(command) ? command.Answer : Task.FromResult<Result<T>>(Busy);
    }

    /// <summary>Waits for what is queued, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _lane;
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the group durable. Tests let it fail.</summary>
    protected virtual void Commit(SqliteConnection connection) => Execute(connection, "COMMIT");

    private async Task RunLaneAsync()
    {
        var group = new List<Command>(GroupSize);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < GroupSize && _queue.Reader.TryRead(out var command))
                group.Add(command);
            await RunGroupAsync(group);
            // Another process writes too (the command line): leave it a gap it can find.
            await Task.Delay(1);
        }
    }

    private async Task RunGroupAsync(List<Command> group)
    {
        try
        {
            if (_connection is null)
                Open();
            if (!await BeginAsync(_connection!))
            {
                group.ForEach(command => command.Refuse(Busy));
                return;
            }
        }
        catch (Exception fault) when (fault is SqliteException or InvalidOperationException)
        {
            _log.LogError(fault, "The store could not be opened for writing");
            Abandon(group, Busy);
            return;
        }
        // A group also ends after its turn of time, so that a slow command does not keep others' answers back.
        var begun = TimeProvider.System.GetTimestamp();
        var next = 0;
        try
        {
            do
                await RunAsync(group[next++], _connection!);
            while (next < group.Count && TimeProvider.System.GetElapsedTime(begun) < s_turn);
            Commit(_connection!);
        }
        catch (Exception fault)
        {
            _log.LogError(fault, "A group of {Count} commands was not committed", next);
            Abandon(group[..next], Unknown);
            next = Math.Max(next, 1);
            if (next < group.Count)
                await RunGroupAsync(group[next..]);
            return;
        }
        foreach (var command in group[..next])
            command.Acknowledge();
        if (next < group.Count)
            await RunGroupAsync(group[next..]);
    }

    private async Task RunAsync(Command command, SqliteConnection connection)
    {
        if (command.IsCancelled)
            return;
        Execute(connection, "SAVEPOINT command");
        bool kept;
        await using (var scope = _scopes.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<LaneScope>().Options = _ground;
            kept = await command.RunAsync(scope.ServiceProvider, _answers!, _log);
        }
        // SQLite itself ends the whole transaction on a full disk or I/O error: then the group has no ground to stand on.
        if (raw.sqlite3_get_autocommit(connection.Handle) != 0)
            throw new InvalidOperationException("The database ended the transaction by itself.");
        Execute(connection, kept ? "RELEASE command" : "ROLLBACK TO command; RELEASE command");
    }

    private void Abandon(List<Command> commands, Refusal refusal)
    {
        // A fresh connection: nothing of a failed transaction may linger.
        Close();
        commands.ForEach(command => command.Refuse(refusal));
    }

    private void Open()
    {
        _connection = SqliteAppDb.Connect(_path);
        _ground = SqliteAppDb.OptionsFor(_connection);
        _answers = new LaneAnswers(_connection);
    }

    private void Close()
    {
        _answers?.Dispose();
        _connection?.Dispose();
        (_connection, _ground, _answers) = (null, null, null);
    }

    /// <summary>BEGIN IMMEDIATE with short sleeps of our own: the driver's 150 ms would starve a second process.</summary>
    private static async Task<bool> BeginAsync(SqliteConnection connection)
    {
        for (var begun = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(begun) < s_patience; await Task.Delay(1))
        {
            var code = raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE");
            if (code == raw.SQLITE_OK)
                return true;
            if (code is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
                throw new InvalidOperationException($"BEGIN answered {code}.");
        }
        return false;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        var code = raw.sqlite3_exec(connection.Handle, sql, out var message);
        if (code != raw.SQLITE_OK)
            throw new InvalidOperationException($"{sql}: {message} ({code})");
    }

    private abstract class Command
    {
        public abstract bool IsCancelled { get; }

        /// <returns>Whether what was written is to be kept.</returns>
        public abstract Task<bool> RunAsync(IServiceProvider services, LaneAnswers answers, ILogger log);

        public abstract void Acknowledge();

        public abstract void Refuse(Refusal refusal);
    }

    private sealed class Command<THandler, T>(
        Func<THandler, CancellationToken, Task<Result<T>>> act, Deed deed, WorkKey? key, CancellationToken cancel) : Command
        where THandler : notnull
    {
        private readonly TaskCompletionSource<Result<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Result<T> _outcome = Unknown;
        private Exception? _fault;

        public Task<Result<T>> Answer => _answer.Task;

        public override bool IsCancelled => cancel.IsCancellationRequested && _answer.TrySetCanceled(cancel);

        public override async Task<bool> RunAsync(IServiceProvider services, LaneAnswers answers, ILogger log)
        {
            try
            {
                if (key is not null && answers.Find(key) is { } earlier)
                {
                    _outcome = earlier.BodyHash == key.BodyHash ? StoredJson.Read<T>(earlier.Answer) : KeyMismatch;
                    return false;
                }
                // Once begun a command is finished: hence no cancellation.
                _outcome = await act(services.GetRequiredService<THandler>(), CancellationToken.None);
                if (_outcome.IsRefused(out _))
                    return false;
                if (key is not null)
                    answers.Keep(key, StoredJson.Write(_outcome.Value), deed.At);
                return true;
            }
            catch (DbUpdateConcurrencyException)
            {
                _outcome = ChangedMeanwhile;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "The command {Act} failed", deed.Act);
                _fault = fault;
            }
            return false;
        }

        public override void Acknowledge()
        {
            if (_fault is null)
                _answer.TrySetResult(_outcome);
            else
                _answer.TrySetException(_fault);
        }

        public override void Refuse(Refusal refusal) => _answer.TrySetResult(refusal);
    }
}
