using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;
using MotCua.Storage;
using MotCua.Web;

namespace MotCua.Cli.Commands;

/// <summary>
/// <c>motcua verify [--json]</c>: recomputes the journal of every space in MOTCUA_DATA (and of the MOTCUA_DB database) and holds every
/// dossier against it. One line for each fault, one for each space; exit 0 only when something was there and all of it is as it was written.
/// </summary>
public static class VerifyCommand
{
    public static Command Create(Func<string, string?> environment)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object a line: each fault, then each space, then the whole." };
        var verify = new Command("verify", "Recompute the journal and all it explains; name every fault and its place.") { json };
        verify.SetAction((parsed, cancel) =>
            RunAsync(environment, parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return verify;
    }

    private static async Task<int> RunAsync(Func<string, string?> environment, bool json, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var root = Path.GetFullPath(environment("MOTCUA_DATA") ?? "./var");
        var (entries, faults, spaces) = (0L, 0L, 0);
        foreach (var store in Stores(root, environment))
        {
            spaces++;
            var name = SpaceFolder.Name(store.Folder.Space);
            var mine = 0L;
            void Report(CheckFault fault)
            {
                mine++;
                output.WriteLine(json
                    ? JsonSerializer.Serialize(new { space = name, code = fault.Code, stream = fault.Stream, version = fault.Version, sequence = fault.Sequence, message = fault.What }, JsonLines.Options)
                    : $"{name}: {fault}");
            }

            var (journal, dossiers) = await CheckAsync(store, Report, name, error, cancel);
            if (journal.Entries == 0 && mine == 0)
                Report(new CheckFault("store.empty", store.Folder.Path, null, null, "The journal is empty: nothing could be verified."));
            entries += journal.Entries;
            faults += mine;
            output.WriteLine(json
                ? JsonSerializer.Serialize(new { space = name, ok = mine == 0, entries = journal.Entries, streams = journal.Streams, dossiers = dossiers.Dossiers, files = dossiers.Files, erased = dossiers.Erased, faults = mine }, JsonLines.Options)
                : Invariant($"{name}: {journal.Entries} entries in {journal.Streams} streams, {dossiers.Dossiers} dossiers, {dossiers.Files} files, {dossiers.Erased} owners erased: {(mine == 0 ? "intact" : Invariant($"{mine} faults"))}"));
        }
        if (spaces == 0)
        {
            faults++;
            await error.WriteLineAsync($"There is no space in {root}: nothing could be verified.");
        }
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(new { ok = faults == 0, spaces, entries, faults }, JsonLines.Options));
        return faults == 0 ? 0 : 1;
    }

    private static async Task<(JournalFindings, DossierFindings)> CheckAsync(StoreOptions store, Action<CheckFault> report, string name, TextWriter error, CancellationToken cancel)
    {
        var (journal, dossiers) = (new JournalFindings(0, 0), new DossierFindings(0, 0, 0));
        try
        {
            if (!store.IsPostgres && !File.Exists(store.Folder.Database))
                throw new InvalidOperationException($"There is no database {store.Folder.Database}.");
            await using var services = StoreInUse.ServicesOf(store);
            await using var scope = services.CreateAsyncScope();
            await StoreSetup.CheckAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), store.Folder.Space, cancel);
            journal = await scope.ServiceProvider.GetRequiredService<JournalCheck>().RunAsync(report, Told(error, name, "entries"), cancel);
            dossiers = await scope.ServiceProvider.GetRequiredService<DossierCheck>().RunAsync(report, Told(error, name, "dossiers"), cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A store that cannot be opened or read to its end is what this command is there to tell.
            report(new CheckFault("store.unreadable", store.Folder.Path, null, null, fault.Message.ReplaceLineEndings(" ")));
        }
        return (journal, dossiers);
    }

    /// <summary>Every space that has a folder; MOTCUA_DB is the database of the space in use.</summary>
    private static IEnumerable<StoreOptions> Stores(string root, Func<string, string?> environment)
    {
        var connection = environment("MOTCUA_DB");
        Space? inUse = connection is null || (environment("MOTCUA_SPACE") ?? HostOptions.RecordedSpace(root)) is not { } name ? null : HostOptions.SpaceOf(name);
        return SpaceFolder.Existing(root).Select(folder => new StoreOptions(folder, folder.Space == inUse ? connection : null));
    }

    private static SyncProgress Told(TextWriter error, string space, string what) => new(done => error.WriteLine(Invariant($"{space}: {done} {what}")));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Told in order, at once.</summary>
    private sealed class SyncProgress(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
