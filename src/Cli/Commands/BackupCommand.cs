using System.CommandLine;
using System.Globalization;
using MotCua.Modules.Platform;
using MotCua.Storage;
using MotCua.Storage.Backups;
using MotCua.Web;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua backup FOLDER [--keys]</c> and <c>motcua restore FOLDER --keys FOLDER</c>.</summary>
public static class BackupCommand
{
    public static Command Create(Func<string, string?> environment, TimeProvider clock)
    {
        var folder = new Argument<string>("folder") { Description = "An empty folder, best on another disk." };
        var keys = new Option<bool>("--keys") { Description = "The keys instead of the data. Keep the two apart: together they open everything." };
        var backup = new Command("backup", "Copy database and files of the space in use while it is served.") { folder, keys };
        backup.SetAction((parsed, cancel) => TellAsync(parsed, async () =>
        {
            var options = HostOptions.FromEnvironment(environment).Store;
            var to = Path.GetFullPath(parsed.GetRequiredValue(folder));
            return parsed.GetValue(keys)
                ? await Backup.WriteKeysAsync(options, to, clock.GetUtcNow(), cancel)
                : await Backup.WriteAsync(options, to, clock.GetUtcNow(), cancel);
        }));
        return backup;
    }

    public static Command Restore(Func<string, string?> environment)
    {
        var folder = new Argument<string>("folder") { Description = "A backup of the data." };
        var keys = new Option<string>("--keys") { Description = "A backup of the keys.", Required = true };
        var restore = new Command("restore", "Put a backup into a new data folder (and, with MOTCUA_DB, an empty database).") { folder, keys };
        restore.SetAction((parsed, cancel) => TellAsync(parsed, async () =>
        {
            var root = Path.GetFullPath(environment("MOTCUA_DATA") ?? "./var");
            var (from, keysFrom) = (Path.GetFullPath(parsed.GetRequiredValue(folder)), Path.GetFullPath(parsed.GetRequiredValue(keys)));
            var space = environment("MOTCUA_SPACE") is { } name ? HostOptions.SpaceOf(name) : (await BackupManifest.CheckAsync(from, cancel)).Space;
            var manifest = await Backup.RestoreAsync(new StoreOptions(new SpaceFolder(root, space), environment("MOTCUA_DB")), from, keysFrom, cancel);
            await File.WriteAllTextAsync(Path.Combine(root, "space"), SpaceFolder.Name(space), cancel);
            await parsed.InvocationConfiguration.Error.WriteLineAsync("Now prove it: motcua verify");
            return manifest;
        }));
        return restore;
    }

    private static async Task<int> TellAsync(ParseResult parsed, Func<Task<BackupManifest>> act)
    {
        try
        {
            var manifest = await act();
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{SpaceFolder.Name(manifest.Space)} ({manifest.Store}): {manifest.Parts.Count} files, {manifest.Parts.Sum(part => part.Length)} bytes, {manifest.Entries} journal entries"));
            return 0;
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
