using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Cli.Commands;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Storage;
using MotCua.Tests.Cli;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using Npgsql;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Platform;

/// <summary>Somebody who owns the database changes it behind the program's back, triggers dropped first; the check must name the place.</summary>
public class VerifyTests(VerifyTests.Robbed robbed) : IClassFixture<VerifyTests.Robbed>
{
    // The journal of the one dossier: 1 filed, 2 papers checked, 3 scan attached, 4 accepted, 5 handed over, 6 step finished with a note.
    private const int Last = 6;
    private const string Copied = "fact, fact_shape, content, deed, previous, hash";

    /// <summary>What is done ({D} is the dossier's stream) and the faults it must raise, each with the version it must name.</summary>
    public static TheoryData<string, string, string> Tampering => new()
    {
        { "content", "UPDATE platform_journal SET content = replace(content, 'accepted', 'withdrawn') WHERE stream = {D} AND version = 4", "journal.hash:4" },
        { "deed", "UPDATE platform_journal SET deed = replace(deed, 'officer', 'citizen') WHERE stream = {D} AND version = 2", "journal.hash:2" },
        { "fact", "UPDATE platform_journal SET fact = 'dossier.returned' WHERE stream = {D} AND version = 2", "journal.hash:2" },
        { "shape", "UPDATE platform_journal SET fact_shape = 2 WHERE stream = {D} AND version = 2", "journal.hash:2" },
        { "hash", "UPDATE platform_journal SET hash = previous WHERE stream = {D} AND version = 2", "journal.hash:2 journal.chain:3" },
        { "previous", "UPDATE platform_journal SET previous = hash WHERE stream = {D} AND version = 2", "journal.chain:2 journal.hash:2" },
        { "delete in the middle", "DELETE FROM platform_journal WHERE stream = {D} AND version = 2", "journal.version.gap:3 journal.chain:3" },
        { "delete two of them", "DELETE FROM platform_journal WHERE stream = {D} AND version IN (2, 4)", "journal.version.gap:3 journal.version.gap:5" },
        { "delete the tail", "DELETE FROM platform_journal WHERE stream = {D} AND version = 6", "dossier.version" },
        { "delete the first", "DELETE FROM platform_journal WHERE stream = {D} AND version = 1", "journal.version.gap:2 journal.chain:2" },
        { "delete the stream", "DELETE FROM platform_journal WHERE stream = {D}", "dossier.version dossier.state dossier.digest" },
        { "swap", "UPDATE platform_journal SET version = 99 WHERE stream = {D} AND version = 2; UPDATE platform_journal SET version = 2 WHERE stream = {D} AND version = 3; UPDATE platform_journal SET version = 3 WHERE stream = {D} AND version = 99", "journal.hash:2 journal.hash:3 journal.chain:2" },
        { "insert", $"INSERT INTO platform_journal (stream, version, {Copied}) SELECT stream, 7, fact, fact_shape, content, deed, hash, hash FROM platform_journal WHERE stream = {{D}} AND version = 6", "journal.hash:7 dossier.version" },
        { "a version twice", $"DROP INDEX ix_platform_journal_stream_version; INSERT INTO platform_journal (stream, version, {Copied}) SELECT stream, version, {Copied} FROM platform_journal WHERE stream = {{D}} AND version = 3", "journal.version.twice:3" },
        { "garbage content", "UPDATE platform_journal SET content = '{{{' WHERE stream = {D} AND version = 3", "journal.hash:3 dossier.fact.unreadable:3" },
        { "garbage hash", "UPDATE platform_journal SET hash = '' WHERE stream = {D} AND version = 3", "journal.hash:3 journal.chain:4" },
        { "dossier state", "UPDATE dossiers_dossier SET state = 'Returned'", "dossier.state" },
        { "dossier version", "UPDATE dossiers_dossier SET version = version + 1", "dossier.version" },
        { "dossier code", "UPDATE dossiers_dossier SET code = 'H18.110-261123-0777'", "dossier.code" },
        { "garbage state", "UPDATE dossiers_dossier SET state = 'Nonsense'", "dossier.unreadable" },
        { "dossier gone", "DELETE FROM dossiers_dossier", "dossier.missing" },
        { "owner's digest", "UPDATE applicants_applicant SET digest = 'x'", "dossier.digest dossier.sealed" },
        { "owner's key", "UPDATE applicants_applicant SET key = 'no key at all'", "dossier.sealed" },
        { "owner gone", "DELETE FROM applicants_applicant", "dossier.owner.missing" },
        { "note's digest", "UPDATE dossiers_note SET digest = 'x'", "dossier.digest dossier.sealed" },
        { "note gone", "DELETE FROM dossiers_note", "dossier.note.missing" },
        { "scan gone", "DELETE FROM dossiers_scan", "dossier.file.missing" },
        { "file's sum", "UPDATE platform_file SET sha256 = 'x'", "dossier.file.record dossier.file.content" },
        { "sealed bytes", "SEALED", "dossier.sealed" },
        { "file on disk", "FILE", "dossier.file.content" },
        { "file off the disk", "NOFILE", "dossier.file.content" },
    };

    /// <summary>What only SQLite's file can tell: its sequence has no gaps and a counter beside it.</summary>
    public static TheoryData<string, string, string> TamperingWithSequences => new()
    {
        { "gap", "DELETE FROM platform_journal WHERE stream = {D} AND version = 2", "journal.sequence.gap" },
        { "tail", "DELETE FROM platform_journal WHERE stream = {D} AND version = 6", "journal.tail" },
        { "counter", "DELETE FROM sqlite_sequence", "journal.counter" },
        { "garbage version", "DROP INDEX ix_platform_journal_stream_version; UPDATE platform_journal SET version = 'two' WHERE stream = {D} AND version = 2", "journal.row" },
        { "garbage bytes", "UPDATE platform_journal SET content = x'00ff00ff' WHERE stream = {D} AND version = 2", "journal.row:2" },
        { "garbage id", "UPDATE dossiers_dossier SET id = 'zzz'", "dossier.unreadable" },
        { "id in small letters", "UPDATE dossiers_dossier SET id = lower(id)", "dossier.unreadable" },
        { "garbage owner", "UPDATE dossiers_dossier SET owner = 'zzz'", "dossier.unreadable" },
        { "garbage cipher", "UPDATE applicants_applicant SET cipher = 'text'", "dossier.sealed" },
    };

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_store_nobody_touched_is_intact_and_all_of_it_was_looked_at(StoreKind kind)
    {
        await using var store = await robbed.CopyAsync(kind);

        var (faults, journal, dossiers) = await CheckAsync(store.Options);

        faults.ShouldBeEmpty();
        journal.Entries.ShouldBe(store.Entries);
        dossiers.ShouldBe(new DossierFindings(1, 1, 0));
    }

    [Theory, MemberData(nameof(Tampering))]
    public async Task Every_kind_of_tampering_is_named_with_its_place(string what, string sql, string expected)
    {
        foreach (var kind in Enum.GetValues<StoreKind>())
            await NamesAsync(kind, what, sql, expected);
    }

    [Theory, MemberData(nameof(TamperingWithSequences))]
    public Task What_is_done_to_a_file_is_named_too(string what, string sql, string expected) => NamesAsync(StoreKind.Sqlite, what, sql, expected);

    [Fact]
    public async Task The_command_ends_with_0_for_what_is_intact_and_with_1_and_every_fault_for_what_is_not()
    {
        await using var store = await robbed.CopyAsync(StoreKind.Sqlite);
        var command = VerifyCommand.Create(name => name == "MOTCUA_DATA" ? store.Options.Folder.Root : null);

        var intact = CommandRun.Of(command);
        await store.RobAsync("UPDATE platform_journal SET deed = replace(deed, 'officer', 'citizen') WHERE stream = {D} AND version = 2");
        await store.RobAsync("UPDATE dossiers_dossier SET state = 'Returned'");
        var robbedRun = CommandRun.Of(command);
        var json = CommandRun.Of(command, "--json");

        intact.Exit.ShouldBe(0, intact.Output + intact.Error);
        intact.Output.ShouldContain($"{store.Entries} entries");
        intact.Error.ShouldContain("entries");
        robbedRun.Exit.ShouldBe(1);
        robbedRun.Output.ShouldContain($"journal.hash: {store.Stream} version 2 (sequence ");
        robbedRun.Output.ShouldContain($"dossier.state: {store.Stream}");
        json.Exit.ShouldBe(1);
        var lines = json.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement).ToList();
        lines[^1].GetProperty("ok").GetBoolean().ShouldBeFalse();
        lines[^1].GetProperty("faults").GetInt64().ShouldBe(2);
        lines[0].GetProperty("code").GetString().ShouldBe("journal.hash");
        lines[0].GetProperty("version").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_to_verify_is_no_success()
    {
        await using var empty = await TestStore.CreateAsync(StoreKind.Sqlite);
        var nowhere = Directory.CreateTempSubdirectory("motcua-none-").FullName;

        var none = CommandRun.Of(VerifyCommand.Create(name => name == "MOTCUA_DATA" ? nowhere : null));
        var bare = CommandRun.Of(VerifyCommand.Create(name => name == "MOTCUA_DATA" ? empty.Options.Folder.Root : null));
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(nowhere, "live")).FullName, "motcua.db"), "This is no database.", TestContext.Current.CancellationToken);
        var garbage = CommandRun.Of(VerifyCommand.Create(name => name == "MOTCUA_DATA" ? nowhere : null));

        none.ShouldSatisfyAllConditions(run => run.Exit.ShouldBe(1), run => run.Error.ShouldContain("no space"));
        bare.ShouldSatisfyAllConditions(run => run.Exit.ShouldBe(1), run => run.Output.ShouldContain("store.empty"));
        garbage.ShouldSatisfyAllConditions(run => run.Exit.ShouldBe(1), run => run.Output.ShouldContain("store.unreadable"));
        Directory.Delete(nowhere, recursive: true);
    }

    private async Task NamesAsync(StoreKind kind, string what, string sql, string expected)
    {
        await using var store = await robbed.CopyAsync(kind);
        await store.RobAsync(sql);

        var (faults, _, _) = await CheckAsync(store.Options);

        var named = faults.SelectMany(fault => (string[])[fault.Code, $"{fault.Code}:{fault.Version}"]).ToList();
        foreach (var place in expected.Split(' '))
            named.ShouldContain(place, $"{kind}, {what}: {string.Join('\n', faults)}");
        faults.ShouldAllBe(fault => fault.Stream == store.Stream || fault.Stream == "journal" || fault.Stream == "dossiers_dossier" || fault.Code.StartsWith("dossier."));
    }

    private static async Task<(List<CheckFault>, JournalFindings, DossierFindings)> CheckAsync(StoreOptions options)
    {
        await using var services = StoreInUse.ServicesOf(options);
        await using var scope = services.CreateAsyncScope();
        var faults = new List<CheckFault>();
        var journal = await scope.ServiceProvider.GetRequiredService<JournalCheck>().RunAsync(faults.Add, null, CancellationToken.None);
        var dossiers = await scope.ServiceProvider.GetRequiredService<DossierCheck>().RunAsync(faults.Add, null, CancellationToken.None);
        return (faults, journal, dossiers);
    }

    /// <summary>A store with one dossier that has a scan, a note and a code; every test robs a copy of its own.</summary>
    public sealed class Robbed
    {
        private readonly Lazy<Task<StoreOptions>> _sqlite = new(() => PrepareAsync(StoreKind.Sqlite));
        private readonly Lazy<Task<StoreOptions>> _postgres = new(() => PrepareAsync(StoreKind.Postgres));

        internal async Task<Copy> CopyAsync(StoreKind kind)
        {
            var options = await TownGround.CopyAsync(await (kind == StoreKind.Sqlite ? _sqlite : _postgres).Value);
            await using var services = StoreInUse.ServicesOf(options);
            await using var scope = services.CreateAsyncScope();
            var journal = scope.ServiceProvider.GetRequiredService<AppDb>().Journal;
            return new Copy(options, await journal.LongCountAsync(), await journal.Where(entry => entry.Fact == "dossier.filed").Select(entry => entry.Stream).SingleAsync());
        }

        private static async Task<StoreOptions> PrepareAsync(StoreKind kind)
        {
            await using var town = await Town.StartAsync(kind);
            var id = await town.FileAsync(Town.CertifiedCopy);
            await town.TickAllAsync(id);
            var deed = town.By(Town.AtCounter);
            var key = await town.ReadAsync(db => db.Applicants.Select(owner => owner.Key).SingleAsync());
            var file = town.Services.GetRequiredService<FileStore>().Save("%PDF-1.7 invented"u8.ToArray(), "application/pdf", KeyRef.Parse(key), deed);
            (await town.DoAsync((AttachScanHandler h, CancellationToken c) => h.HandleAsync(new AttachScan(id, "copy", file), deed, c), deed)).Kept();
            (await town.AcceptAsync(id)).Kept();
            await town.WalkToAsync(id, StepKind.Sign);
            (await town.JournalAsync(id)).Count.ShouldBe(Last);
            return await TownGround.CopyAsync(town.Options);
        }
    }

    internal sealed record Copy(StoreOptions Options, long Entries, string Stream) : IAsyncDisposable
    {
        public async Task RobAsync(string sql)
        {
            if (sql is "FILE" or "NOFILE")
            {
                var file = Directory.EnumerateFiles(Options.Folder.Files, "*", SearchOption.AllDirectories).Single();
                if (sql == "NOFILE")
                    File.Delete(file);
                else
                    await File.AppendAllTextAsync(file, "x");
                return;
            }
            await using DbConnection connection = Options.PostgresConnection is { } database ? new NpgsqlConnection(database) : new SqliteConnection($"Data Source={Options.Folder.Database};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = (Options.IsPostgres
                ? "DROP TRIGGER IF EXISTS platform_journal_no_change ON platform_journal; "
                : "DROP TRIGGER IF EXISTS platform_journal_no_update; DROP TRIGGER IF EXISTS platform_journal_no_delete; ") + (sql == "SEALED"
                ? Options.IsPostgres ? "UPDATE applicants_applicant SET cipher = set_byte(cipher, 40, get_byte(cipher, 40) # 1)" : "UPDATE applicants_applicant SET cipher = substr(cipher, 1, 40) || x'00' || substr(cipher, 42)"
                : sql.Replace("{D}", $"'{Stream}'", StringComparison.Ordinal));
            await command.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Options.Folder.Root, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
