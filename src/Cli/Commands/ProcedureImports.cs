using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Procedures.Import;

namespace MotCua.Cli.Commands;

/// <summary>
/// <c>motcua import procedures FILE</c>: a catalogue (JSON lines, plain or gzip), or one of our own files beside it, told by its name
/// (<c>overrides.json</c>, <c>neighbours.json</c>, <c>synonyms.json</c>). Progress and faults on stderr; exit 1 and nothing changed when the file has a fault.
/// </summary>
public static class ProcedureImports
{
    public static Command Procedures(StoreDoor door, TimeProvider clock)
    {
        var path = new Argument<string>("path") { Description = "What to read." };
        var since = DayOption.Create("--known-since", "From when procedures new to the catalogue hold; today when left out.");
        var command = new Command("procedures", "The catalogue of procedures, or corrections, neighbours and everyday words beside it.") { path, since };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (await door(cancel) is not { } services)
            {
                await error.WriteLineAsync("There is no store yet. Set one up first.");
                return 1;
            }
            var deed = new Deed { Actor = Actor.System("import"), At = clock.GetUtcNow(), Act = "import.procedures", Door = "cli" };
            return await RunAsync(services, parsed.GetRequiredValue(path), deed, parsed.GetValue(since), output, error, cancel);
        });
        return command;
    }

    /// <summary>Imports one file into an open store.</summary>
    /// <returns>The exit code: 0, or 1 when the file has faults or the store refused.</returns>
    public static async Task<int> RunAsync(
        IServiceProvider services, string path, Deed deed, DateOnly? knownSince, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        try
        {
            return Enum.TryParse<SupplementKind>(Path.GetFileNameWithoutExtension(path), ignoreCase: true, out var kind) && Path.GetExtension(path) == ".json"
                ? await SupplementAsync(services, kind, path, deed, output, error, cancel)
                : await CatalogueAsync(services, path, deed, knownSince, output, error, cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{path}: {fault.Message}");
            return 1;
        }
    }

    private static async Task<int> CatalogueAsync(
        IServiceProvider services, string path, Deed deed, DateOnly? knownSince, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var result = await services.GetRequiredService<ImportProcedures>().RunAsync(path, deed, knownSince, new Told(error), cancel);
        if (result.IsRefused(out var refusal)) return await RefusedAsync(refusal, error);
        var report = result.Value;
        foreach (var fault in report.Faults) await error.WriteLineAsync($"{path}:{fault.Line}: {(fault.Field.Length == 0 ? "" : fault.Field + ": ")}{fault.Message} [{fault.Code}]");
        if (report.Faults.Count > 0)
        {
            await error.WriteLineAsync($"{report.Faults.Count + report.MoreFaults} faults; nothing was changed.");
            return 1;
        }
        foreach (var (flag, count) in report.Flags) await error.WriteLineAsync($"flagged {flag}: {count}");
        if (report.Vanished.Count > 0) await error.WriteLineAsync($"not in this file, left in force: {string.Join(' ', report.Vanished.Take(50))}{(report.Vanished.Count > 50 ? " …" : "")}");
        await output.WriteLineAsync(
            $"procedures: {report.New.Count} new, {report.Changed.Count} changed, {report.Same + report.Kept} unchanged ({report.Kept} fuller here), {report.Vanished.Count} not in the file");
        return 0;
    }

    private static async Task<int> SupplementAsync(
        IServiceProvider services, SupplementKind kind, string path, Deed deed, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var request = new ImportSupplement(kind, await File.ReadAllTextAsync(path, cancel));
        var result = await services.GetRequiredService<Work>().DoAsync((ImportSupplementHandler handler, CancellationToken c) => handler.HandleAsync(request, deed, c), deed, null, cancel);
        if (result.IsRefused(out var refusal)) return await RefusedAsync(refusal, error);
        await output.WriteLineAsync($"{kind.ToString().ToLowerInvariant()}: {(result.Value ? "changed" : "unchanged")}");
        return 0;
    }

    private static async Task<int> RefusedAsync(Refusal refusal, TextWriter error)
    {
        await error.WriteLineAsync($"{refusal.Message} [{refusal.Code}]");
        return 1;
    }

    private sealed class Told(TextWriter error) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => error.WriteLine(value.All == 0 ? $"procedures: {value.Phase} {value.Done}" : $"procedures: {value.Phase} {value.Done}/{value.All}");
    }
}
