using System.CommandLine;
using System.Diagnostics;
using MotCua.Modules.Platform;
using MotCua.Storage;
using MotCua.Web;

namespace MotCua.Cli.Commands;

/// <summary>For builders: <c>motcua dev access</c> holds every route to the access table, <c>motcua dev migration NAME</c> adds one to both databases.</summary>
public static class DevCommand
{
    public static Command Create() => new("dev", "For those who build MotCua.") { Access(), Migration() };

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
