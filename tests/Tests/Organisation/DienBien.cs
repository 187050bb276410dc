using MotCua.Modules.Organisation;
using MotCua.Modules.Organisation.Import;
using Shouldly;

namespace MotCua.Tests.Organisation;

/// <summary>The shipped files of the province, read once for all tests.</summary>
public static class DienBien
{
    public static readonly DateOnly LastOldDay = new(2025, 6, 30);
    public static readonly DateOnly FirstNewDay = new(2025, 7, 1);
    public static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Lazy<OrganisationPlan> s_plan = new(() =>
    {
        var faults = new List<ImportFault>();
        var plan = OrganisationFiles.Read(Folder, faults);
        faults.ShouldBeEmpty();
        return plan;
    });

    public static string Folder => Path.GetDirectoryName(ShippedFiles.Path("dien-bien/units.csv"))!;

    public static OrganisationPlan Plan => s_plan.Value;

    public static UnitMap Map { get; } = Plan.Map();
}
