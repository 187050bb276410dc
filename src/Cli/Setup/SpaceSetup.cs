using System.Globalization;
using MotCua.Cli.Commands;
using MotCua.Modules.Platform;
using MotCua.Storage;

namespace MotCua.Cli.Setup;

/// <summary>Makes a space ready to serve: keys, database, and everything that is shipped and public.</summary>
public static class SpaceSetup
{
    public static async Task CreateAsync(StoreOptions options, TimeProvider clock, TextWriter error, CancellationToken cancel)
    {
        PrivateFiles.CreateFolder(options.Folder.Root);
        PrivateFiles.CreateFolder(options.Folder.Path);
        InstallationKeys.Create(options.Folder.Keys);
        PrivateFiles.CreateFolder(Path.Combine(options.Folder.Keys, "ring"));
        await StoreSetup.CreateAsync(options, clock.GetUtcNow(), cancel);
        await error.WriteLineAsync($"space {SpaceFolder.Name(options.Folder.Space)}: database and keys are ready");
    }

    /// <summary>Imports the shipped units, calendar, process tables and catalogue. Repeatable.</summary>
    /// <exception cref="InvalidOperationException">A shipped file has faults: the installation is not whole.</exception>
    public static async Task FillAsync(IServiceProvider services, TimeProvider clock, TextWriter error, CancellationToken cancel)
    {
        var quiet = TextWriter.Null;
        Require(await OrganisationImports.RunUnitsAsync(services, ShippedFiles.Path("dien-bien"), CliDeed.Of("import.units", clock), quiet, error, cancel), "units");
        Require(await CalendarImport.RunAsync(services, ShippedFiles.Path("calendar.csv"), CliDeed.Of("import.calendar", clock), quiet, error, cancel), "calendar");
        foreach (var file in (string[])["processes/proposed.jsonl", "processes/processes.jsonl"])
            Require(await ProcessImport.RunAsync(services, ShippedFiles.Path(file), CliDeed.Of("import.processes", clock), quiet, error, cancel), file);
        Require(await ProcedureImports.RunAsync(services, ShippedFiles.Path("procedures/catalogue.jsonl"), CliDeed.Of("import.procedures", clock),
            new DateOnly(2025, 7, 1), quiet, error, cancel), "catalogue");
    }

    private static void Require(int code, string what)
    {
        if (code != 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The shipped {what} could not be imported."));
    }
}
