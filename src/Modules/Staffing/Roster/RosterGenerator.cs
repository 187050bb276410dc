using System.Globalization;
using System.Text;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Staffing.Roster;

/// <summary>Makes up a whole staff for rehearsal: the same seed, units and establishment always give the same people.</summary>
public sealed class RosterGenerator(int seed, Establishment establishment, InventedNames names)
{
    /// <summary>A round of posting at a service centre lasts 12 to 36 months (Decree 118/2025/NĐ-CP as amended).</summary>
    private const int PostingMonths = 36;

    // Plausible shares by ethnic and mountain zone, not statistics; the province's own offices are mixed.
    private static readonly Dictionary<string, (Ethnicity, int)[]> Shares = new(StringComparer.Ordinal)
    {
        ["I"] = [(Ethnicity.Kinh, 60), (Ethnicity.Thai, 32), (Ethnicity.Hmong, 8)],
        ["II"] = [(Ethnicity.Kinh, 35), (Ethnicity.Thai, 45), (Ethnicity.Hmong, 20)],
        ["III"] = [(Ethnicity.Kinh, 20), (Ethnicity.Thai, 40), (Ethnicity.Hmong, 40)],
        [""] = [(Ethnicity.Kinh, 55), (Ethnicity.Thai, 30), (Ethnicity.Hmong, 15)],
    };

    private readonly string _basis = string.Create(CultureInfo.InvariantCulture, $"{RosterRow.InventedBasis} for rehearsal, seed {seed}");

    /// <summary>Reads establishment.csv and invented-names.csv of a province's folder; with a fault the generator must not be used.</summary>
    public static RosterGenerator FromFolder(string folder, int seed, List<ImportFault> faults) => new(
        seed, Establishment.Read(Path.Combine(folder, "establishment.csv"), faults),
        InventedNames.Read(Path.Combine(folder, "invented-names.csv"), faults));

    /// <summary>The roster of all offices given, unit by unit in the order of codes, the province last.</summary>
    public IReadOnlyList<RosterRow> Generate(IReadOnlyList<Unit> units, IReadOnlyList<Office> offices)
    {
        var standing = units.Where(unit => unit.Until == InTime.Open).OrderBy(unit => unit.Code, StringComparer.Ordinal).ToArray();
        var byUnit = offices.ToLookup(office => office.UnitId);
        var prefixes = Prefixes(standing);
        var rows = new List<RosterRow>();
        foreach (var unit in standing)
            rows.AddRange(Staff(unit, prefixes[unit.Code], byUnit[unit.Id]));
        foreach (var office in byUnit[null].OrderBy(office => office.Slug, StringComparer.Ordinal))
            rows.AddRange(Staff(null, $"province.{office.Slug.Replace("PROVINCIAL-", "", StringComparison.Ordinal).ToLowerInvariant()}", [office]));
        return rows;
    }

    private IEnumerable<RosterRow> Staff(Unit? unit, string prefix, IEnumerable<Office> offices)
    {
        var places = offices.SelectMany(office => establishment.For(office, unit?.Kind), (office, row) => (Office: office, Row: row)).ToArray();
        var seatsOfRole = places.GroupBy(place => place.Row.Role).ToDictionary(group => group.Key, group => group.Sum(place => place.Row.Seats(unit?.Kind)));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var people = new Dictionary<string, List<RosterRow>>(StringComparer.Ordinal);
        foreach (var (office, row) in places)
        {
            var inRole = people.TryGetValue(row.Role, out var known) ? known : people[row.Role] = [];
            for (var seat = 1; seat <= row.Seats(unit?.Kind); seat++)
            {
                var numbered = string.Create(CultureInfo.InvariantCulture, $"{row.Role}.{inRole.Count + 1}");
                inRole.Add(Invent(unit, office, row, seat, $"{prefix}.{(seatsOfRole[row.Role] > 1 ? numbered : row.Role)}", taken));
            }
        }

        var holders = people.Values.SelectMany(inRole => inRole).ToArray();
        return holders.Concat(places.SelectMany(place => StandIns(place.Row, people)));
    }

    private RosterRow Invent(Unit? unit, Office office, EstablishmentRow row, int seat, string signIn, HashSet<string> taken)
    {
        var draws = new Draws(seed, signIn);
        var ethnicity = draws.Weighted(Shares[unit?.Zone ?? ""]);
        var menOf100 = row.OfficerKind is OfficerKind.PoliceOfficer or OfficerKind.MilitaryOfficer ? 92 : 55;
        var sex = draws.Next(100) < menOf100 ? Sex.Male : Sex.Female;
        var name = names.Make(ethnicity, sex, draws);
        for (var again = 0; again < 200 && !taken.Add(name); again++)
            name = names.Make(ethnicity, sex, draws);

        var until = row.HoldingKind is HoldingKind.Posting ? office.From.AddMonths(PostingMonths) : InTime.Open;
        return new(
            signIn, name, sex, ethnicity, row.OfficerKind, unit?.Code ?? "", office.Slug, row.PostKind, Numbered(row.Title, seat),
            Numbered(row.TitleEn, seat), row.PostPerSeat ? 1 : row.Seats(unit?.Kind), row.HoldingKind, office.From, until, _basis, signIn);
    }

    /// <summary>Every post that names stand-ins gets one per seat, from the people of the same unit who hold other posts.</summary>
    private static IEnumerable<RosterRow> StandIns(EstablishmentRow row, Dictionary<string, List<RosterRow>> people)
    {
        if (row.StandIns.Count == 0)
            yield break;
        foreach (var (place, holder) in people[row.Role].Index())
        {
            var candidates = people[row.StandIns[place % row.StandIns.Count]];
            var standIn = candidates[place / row.StandIns.Count % candidates.Count];
            yield return standIn with
            {
                UnitCode = holder.UnitCode, OfficeSlug = holder.OfficeSlug, PostKind = holder.PostKind, PostTitle = holder.PostTitle,
                PostTitleEn = holder.PostTitleEn, Quota = holder.Quota, HoldingKind = HoldingKind.StandIn, From = holder.From,
            };
        }
    }

    private static string Numbered(string title, int seat) =>
        title.Replace("{n}", seat.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    // Two units may share a name without marks; then the code tells them apart.
    private static Dictionary<string, string> Prefixes(IEnumerable<Unit> units) =>
        units.GroupBy(unit => Ascii(unit.NameEn)).SelectMany(
            same => same.Select(unit => (unit.Code, Prefix: same.Count() == 1 ? same.Key : $"{same.Key}-{unit.Code}")))
            .ToDictionary(pair => pair.Code, pair => pair.Prefix, StringComparer.Ordinal);

    private static string Ascii(string name) =>
        new StringBuilder(name.Trim().ToLowerInvariant()).Replace(' ', '-').ToString();
}
