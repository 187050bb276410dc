using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Organisation.Import;
using MotCua.Modules.Platform;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua import calendar FILE</c>: whole years of days off and worked Saturdays.</summary>
public static class CalendarImport
{
    public static async Task<int> RunAsync(IServiceProvider services, string path, Deed deed, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        using var text = new StreamReader(path);
        var file = CalendarCsv.Read(text);
        foreach (var fault in file.Faults)
            await error.WriteLineAsync($"{Path.GetFileName(path)}:{fault}");
        if (file.Faults.Count > 0)
        {
            await error.WriteLineAsync($"{file.Faults.Count} faults; nothing was changed.");
            return 1;
        }
        var result = await services.GetRequiredService<Work>().DoAsync(
            (ImportCalendarHandler handler, CancellationToken c) => handler.HandleAsync(new ImportCalendar(file.Days), deed, c), deed, null, cancel);
        if (result.IsRefused(out var refusal))
        {
            await error.WriteLineAsync($"{refusal.Message} [{refusal.Code}]");
            return 1;
        }
        var done = result.Value;
        await output.WriteLineAsync($"calendar: {done.Added} added, {done.Changed} changed, {done.Removed} removed, {done.Unchanged} unchanged");
        return 0;
    }
}
