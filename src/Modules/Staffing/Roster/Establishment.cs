using MotCua.Modules.Organisation;

namespace MotCua.Modules.Staffing.Roster;

/// <summary>One kind of place on the establishment of every office it applies to.</summary>
/// <param name="Role">Last part of the sign-in; seats of one role in one unit are numbered on.</param>
/// <param name="StandIns">Roles, in the same unit, whose holders stand in; seat 1 takes the first role, seat 2 the next …</param>
public sealed record EstablishmentRow(
    IReadOnlyList<string> AppliesTo, string OfficeSlug, string Role, PostKind PostKind, string Title, string TitleEn,
    int SeatsCommune, int SeatsWard, OfficerKind OfficerKind, HoldingKind HoldingKind, IReadOnlyList<string> StandIns)
{
    /// <summary>A title with {n} makes every seat a post of its own: each counter its own.</summary>
    public bool PostPerSeat => Title.Contains("{n}", StringComparison.Ordinal);

    public int Seats(UnitKind? kind) => kind is UnitKind.Ward ? SeatsWard : SeatsCommune;
}

/// <summary>Which posts the offices have: read from establishment.csv. Proposed by us, because no real establishment was found.</summary>
public sealed class Establishment(IReadOnlyList<EstablishmentRow> rows)
{
    private static readonly string[] Columns =
    [
        "applies_to", "office_slug", "role", "post_kind", "title_vi", "title_en", "seats_commune", "seats_ward",
        "officer_kind", "holding_kind", "stand_in",
    ];

    public static Establishment Read(string path, List<ImportFault> faults) => new(
        [.. CsvSheet.Open(path, Columns, [], faults).Rows.Select(row => new EstablishmentRow(
            List(row.Needed("applies_to")), row["office_slug"], row.Needed("role"), row.OneOf<PostKind>("post_kind"),
            row.Needed("title_vi"), row.Needed("title_en"), row.Count("seats_commune") ?? 0, row.Count("seats_ward") ?? 0,
            row.OneOf<OfficerKind>("officer_kind"), row.OneOf<HoldingKind>("holding_kind"), List(row["stand_in"])))]);

    /// <summary>The rows for an office. A row that names the office's slug takes the place of a general one with the same role.</summary>
    public IEnumerable<EstablishmentRow> For(Office office, UnitKind? unit)
    {
        var place = unit?.ToString() ?? office.Kind.ToString();
        var fitting = rows.Where(row => row.AppliesTo.Contains(place, StringComparer.OrdinalIgnoreCase)
            && (row.OfficeSlug.Length == 0 || row.OfficeSlug == office.Slug)).ToArray();
        return fitting.Where(row => row.OfficeSlug.Length > 0 || fitting.All(other => other.OfficeSlug.Length == 0 || other.Role != row.Role));
    }

    private static string[] List(string text) =>
        text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
