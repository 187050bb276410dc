using System.Globalization;

namespace MotCua;

/// <summary>What reading a calendar file gave: all its rows and no fault, or every fault and no row.</summary>
public sealed record CalendarFile(IReadOnlyList<CalendarDay> Days, IReadOnlyList<LineFault> Faults);

/// <summary>Reads <c>date,name_vi,name_en,kind</c>; other columns are passed over.</summary>
public static class CalendarCsv
{
    private const string ProvisionalEnd = "_provisional";
    private static readonly string[] Columns = ["date", "name_vi", "name_en", "kind"];

    private static readonly Dictionary<string, CalendarDayKind> Kinds = new(StringComparer.Ordinal)
    {
        ["public_holiday"] = CalendarDayKind.PublicHoliday,
        ["compensatory_off"] = CalendarDayKind.CompensatoryOff,
        ["swapped_off"] = CalendarDayKind.SwappedOff,
        ["makeup_workday"] = CalendarDayKind.MakeupWorkday,
    };

    public static CalendarFile Read(TextReader text)
    {
        var rows = CsvText.Read(text).ToList();
        if (rows.Count == 0) return new([], [new(1, null, "calendar.empty", "The file is empty; the first line names the columns.")]);
        var header = rows[0].Fields.Select(name => name.Trim()).ToList();
        var faults = Columns.Where(column => !header.Contains(column))
            .Select(column => new LineFault(rows[0].Line, column, "calendar.column.missing", $"The column {column} is missing.")).ToList();
        if (faults.Count > 0) return new([], faults);

        var days = new Dictionary<DateOnly, CalendarDay>();
        foreach (var row in rows.Skip(1))
            if (ReadRow(row, header, faults) is { } day && !days.TryAdd(day.Date, day))
                faults.Add(new(row.Line, "date", "calendar.date.twice", $"{day.Date:yyyy-MM-dd} already has a row; keep one."));
        if (rows.Count == 1) faults.Add(new(1, null, "calendar.empty", "The file names its columns but has no days."));
        return faults.Count > 0 ? new([], faults) : new([.. days.Values], []);
    }

    private static CalendarDay? ReadRow(CsvRow row, List<string> header, List<LineFault> faults)
    {
        if (row.Fields.Count != header.Count)
        {
            faults.Add(new(row.Line, null, "calendar.fields", $"{row.Fields.Count} fields where the header has {header.Count}."));
            return null;
        }
        var before = faults.Count;
        string Field(string column) => row.Fields[header.IndexOf(column)].Trim();
        void Fault(string field, string code, string message) => faults.Add(new(row.Line, field, code, message));

        if (!DateOnly.TryParseExact(Field("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            Fault("date", "calendar.date.invalid", $"“{Field("date")}” is not a date; write YYYY-MM-DD.");
        foreach (var name in (string[])["name_vi", "name_en"])
            if (Field(name).Length == 0) Fault(name, "calendar.name.missing", "Every day has a name: it explains due dates to people.");

        var kindText = Field("kind");
        var provisional = kindText.EndsWith(ProvisionalEnd, StringComparison.Ordinal);
        if (!Kinds.TryGetValue(provisional ? kindText[..^ProvisionalEnd.Length] : kindText, out var kind))
            Fault("kind", "calendar.kind.unknown", $"“{kindText}” is not one of {string.Join(", ", Kinds.Keys)}, with or without {ProvisionalEnd}.");
        else if (kind == CalendarDayKind.MakeupWorkday && faults.Count == before && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            Fault("kind", "calendar.makeup.weekday", $"{date:yyyy-MM-dd} is a working day anyway; a make-up day is a Saturday or Sunday.");

        return faults.Count > before ? null : new(date, TextFold.Name(Field("name_vi")), TextFold.Name(Field("name_en")), kind, provisional);
    }
}
