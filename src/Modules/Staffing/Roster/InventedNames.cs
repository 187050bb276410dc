using MotCua.Modules.Organisation;

namespace MotCua.Modules.Staffing.Roster;

/// <summary>Family, middle and given names to make up people from, by people and sex: read from invented-names.csv.</summary>
public sealed class InventedNames
{
    private static readonly string[] Columns = ["ethnicity", "part", "sex", "text", "weight"];
    private readonly Dictionary<(Ethnicity, string, string), (string Text, int Weight)[]> _parts;

    private InventedNames(IEnumerable<(Ethnicity Ethnicity, string Part, string Sex, string Text, int Weight)> rows) =>
        _parts = rows.GroupBy(row => (row.Ethnicity, row.Part, row.Sex))
            .ToDictionary(group => group.Key, group => group.Select(row => (row.Text, row.Weight)).ToArray());

    public static InventedNames Read(string path, List<ImportFault> faults) => new(
        CsvSheet.Open(path, Columns, [], faults).Rows
            .Select(row => (RosterFile.EthnicityIn(row, "ethnicity"), row.Needed("part"), row["sex"], row.Needed("text"), row.Count("weight") ?? 1))
            .ToArray());

    /// <summary>A full name; the same draws give the same name.</summary>
    public string Make(Ethnicity ethnicity, Sex sex, Draws draws)
    {
        var letter = sex is Sex.Female ? "F" : "M";
        return $"{Pick((ethnicity, "family", ""), draws)} {Pick((ethnicity, "middle", letter), draws)} {Pick((ethnicity, "given", letter), draws)}";
    }

    private string Pick((Ethnicity, string, string) part, Draws draws) => draws.Weighted(_parts[part]);
}
