using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Procedures.ProcessImport;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua import processes FILE</c>: process tables as JSON lines.</summary>
public static class ProcessImport
{
    public static async Task<int> RunAsync(IServiceProvider services, string path, Deed deed, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var reader = new ProcessReader(PostRules.Load(ShippedFiles.Path("processes")));
        await using var file = File.OpenRead(path);
        var result = await new ImportProcesses(services.GetRequiredService<Work>(), reader).RunAsync(
            file, services.GetRequiredService<ProcessPolicy>().Province, deed, new Progress(error), cancel);
        if (result.IsRefused(out var refusal))
        {
            await error.WriteLineAsync($"{refusal.Message} [{refusal.Code}]");
            return 1;
        }
        var report = result.Value;
        foreach (var fault in report.Faults)
            await error.WriteLineAsync($"{Path.GetFileName(path)}:{fault.Line}: {fault.Field}: {fault.Code}");
        if (!report.IsSound)
        {
            await error.WriteLineAsync($"{report.Faults.Count} faults; nothing was changed.");
            return 1;
        }
        await output.WriteLineAsync($"processes: {report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Warnings} with warnings");
        return 0;
    }

    private sealed class Progress(TextWriter error) : IProgress<int>
    {
        public void Report(int value) => error.WriteLine($"processes: {value} published");
    }
}
