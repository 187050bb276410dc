using System.Text.RegularExpressions;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation.Import;

/// <summary>Which offices every unit has, and the offices of the province.</summary>
public sealed partial class OfficeFiles(IReadOnlyList<Unit> units, List<ImportFault> faults)
{
    private static readonly string[] BodyColumns = ["slug", "name_vi", "name_en", "applies_to"];
    private static readonly string[] MoreBodyColumns = ["office_kind", "legal_source", "confidence"];
    private static readonly string[] MoreDivisionColumns = ["kind", "fields_vi", "fields_en", "legal_source", "seen_in", "confidence"];
    private static readonly string[] AgencyColumns = ["slug", "name_vi", "name_en", "kind"];
    private static readonly string[] MoreAgencyColumns =
        ["no", "parent", "legal_basis", "formed_from_2025", "formed_from_basis", "evidence", "confidence"];

    private static readonly string[] CodeColumns = ["unit_code", "agency_slug", "agency_code", "status"];

    // The divisions file names its bodies; what they are for is ours to say.
    private static readonly Dictionary<string, OfficeKind> DivisionKinds = new(StringComparer.Ordinal)
    {
        ["OFFICE"] = OfficeKind.OfficeDivision,
        ["ECONOMY"] = OfficeKind.EconomyDivision,
        ["ECONOMY-INFRASTRUCTURE-URBAN"] = OfficeKind.EconomyDivision,
        ["CULTURE-SOCIETY"] = OfficeKind.CultureSocietyDivision,
        ["PAS-CENTRE"] = OfficeKind.ServiceCentre,
        ["GENERAL-SERVICE-CENTRE"] = OfficeKind.PublicServiceUnit,
    };

    private static readonly Dictionary<string, OfficeKind> AgencyKinds = new(StringComparer.Ordinal)
    {
        ["office"] = OfficeKind.ProvincialDepartment,
        ["department"] = OfficeKind.ProvincialDepartment,
        ["inspectorate"] = OfficeKind.ProvincialDepartment,
        ["one-stop centre"] = OfficeKind.ProvincialServiceCentre,
        ["public service unit"] = OfficeKind.PublicServiceUnit,
        ["public service unit of a department"] = OfficeKind.PublicServiceUnit,
    };

    private readonly Unit[] _standing = [.. units.Where(unit => unit.Until == InTime.Open).OrderBy(unit => unit.Code, StringComparer.Ordinal)];
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly List<Office> _offices = [];

    public IReadOnlyList<Office> Offices => _offices;

    /// <summary>agency-codes.csv: the code a unit or a provincial agency numbers its dossiers under.</summary>
    public void ReadCodes(string path)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in CsvSheet.Open(path, CodeColumns, ["note"], faults).Rows)
        {
            var (unit, slug, code) = (row["unit_code"], row["agency_slug"], row.Needed("agency_code"));
            if (unit.Length == 0 == (slug.Length == 0))
                row.Fault("unit_code", "agency.code.holder", "Name either a unit or an agency.");
            else if (unit.Length > 0 && _standing.All(known => known.Code != unit))
                row.Fault("unit_code", "unit.unknown", $"No unit in force has the code {unit}.");
            else if (!_codes.TryAdd(unit + slug, code))
                row.Fault(unit.Length > 0 ? "unit_code" : "agency_slug", "agency.code.twice", "This holder already has a code.");

            if (code.Length > 0 && !AgencyCode().IsMatch(code))
                row.Fault("agency_code", "agency.code.form", $"\"{code}\" is not an agency code such as H18.101.");
            else if (!used.Add(code))
                row.Fault("agency_code", "agency.code.taken", $"The code {code} already has a holder.");
            if (row["status"] is not ("proposed" or "official"))
                row.Fault("status", "value.unknown", "Write \"proposed\" or \"official\".");
        }
    }

    /// <summary>other-bodies.csv: committee, police, military of each unit, and provincial bodies that are no agency.</summary>
    public void ReadBodies(string path)
    {
        foreach (var row in CsvSheet.Open(path, BodyColumns, MoreBodyColumns, faults).Rows)
            AddBody(row, row.OneOf<OfficeKind>("office_kind"));
    }

    /// <summary>commune-divisions.csv: divisions and centres of each unit (Decree 150/2025/NĐ-CP, Article 15).</summary>
    public void ReadDivisions(string path)
    {
        foreach (var row in CsvSheet.Open(path, BodyColumns, MoreDivisionColumns, faults).Rows)
        {
            if (DivisionKinds.TryGetValue(row["slug"], out var kind))
                AddBody(row, kind);
            else
                row.Fault("slug", "office.slug.unknown", $"\"{row["slug"]}\" is not a division we know.");
        }
    }

    /// <summary>agencies.csv: the agencies of the province, its service centre, and public service units.</summary>
    public void ReadAgencies(string path)
    {
        foreach (var row in CsvSheet.Open(path, AgencyColumns, MoreAgencyColumns, faults).Rows)
        {
            if (AgencyKinds.TryGetValue(row["kind"], out var kind))
                AddProvincial(row, kind);
            else
                row.Fault("kind", "office.kind.unknown", $"\"{row["kind"]}\" is not a kind of agency we know.");
        }
    }

    private void AddBody(SheetRow row, OfficeKind kind)
    {
        var appliesTo = row.Needed("applies_to").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var place in appliesTo)
        {
            if (place == "province")
                AddProvincial(row, kind);
            else if (Enum.TryParse<UnitKind>(place, ignoreCase: true, out var unitKind))
                AddToUnits(row, kind, unitKind);
            else
                row.Fault("applies_to", "value.unknown", $"\"{place}\" is not commune, ward or province.");
        }
    }

    private void AddToUnits(SheetRow row, OfficeKind kind, UnitKind unitKind)
    {
        foreach (var unit in _standing.Where(unit => unit.Kind == unitKind))
        {
            // The code is the unit's: its committee decides under it and its centre receives under it.
            var numbered = kind is OfficeKind.CommitteeLeadership or OfficeKind.ServiceCentre;
            Add(row, new()
            {
                Id = OfficeId.Of(unit.Id, Slug(row), unit.From),
                Kind = kind,
                UnitId = unit.Id,
                Slug = Slug(row),
                Name = $"{row.Needed("name_vi")} {unit.NameWithKind}",
                NameEn = $"{row.Needed("name_en")}, {unit.NameEn} {unit.Kind.ToString().ToLowerInvariant()}",
                AgencyCode = numbered ? _codes.GetValueOrDefault(unit.Code) : null,
                From = unit.From,
                Until = InTime.Open,
            });
        }
    }

    private void AddProvincial(SheetRow row, OfficeKind kind)
    {
        if (_standing.Length == 0)
            return;
        var from = _standing.Min(unit => unit.From);
        Add(row, new()
        {
            Id = OfficeId.Of(null, Slug(row), from),
            Kind = kind,
            Slug = Slug(row),
            Name = row.Needed("name_vi"),
            NameEn = row.Needed("name_en"),
            AgencyCode = _codes.GetValueOrDefault(Slug(row)),
            From = from,
            Until = InTime.Open,
        });
    }

    private void Add(SheetRow row, Office office)
    {
        if (_offices.Any(known => known.Id == office.Id))
            row.Fault("slug", "office.slug.twice", $"The office {office.Slug} stands twice.");
        else
            _offices.Add(office);
    }

    private static string Slug(SheetRow row)
    {
        var slug = row["slug"];
        if (!SlugForm().IsMatch(slug))
            row.Fault("slug", "office.slug.form", $"\"{slug}\" is not a name of capital letters, digits and hyphens.");
        return slug;
    }

    [GeneratedRegex(@"^[A-Z]\d{2}(\.\d{2,3}){0,4}$")]
    private static partial Regex AgencyCode();

    [GeneratedRegex("^[A-Z0-9]+(-[A-Z0-9]+)*$")]
    private static partial Regex SlugForm();
}
