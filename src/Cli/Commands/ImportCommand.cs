using System.CommandLine;
using MotCua.Modules.Platform;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua import units|procedures|calendar|staff|processes FILE</c>: repeatable; a bad file changes nothing.</summary>
public static class ImportCommand
{
    public static Command Create(StoreDoor door, TimeProvider clock) => new("import", "Read a file into the space in use. A file with faults changes nothing.")
    {
        OrganisationImports.Units(door, clock),
        OrganisationImports.Staff(door, clock),
        ProcedureImports.Procedures(door, clock),
        Simple("calendar", "Days off and worked Saturdays of whole years, as CSV.", door, clock, CalendarImport.RunAsync),
        Simple("processes", "Process tables, as JSON lines.", door, clock, ProcessImport.RunAsync),
    };

    private static Command Simple(string name, string description, StoreDoor door, TimeProvider clock,
        Func<IServiceProvider, string, Deed, TextWriter, TextWriter, CancellationToken, Task<int>> run)
    {
        var path = new Argument<string>("file") { Description = "What to read." };
        var command = new Command(name, description) { path };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (await door(cancel) is not { } services)
            {
                await error.WriteLineAsync("There is no store yet. Create one: motcua space create live");
                return 1;
            }
            if (!File.Exists(parsed.GetRequiredValue(path)))
            {
                await error.WriteLineAsync($"There is no file {parsed.GetRequiredValue(path)}.");
                return 1;
            }
            return await run(services, parsed.GetRequiredValue(path), CliDeed.Of($"import.{name}", clock), output, error, cancel);
        });
        return command;
    }
}
