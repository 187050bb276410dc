using Microsoft.Extensions.DependencyInjection;
using MotCua.Cli.Commands;
using MotCua.Modules.Platform;
using MotCua.Storage;
using MotCua.Storage.Backups;
using MotCua.Tests.Cli;
using MotCua.Tests.Web;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Stores;

/// <summary>A backup taken under load restores to a store that verifies; a backup that is not whole is never restored.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("motcua-backup-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Keys => Path.Combine(_folder, "keys");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_backup_under_load_restores_to_a_store_that_verifies(StoreKind kind)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var town = await Town.StartAsync(kind);
        var accepted = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var filed = 0;
        var load = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await town.FileAsync(Town.CertifiedCopy);
                filed++;
            }
        }, cancel);
        while (filed < 3)
            await Task.Delay(5, cancel);

        var manifest = await Backup.WriteAsync(town.Options, Data, town.Clock.Now, cancel);
        await Backup.WriteKeysAsync(town.Options, Keys, town.Clock.Now, cancel);
        await enough.CancelAsync();
        await load;

        var target = new StoreOptions(new SpaceFolder(Path.Combine(_folder, "new"), town.Options.Folder.Space),
            kind == StoreKind.Postgres ? await (await PostgresServer.GetAsync()).CreateDatabaseAsync() : null);
        await Backup.RestoreAsync(target, Data, Keys, cancel);

        var verified = CommandRun.Of(VerifyCommand.Create(Environment(target)), "--json");
        verified.Exit.ShouldBe(0, verified.Output);
        var entries = System.Text.Json.JsonDocument.Parse(verified.Output.Trim().Split('\n')[^1]).RootElement.GetProperty("entries").GetInt64();
        if (kind == StoreKind.Sqlite)
            entries.ShouldBe(manifest.Entries);
        entries.ShouldBeGreaterThan(0);
        // The owner's data opens with the restored keys.
        await using var services = StoreInUse.ServicesOf(target);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var vault = scope.ServiceProvider.GetRequiredService<PersonVault>();
        var owner = (await town.DossierAsync(accepted)).Owner;
        var row = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(
            db.Set<MotCua.Modules.Applicants.Applicant>(), one => one.Id == owner, cancel);
        vault.Open<MotCua.Modules.Applicants.ApplicantDetails>(row.Sealed)!.FullName.ShouldBe(Town.Citizen.FullName);
    }

    [Fact]
    public async Task The_data_holds_no_key_and_no_name()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        await town.GivenAcceptedAsync(Town.CertifiedCopy);
        await Backup.WriteAsync(town.Options, Data, town.Clock.Now, TestContext.Current.CancellationToken);

        var secrets = Directory.EnumerateFiles(town.Options.Folder.Keys, "*.key").Select(File.ReadAllBytes)
            .Append(System.Text.Encoding.UTF8.GetBytes(Town.Citizen.FullName)).Append(System.Text.Encoding.UTF8.GetBytes(Town.Citizen.PersonalId!)).ToList();
        var bytes = Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).Select(File.ReadAllBytes).ToList();

        secrets.Count.ShouldBe(4);
        foreach (var secret in secrets)
            bytes.Any(content => Holds(content, secret)).ShouldBeFalse();
        // The search finds what is there: the procedure stands in clear in the database.
        bytes.Any(content => Holds(content, System.Text.Encoding.UTF8.GetBytes(Town.CertifiedCopy))).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_flipped_byte_cut_and_lost_file_is_found_before_anything_is_restored()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        await town.GivenAcceptedAsync(Town.CertifiedCopy);
        await Backup.WriteAsync(town.Options, Data, town.Clock.Now, cancel);
        await Backup.WriteKeysAsync(town.Options, Keys, town.Clock.Now, cancel);
        var target = new StoreOptions(new SpaceFolder(Path.Combine(_folder, "new"), town.Options.Folder.Space), null);
        var random = new Random(20261123);
        var paths = Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Keys, "*", SearchOption.AllDirectories)).ToList();
        paths.Count.ShouldBeGreaterThan(5);

        foreach (var path in paths)
        {
            var whole = await File.ReadAllBytesAsync(path, cancel);
            List<byte[]?> spoilt = [null, whole[..^1], [.. whole, 0]];
            for (var flip = 0; flip < 5; flip++)
            {
                var copy = (byte[])whole.Clone();
                copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
                spoilt.Add(copy);
            }
            foreach (var content in spoilt)
            {
                File.Delete(path);
                if (content is not null)
                    await File.WriteAllBytesAsync(path, content, cancel);
                await Should.ThrowAsync<InvalidOperationException>(() => Backup.RestoreAsync(target, Data, Keys, cancel), $"{path}: {content?.Length}");
                Directory.Exists(target.Folder.Path).ShouldBeFalse();
            }
            await File.WriteAllBytesAsync(path, whole, cancel);
        }
        // Mended again, it restores: the refusals above were of the damage.
        await Backup.RestoreAsync(target, Data, Keys, cancel);
    }

    [Fact]
    public async Task Wrong_places_are_refused()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        await Backup.WriteAsync(town.Options, Data, town.Clock.Now, cancel);
        await Backup.WriteKeysAsync(town.Options, Keys, town.Clock.Now, cancel);

        await RefusedAsync(() => Backup.WriteAsync(town.Options, Data, town.Clock.Now, cancel), "not empty");
        await RefusedAsync(() => Backup.WriteAsync(town.Options, Path.Combine(town.Options.Folder.Root, "copy"), town.Clock.Now, cancel), "inside the data folder");
        await RefusedAsync(() => Backup.RestoreAsync(town.Options, Data, Keys, cancel), "exists already");
        await RefusedAsync(() => Backup.RestoreAsync(To(Space.Live), Data, Keys, cancel), "of the space 'rehearsal'");
        await RefusedAsync(() => Backup.RestoreAsync(To(Space.Rehearsal), Data, Data, cancel), "one of the keys");
        await RefusedAsync(() => Backup.RestoreAsync(To(Space.Rehearsal) with { PostgresConnection = "Host=nowhere" }, Data, Keys, cancel), "without MOTCUA_DB");
    }

    private static bool Holds(byte[] content, byte[] secret) => content.AsSpan().IndexOf(secret) >= 0;

    private StoreOptions To(Space space) => new(new SpaceFolder(Path.Combine(_folder, "other"), space), null);

    private static async Task RefusedAsync(Func<Task> act, string why) => (await Should.ThrowAsync<InvalidOperationException>(act)).Message.ShouldContain(why);

    private static Func<string, string?> Environment(StoreOptions store) => name => name switch
    {
        "MOTCUA_DATA" => store.Folder.Root,
        "MOTCUA_SPACE" => SpaceFolder.Name(store.Folder.Space),
        "MOTCUA_DB" => store.PostgresConnection,
        _ => null,
    };
}
