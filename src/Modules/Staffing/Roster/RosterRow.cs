using MotCua.Modules.Organisation;

namespace MotCua.Modules.Staffing.Roster;

/// <summary>One line of a roster: a person in a post. A person with two posts has two lines.</summary>
/// <param name="UnitCode">Code of the commune or ward; empty for a provincial office.</param>
/// <param name="Until">First day on which it no longer holds; 9999-12-31 when open (empty in the file).</param>
public sealed record RosterRow(
    string PersonKey, string FullName, Sex Sex, Ethnicity Ethnicity, OfficerKind OfficerKind, string UnitCode, string OfficeSlug,
    PostKind PostKind, string PostTitle, string PostTitleEn, int Quota, HoldingKind HoldingKind, DateOnly From, DateOnly Until,
    string Basis, string SignIn)
{
    /// <summary>The basis of a person made up for rehearsal begins with this word.</summary>
    public const string InventedBasis = "INVENTED";

    public bool Invented => Basis.StartsWith(InventedBasis, StringComparison.Ordinal);
}

/// <summary>An office as a roster names it.</summary>
public sealed record OfficeAt(string UnitCode, Office Office)
{
    /// <summary>Joins offices to the codes of their units.</summary>
    public static IReadOnlyList<OfficeAt> Of(IEnumerable<Office> offices, IEnumerable<Unit> units)
    {
        var codes = units.ToDictionary(unit => unit.Id, unit => unit.Code);
        return [.. offices.Select(office => new OfficeAt(office.UnitId is { } unit ? codes[unit] : "", office))];
    }
}
