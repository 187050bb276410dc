using MotCua.Modules.Organisation;
using MotCua.Modules.Staffing.Roster;
using MotCua.Tests.Organisation;
using Shouldly;

namespace MotCua.Tests.Staffing;

internal static class Rosters
{
    public static RosterGround Ground { get; } =
        new(OfficeAt.Of(DienBien.Plan.Offices, DienBien.Plan.Units), new Dictionary<string, string>());

    public static IReadOnlyList<RosterRow> Generate(int seed, IReadOnlyList<Office>? offices = null)
    {
        var faults = new List<ImportFault>();
        var generator = RosterGenerator.FromFolder(DienBien.Folder, seed, faults);
        faults.ShouldBeEmpty();
        return generator.Generate(DienBien.Plan.Units, offices ?? DienBien.Plan.Offices);
    }

    public static string Text(IEnumerable<RosterRow> rows)
    {
        using var text = new StringWriter();
        RosterFile.Write(text, rows);
        return text.ToString();
    }
}
