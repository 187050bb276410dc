using System.CommandLine;
using MotCua.Modules.Organisation;
using MotCua.Modules.Organisation.Import;
using MotCua.Modules.Staffing.Roster;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua staff generate --seed N</c>: an invented roster as CSV on stdout, for <c>motcua import staff</c>.</summary>
public static class StaffCommand
{
    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "The same seed always gives the same people.", Required = true };
        var province = new Option<string>("--province") { Description = "Folder of the province, laid out like data/dien-bien; without it Điện Biên." };
        var generate = new Command("generate", "Make up a staff for every office; for rehearsal and training only.") { seed, province };
        generate.SetAction((parsed, _) => GenerateAsync(
            parsed.GetRequiredValue(seed), parsed.GetValue(province) ?? ShippedFiles.Path("dien-bien"), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return new Command("staff", "Rosters.") { generate };
    }

    private static async Task<int> GenerateAsync(int seed, string province, TextWriter output, TextWriter error)
    {
        var faults = new List<ImportFault>();
        var plan = OrganisationFiles.Read(province, faults);
        var generator = RosterGenerator.FromFolder(province, seed, faults);
        foreach (var fault in faults)
            await error.WriteLineAsync(fault.ToString());
        if (faults.Count > 0)
            return 1;
        RosterFile.Write(output, generator.Generate(plan.Units, plan.Offices));
        await output.FlushAsync();
        return 0;
    }
}
