namespace MotCua.Modules.Organisation.Import;

/// <summary>Units, who followed whom, and offices, as the files of one folder tell them.</summary>
public sealed record OrganisationPlan(IReadOnlyList<Unit> Units, IReadOnlyList<UnitSuccession> Successions, IReadOnlyList<Office> Offices)
{
    public UnitMap Map() => new(Units, Successions);
}

/// <summary>Reads a province's folder: units.csv, predecessors.csv, commune-divisions.csv, other-bodies.csv, agencies.csv and
/// agency-codes.csv. All of them are one statement: a fault in one makes the whole unusable.</summary>
public static class OrganisationFiles
{
    /// <param name="path">The folder, or the path of units.csv inside it.</param>
    /// <param name="faults">Everything found wrong; when it is not empty the plan must not be used.</param>
    public static OrganisationPlan Read(string path, List<ImportFault> faults)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var unitsFile = Directory.Exists(path) ? Path.Combine(path, "units.csv") : path;

        var units = new UnitFiles(faults);
        units.ReadUnits(unitsFile);
        units.ReadPredecessors(Path.Combine(folder, "predecessors.csv"));
        units.CheckPeriods();

        var offices = new OfficeFiles(units.Units, faults);
        offices.ReadCodes(Path.Combine(folder, "agency-codes.csv"));
        offices.ReadBodies(Path.Combine(folder, "other-bodies.csv"));
        offices.ReadDivisions(Path.Combine(folder, "commune-divisions.csv"));
        offices.ReadAgencies(Path.Combine(folder, "agencies.csv"));
        return new(units.Units, units.Successions, offices.Offices);
    }
}
