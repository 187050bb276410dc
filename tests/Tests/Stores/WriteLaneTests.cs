using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotCua.Modules.Platform;
using MotCua.Storage;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Stores;

/// <summary>What docs/architecture.md promises of the write lane, on both databases.</summary>
public class WriteLaneTests
{
    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_poisoned_command_costs_its_neighbours_nothing(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind, AddNotes);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Try(() => WriteAsync(store, $"n{n}", n % 10 == 3 ? Fate.Throw : n % 10 == 7 ? Fate.Refuse : Fate.Keep))));

        answers.Count(answer => answer == "kept").ShouldBe(40);
        answers.Count(answer => answer == "refused:note.refused").ShouldBe(5);
        answers.Count(answer => answer == "threw:Poison").ShouldBe(5);
        (await EntriesAsync(store)).ShouldBe(40);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task One_key_means_one_deed_and_the_first_answer_again(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind, AddNotes);

        var together = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => WriteAsync(store, "same", Fate.Keep, key: "k1")));
        var again = await WriteAsync(store, "same", Fate.Keep, key: "k1");
        var other = await WriteAsync(store, "different", Fate.Keep, key: "k1");

        together.Where(answer => !answer.IsRefused(out _)).Select(answer => answer.Value.Id).Distinct().ShouldHaveSingleItem().ShouldBe(again.Value.Id);
        other.IsRefused(out var refusal).ShouldBeTrue();
        refusal.ShouldBe(Work.KeyMismatch);
        (await EntriesAsync(store)).ShouldBe(1);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_refusal_is_not_kept_so_the_key_may_be_tried_again(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind, AddNotes);

        (await WriteAsync(store, "first", Fate.Refuse, key: "k")).IsRefused(out _).ShouldBeTrue();
        var mended = await WriteAsync(store, "mended", Fate.Keep, key: "k");

        mended.IsRefused(out _).ShouldBeFalse();
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Commands_that_read_over_a_second_connection_do_not_wait_for_each_other_for_ever(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind, services => services.AddScoped<ReadsAside>());

        // More than the pool has connections (40): were each held by a command, none would be left to read over.
        var all = Task.WhenAll(Enumerable.Range(0, 100).Select(_ =>
            store.Work.DoAsync((ReadsAside handler, CancellationToken c) => handler.HandleAsync(c), Note.Deed(), null, CancellationToken.None)));
        var answers = await all.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        answers.Count(answer => answer.IsRefused(out _)).ShouldBe(0);
    }

    [Fact]
    public async Task When_the_commit_fails_nobody_is_told_it_was_saved_and_the_lane_goes_on()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite, services =>
        {
            AddNotes(services);
            services.AddSingleton<Work, CommitFailsOnce>();
        });

        var lost = await WriteAsync(store, "lost", Fate.Keep, key: "k");
        var retried = await WriteAsync(store, "lost", Fate.Keep, key: "k");

        lost.IsRefused(out var refusal).ShouldBeTrue();
        refusal.ShouldBe(Work.Unknown);
        retried.IsRefused(out _).ShouldBeFalse();
        (await EntriesAsync(store)).ShouldBe(1);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_loses_nothing_it_took()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite, AddNotes, queueLength: 8);
        using var gate = new ManualResetEventSlim();
        Note.Gate = gate;

        var stuck = WriteAsync(store, "stuck", Fate.Wait);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        var answers = Enumerable.Range(0, 100).Select(n => WriteAsync(store, $"n{n}", Fate.Keep)).ToList();
        gate.Set();
        var results = await Task.WhenAll(answers.Append(stuck));

        var kept = results.Count(answer => !answer.IsRefused(out _));
        results.Count(answer => answer.IsRefused(out var refusal) && refusal == Work.Busy).ShouldBe(101 - kept);
        kept.ShouldBe(9);
        (await EntriesAsync(store)).ShouldBe(kept);
    }

    [Fact]
    public async Task A_second_process_writing_is_waited_for_and_let_in()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite, AddNotes);
        await using var second = new ServiceCollection().AddLogging().AddStorage(store.Options).AddScoped<Note>().BuildServiceProvider();
        var other = second.GetRequiredService<Work>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n =>
            NoteAsync(n % 2 == 0 ? store.Work : other, $"n{n}", Fate.Keep, null)));

        answers.Count(answer => answer.IsRefused(out _)).ShouldBe(0);
        (await EntriesAsync(store)).ShouldBe(200);
    }

    [Fact]
    public async Task A_command_cancelled_before_it_begins_does_nothing()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite, AddNotes);
        using var gate = new ManualResetEventSlim();
        Note.Gate = gate;
        using var cancel = new CancellationTokenSource();

        var stuck = WriteAsync(store, "stuck", Fate.Wait);
        var cancelled = NoteAsync(store.Work, "cancelled", Fate.Keep, null, cancel.Token);
        await cancel.CancelAsync();
        gate.Set();

        await stuck;
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
        (await EntriesAsync(store)).ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite, AddNotes);

        var write = () => store.ReadAsync(async db => await db.Database.ExecuteSqlAsync($"INSERT INTO platform_number_series (series, last) VALUES ('x', 1)"));

        (await Should.ThrowAsync<SqliteException>(write)).SqliteErrorCode.ShouldBe(8); // SQLITE_READONLY
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Numbers_have_no_gaps_and_no_twins_even_when_commands_fail(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind, services => services.AddScoped<Counter>());
        var deed = Note.Deed();

        var answers = await Task.WhenAll(Enumerable.Range(0, 120).Select(n => Try(async () =>
        {
            var answer = await store.Work.DoAsync((Counter counter, CancellationToken cancel) => counter.NextAsync(n % 6 == 0, cancel), deed, null, CancellationToken.None);
            return answer;
        })));
        var numbers = answers.Where(answer => answer.StartsWith("number:", StringComparison.Ordinal)).Select(answer => int.Parse(answer[7..], System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();

        numbers.ShouldBe(Enumerable.Range(1, 100));
    }

    private static void AddNotes(IServiceCollection services) => services.AddScoped<Note>();

    private static Task<Result<Noted>> WriteAsync(TestStore store, string text, Fate fate, string? key = null) => NoteAsync(store.Work, text, fate, key);

    private static Task<Result<Noted>> NoteAsync(Work work, string text, Fate fate, string? key, CancellationToken cancel = default)
    {
        var deed = Note.Deed();
        return work.DoAsync((Note note, CancellationToken c) => note.HandleAsync(text, fate, deed, c), deed,
            key is null ? null : WorkKey.For("tester", "note", key, text), cancel);
    }

    private static Task<int> EntriesAsync(TestStore store) => store.ReadAsync(db => db.Journal.CountAsync());

    private static async Task<string> Try<T>(Func<Task<Result<T>>> act)
    {
        try
        {
            var answer = await act();
            return answer.IsRefused(out var refusal) ? $"refused:{refusal.Code}" : answer.Value is int number ? $"number:{number}" : "kept";
        }
        catch (Poison)
        {
            return "threw:Poison";
        }
    }

    private enum Fate { Keep, Refuse, Throw, Wait }

    private sealed class Poison : Exception;

    private sealed record Noted(Guid Id);

    [JournalFact("test.noted", 1)]
    private sealed record NoteTaken(string Text);

    private sealed class Note(AppDb db, Journal journal)
    {
        public static ManualResetEventSlim? Gate { get; set; }

        public static Deed Deed() => new() { Actor = Actor.System("test"), At = DateTimeOffset.UtcNow, Act = "note", Door = "test" };

        public async Task<Result<Noted>> HandleAsync(string text, Fate fate, Deed deed, CancellationToken cancel)
        {
            var id = Guid.NewGuid();
            journal.Begin(deed, $"note:{id:N}", new NoteTaken(text));
            await db.SaveChangesAsync(cancel);
            if (fate == Fate.Wait)
                Gate!.Wait(TimeSpan.FromSeconds(20), CancellationToken.None);
            return fate switch
            {
                Fate.Throw => throw new Poison(),
                Fate.Refuse => new Refusal("note.refused", "No."),
                _ => new Noted(id),
            };
        }
    }

    private sealed class ReadsAside(AppDb db, IServiceScopeFactory scopes)
    {
        public async Task<Result<int>> HandleAsync(CancellationToken cancel)
        {
            await using var aside = scopes.CreateAsyncScope();
            return await db.Journal.CountAsync(cancel) + await aside.ServiceProvider.GetRequiredService<AppDb>().Journal.CountAsync(cancel);
        }
    }

    private sealed class Counter(Numbering numbering)
    {
        public async Task<Result<int>> NextAsync(bool fail, CancellationToken cancel)
        {
            var number = await numbering.NextAsync("test", cancel);
            return fail ? throw new Poison() : number;
        }
    }

    private sealed class CommitFailsOnce(StoreOptions options, IServiceScopeFactory scopes, ILogger<SqliteWork> log) : SqliteWork(options, scopes, log)
    {
        private bool _failed;

        protected override void Commit(SqliteConnection connection)
        {
            if (!_failed)
            {
                _failed = true;
                throw new IOException("The disk did not answer.");
            }
            base.Commit(connection);
        }
    }
}
