using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Organisation;
using MotCua.Modules.Organisation.Import;
using MotCua.Modules.Platform;
using MotCua.Modules.Staffing.Roster;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua import units FILE-OR-FOLDER</c> and <c>motcua import staff FILE</c>: faults and progress on stderr, one line of
/// figures on stdout; exit 1 and nothing changed when a file has a fault.</summary>
public static class OrganisationImports
{
    public static Command Units(StoreDoor door, TimeProvider clock) => Create(
        "units", "Units, predecessors and offices from a province's folder (or its units.csv).", door, RunUnitsAsync, clock);

    public static Command Staff(StoreDoor door, TimeProvider clock) => Create(
        "staff", "Posts, people and who holds what, from a roster as CSV.", door, RunStaffAsync, clock);

    /// <summary>Imports a folder's units and offices into an open store.</summary>
    /// <returns>The exit code: 0, or 1 when the files have faults or the store refused.</returns>
    public static async Task<int> RunUnitsAsync(IServiceProvider services, string path, Deed deed, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var faults = new List<ImportFault>();
        var plan = OrganisationFiles.Read(path, faults);
        if (await ToldAsync(faults, error))
            return 1;
        var result = await new UnitsImport(services.GetRequiredService<Work>()).RunAsync(plan, deed, new Progress(error, "units"), cancel);
        return await AnswerAsync(result, done => $"units: {done.Added} added, {done.Changed} changed, {done.Unchanged} unchanged", output, error);
    }

    /// <summary>Imports a roster into an open store.</summary>
    /// <returns>The exit code: 0, or 1 when the file has faults or the store refused.</returns>
    public static async Task<int> RunStaffAsync(IServiceProvider services, string path, Deed deed, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        RosterGround ground;
        await using (var scope = services.CreateAsyncScope())
            ground = await StaffImport.GroundAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), cancel);
        var faults = new List<ImportFault>();
        var plan = RosterFile.Open(path, ground, faults);
        if (await ToldAsync(faults, error))
            return 1;
        var result = await new StaffImport(services.GetRequiredService<Work>()).RunAsync(plan, deed, new Progress(error, "staff"), cancel);
        return await AnswerAsync(result, done => $"staff: {done.Added} added, {done.Changed} changed, {done.Unchanged} unchanged", output, error);
    }

    private static Command Create(
        string name, string description, StoreDoor door,
        Func<IServiceProvider, string, Deed, TextWriter, TextWriter, CancellationToken, Task<int>> run, TimeProvider clock)
    {
        var path = new Argument<string>("path") { Description = "What to read." };
        var command = new Command(name, description) { path };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (await door(cancel) is not { } services)
            {
                await error.WriteLineAsync("There is no store yet. Set one up first.");
                return 1;
            }

            var deed = new Deed { Actor = Actor.System("import"), At = clock.GetUtcNow(), Act = $"import.{name}", Door = "cli" };
            return await run(services, parsed.GetRequiredValue(path), deed, output, error, cancel);
        });
        return command;
    }

    private static async Task<bool> ToldAsync(List<ImportFault> faults, TextWriter error)
    {
        foreach (var fault in faults)
            await error.WriteLineAsync(fault.ToString());
        if (faults.Count > 0)
            await error.WriteLineAsync($"{faults.Count} faults; nothing was changed.");
        return faults.Count > 0;
    }

    private static async Task<int> AnswerAsync<T>(Result<T> result, Func<T, string> line, TextWriter output, TextWriter error)
    {
        if (result.IsRefused(out var refusal))
        {
            await error.WriteLineAsync($"{refusal.Message} [{refusal.Code}]");
            return 1;
        }

        await output.WriteLineAsync(line(result.Value));
        return 0;
    }

    private sealed class Progress(TextWriter error, string what) : IProgress<(int Done, int All)>
    {
        public void Report((int Done, int All) value) => error.WriteLine($"{what}: {value.Done} of {value.All}");
    }
}
