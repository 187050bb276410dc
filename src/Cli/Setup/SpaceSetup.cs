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

    /// <summary>Imports a province's units and offices, and the shipped calendar, process tables and catalogue. Repeatable.</summary>
    /// <param name="province">Folder laid out like <c>data/dien-bien</c>.</param>
    /// <exception cref="InvalidOperationException">A file has faults; each was named.</exception>
    public static async Task FillAsync(IServiceProvider services, string province, TimeProvider clock, TextWriter error, CancellationToken cancel)
    {
        var quiet = TextWriter.Null;
        Require(await OrganisationImports.RunUnitsAsync(services, province, CliDeed.Of("import.units", clock), quiet, error, cancel), $"units of {province}");
        Require(await CalendarImport.RunAsync(services, ShippedFiles.Path("calendar.csv"), CliDeed.Of("import.calendar", clock), quiet, error, cancel), "calendar");
        foreach (var file in (string[])["processes/proposed.jsonl", "processes/processes.jsonl"])
            Require(await ProcessImport.RunAsync(services, ShippedFiles.Path(file), CliDeed.Of("import.processes", clock), quiet, error, cancel), file);
        Require(await ProcedureImports.RunAsync(services, ShippedFiles.Path("procedures/catalogue.jsonl"), CliDeed.Of("import.procedures", clock),
            new DateOnly(2025, 7, 1), quiet, error, cancel), "catalogue");
    }

    private static void Require(int code, string what)
    {
        if (code != 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The {what} could not be imported; the lines above say why."));
    }
}
