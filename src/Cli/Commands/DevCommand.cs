using System.CommandLine;
using System.Diagnostics;
using MotCua.Modules.Platform;
using MotCua.Storage;
using MotCua.Web;
using MotCua.Web.Delivery;
using MotCua.Web.Words;

namespace MotCua.Cli.Commands;

/// <summary>For builders: <c>motcua dev access</c> holds every route to the access table, <c>motcua dev words</c> the catalogue to the
/// sources, <c>motcua dev pack</c> compresses static files, <c>motcua dev migration NAME</c> adds one to both databases.</summary>
public static class DevCommand
{
    public static Command Create() => new("dev", "For those who build MotCua.") { Access(), Words(), Pack(), Migration() };

    private static Command Access()
    {
        var access = new Command("access", "Refuse routes that src/Web/Access/access.csv does not list. Runs in every build.");
        access.SetAction(async (parsed, cancel) =>
        {
            try
            {
                // Nothing is opened: the routes are all that is looked at.
                await using var app = Host.Build(new HostOptions
                {
                    Store = new StoreOptions(new SpaceFolder(Path.GetTempPath(), Space.Rehearsal), null),
                });
                return 0;
            }
            catch (InvalidOperationException fault)
            {
                // MSBuild reads this form and shows it as a build error.
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"src/Web/Access/access.csv : error MC0001: {fault.Message}");
                return 1;
            }
        });
        return access;
    }

    private static Command Words()
    {
        var sources = new Argument<string>("sources") { Description = "The folder src." };
        var words = new Command("words", "Refuse texts that a language lacks or nobody wrote; list those nobody asks for. Runs in every build.") { sources };
        words.SetAction(async (parsed, cancel) =>
        {
            var found = CatalogueCheck.Run(parsed.GetRequiredValue(sources));
            foreach (var unused in found.Unused)
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"src/Web/Messages: nobody asks for {unused}");
            foreach (var fault in found.Faults)
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"src/Web/Messages : error MC0002: {fault}");
            return found.Faults.Count == 0 ? 0 : 1;
        });
        return words;
    }

    private static Command Pack()
    {
        var folder = new Argument<string>("folder") { Description = "What is served, such as wwwroot." };
        var pack = new Command("pack", "Compress style sheets, scripts and drawings beside themselves. Runs when the program is published.") { folder };
        pack.SetAction(parsed => PackedFiles.Pack(parsed.GetRequiredValue(folder)) > 0 ? 0 : 1);
        return pack;
    }

    private static Command Migration()
    {
        var name = new Argument<string>("name") { Description = "What changes, in PascalCase." };
        var migration = new Command("migration", "Add a migration to both sets; run from the repository's root.") { name };
        migration.SetAction(async (parsed, cancel) =>
        {
            foreach (var kind in (string[])["Sqlite", "Postgres"])
            {
                using var tool = Process.Start(new ProcessStartInfo("dotnet",
                    ["ef", "migrations", "add", parsed.GetRequiredValue(name), "-p", "src/Storage", "-c", $"{kind}AppDb", "-o", $"Migrations/{kind}"]))!;
                await tool.WaitForExitAsync(cancel);
                if (tool.ExitCode != 0)
                    return tool.ExitCode;
            }
            return 0;
        });
        return migration;
    }
}
