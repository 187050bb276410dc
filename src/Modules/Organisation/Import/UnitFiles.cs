using System.Globalization;
using System.Text;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation.Import;

/// <summary>units.csv (units in force) and predecessors.csv (units that went before, and where each went).</summary>
public sealed class UnitFiles(List<ImportFault> faults)
{
    private static readonly string[] UnitColumns = ["code", "name", "name_en", "type", "full_name", "effective_from"];

    private static readonly string[] MoreUnitColumns =
    [
        "type_vi", "area_km2", "area_note", "population", "population_note", "predecessor_count", "headquarters", "headquarters_kind",
        "headquarters_note", "second_site", "ethnic_area_zone_2026_2030", "latitude", "longitude", "effective_until",
    ];

    private static readonly string[] OldColumns =
        ["old_code", "old_name", "old_type", "old_full_name", "old_district", "successor_code", "transfer", "effective_from"];

    private static readonly string[] MoreOldColumns =
        ["old_type_vi", "gso_name", "old_district_code", "successor_name", "successor_type", "valid_from"];

    private readonly List<(Unit Unit, SheetRow Row, string CodeColumn)> _units = [];
    private readonly List<UnitSuccession> _successions = [];

    public IReadOnlyList<Unit> Units => [.. _units.Select(read => read.Unit).DistinctBy(unit => unit.Id)];

    public IReadOnlyList<UnitSuccession> Successions => _successions;

    public void ReadUnits(string path)
    {
        foreach (var row in CsvSheet.Open(path, UnitColumns, MoreUnitColumns, faults).Rows)
        {
            var code = Code(row, "code");
            var from = row.Date("effective_from");
            var until = row.Date("effective_until", InTime.Open);
            if (until <= from)
                row.Fault("effective_until", "value.period", "The last day is before the first.");
            _units.Add((new Unit
            {
                Id = UnitId.Of(code, from),
                Code = code,
                Name = row.Needed("name"),
                FullName = row.Needed("full_name"),
                NameEn = row.Needed("name_en"),
                Kind = row.OneOf<UnitKind>("type"),
                From = from,
                Until = until,
                AreaKm2 = row.Number("area_km2", 0, 100_000),
                Population = row.Count("population"),
                Headquarters = row.Optional("headquarters"),
                Latitude = row.Number("latitude", -90, 90),
                Longitude = row.Number("longitude", -180, 180),
                Zone = row.Optional("ethnic_area_zone_2026_2030"),
            }, row, "code"));
        }
    }

    public void ReadPredecessors(string path)
    {
        var successors = _units.ToLookup(read => read.Unit.Code, StringComparer.Ordinal);
        foreach (var row in CsvSheet.Open(path, OldColumns, MoreOldColumns, faults).Rows)
        {
            var code = Code(row, "old_code");
            var from = row.Date("valid_from", Unit.Ever);
            var effective = row.Date("effective_from");
            var name = row.Needed("old_name");
            var old = new Unit
            {
                Id = UnitId.Of(code, from),
                Code = code,
                Name = name,
                FullName = row.Needed("old_full_name"),
                NameEn = WithoutMarks(name),
                OtherName = row.Optional("gso_name"),
                Kind = row.OneOf<UnitKind>("old_type"),
                District = row.Optional("old_district"),
                From = from,
                Until = effective,
            };
            _units.Add((old, row, "old_code"));

            var successor = successors[row.Needed("successor_code")].FirstOrDefault(read => read.Unit.From == effective).Unit;
            if (successor is null)
                row.Fault("successor_code", "unit.successor.unknown", $"No unit {row["successor_code"]} begins on {row["effective_from"]}.");
            else if (row.Optional("successor_name") is { } said && said != successor.Name)
                row.Fault("successor_name", "unit.successor.name", $"The unit {successor.Code} is called {successor.Name}.");
            var transfer = row.OneOf<Transfer>("transfer");
            if (successor is not null)
                _successions.Add(new() { Predecessor = old.Id, Successor = successor.Id, EffectiveOn = effective, Transfer = transfer });
        }
    }

    /// <summary>A code names one unit at a time; a unit that went partly to several stands once for each; the counts told agree.</summary>
    public void CheckPeriods()
    {
        foreach (var sameCode in _units.GroupBy(read => read.Unit.Code, StringComparer.Ordinal))
        {
            var inOrder = sameCode.OrderBy(read => read.Unit.From).ThenBy(read => read.Row.Line).ToArray();
            foreach (var (before, after) in inOrder.Zip(inOrder.Skip(1)))
            {
                if (after.Unit.From < before.Unit.Until && !SplitInParts(before.Unit, after.Unit))
                    after.Row.Fault(after.CodeColumn, "unit.code.taken", $"The code {sameCode.Key} is held by {before.Unit.FullName} in the same time.");
            }
        }

        var counts = _successions.CountBy(act => act.Successor).ToDictionary();
        foreach (var (unit, row, _) in _units.Where(read => read.CodeColumn == "code"))
        {
            if (row.Count("predecessor_count") is { } said && said != counts.GetValueOrDefault(unit.Id))
                row.Fault("predecessor_count", "unit.predecessors.count", $"{said} predecessors are told, {counts.GetValueOrDefault(unit.Id)} are listed.");
        }
    }

    private bool SplitInParts(Unit first, Unit second) =>
        first.Id == second.Id && first.Until == second.Until && first.FullName == second.FullName
        && _successions.Where(act => act.Predecessor == first.Id).ToArray() is var acts
        && acts.All(act => act.Transfer is Transfer.Part)
        && acts.DistinctBy(act => act.Successor).Count() == acts.Length;

    private static string Code(SheetRow row, string column)
    {
        var code = row.Needed(column);
        if (code.Length > 0 && (code.Length != 5 || !code.All(char.IsAsciiDigit)))
            row.Fault(column, "unit.code.form", $"\"{code}\" is not a code of five digits.");
        return code;
    }

    private static string WithoutMarks(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark);
        return string.Concat(letters).Replace('đ', 'd').Replace('Đ', 'D');
    }
}
