using System.Globalization;
using System.Text;
using CsvHelper;

namespace MotCua.Modules.Organisation;

/// <summary>A CSV file read whole: header checked, texts trimmed and in NFC, every fault kept with its line and column.
/// Nothing is thrown for what is wrong in the file; callers look at the faults before they use the rows.</summary>
public sealed class CsvSheet
{
    private readonly List<ImportFault> _faults;

    private CsvSheet(string file, List<ImportFault> faults) => (File, _faults) = (file, faults);

    public string File { get; }

    public IReadOnlyList<SheetRow> Rows { get; private set; } = [];

    /// <summary>Reads a file by its path; a missing file is a fault like any other.</summary>
    public static CsvSheet Open(string path, string[] columns, string[] optional, List<ImportFault> faults)
    {
        var sheet = new CsvSheet(Path.GetFileName(path), faults);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(System.IO.File.ReadAllBytes(path));
            return Read(sheet.File, text, columns, optional, faults);
        }
        catch (IOException)
        {
            sheet.Fault(0, "", "file.missing", "The file is not there or cannot be read.");
        }
        catch (DecoderFallbackException)
        {
            sheet.Fault(0, "", "file.encoding", "The file is not UTF-8.");
        }

        return sheet;
    }

    /// <param name="columns">Columns that must be there, in any order.</param>
    /// <param name="optional">Columns that may be there; any other is a fault, so that a misspelt one cannot be lost.</param>
    public static CsvSheet Read(string file, string text, string[] columns, string[] optional, List<ImportFault> faults)
    {
        var sheet = new CsvSheet(file, faults);
        using var reader = CsvReader.FromText(text.TrimStart('\uFEFF'), new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = bad => sheet.Fault((int)bad.LineNumber, "", "csv.quotes", "A quotation mark is wrong in this line."),
        });
        sheet.Fill(reader, columns, optional);
        return sheet;
    }

    internal void Fault(int line, string field, string code, string message) => _faults.Add(new(File, line, field, code, message));

    private void Fill(CsvReader reader, string[] columns, string[] optional)
    {
        if (!reader.Read())
        {
            Fault(1, "", "csv.empty", "The file is empty.");
            return;
        }

        var header = Fields(reader);
        foreach (var missing in columns.Except(header, StringComparer.Ordinal))
            Fault(1, missing, "csv.column.missing", "This column is missing.");
        foreach (var unknown in header.Except(columns.Concat(optional), StringComparer.Ordinal))
            Fault(1, unknown, "csv.column.unknown", "This column is not known.");
        foreach (var twice in header.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Fault(1, twice.Key, "csv.column.twice", "This column stands twice.");
        if (columns.Except(header, StringComparer.Ordinal).Any() || header.Distinct(StringComparer.Ordinal).Count() != header.Length)
            return;

        var places = header.Index().ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);
        var rows = new List<SheetRow>();
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            if (reader.FieldCount == header.Length)
                rows.Add(new(this, line, places, Fields(reader)));
            else
                Fault(line, "", "csv.row.width", $"The line has {reader.FieldCount} fields, the header {header.Length}.");
        }

        Rows = rows;
    }

    private static string[] Fields(CsvReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(place => Clean(reader.GetString(place)))];

    private static string Clean(string text) => text.Trim().Normalize(NormalizationForm.FormC);
}

/// <summary>One line of a <see cref="CsvSheet"/>. A value that cannot be read is noted as a fault and answered as empty.</summary>
public sealed class SheetRow(CsvSheet sheet, int line, IReadOnlyDictionary<string, int> places, string[] values)
{
    /// <summary>The file's line on which the record starts, counted from 1.</summary>
    public int Line => line;

    /// <summary>The text of a column, empty when the column is absent.</summary>
    public string this[string column] => places.TryGetValue(column, out var place) ? values[place] : "";

    public void Fault(string column, string code, string message) => sheet.Fault(line, column, code, message);

    /// <summary>A text that must be there.</summary>
    public string Needed(string column)
    {
        if (this[column].Length == 0)
            Fault(column, "value.missing", "A value is needed here.");
        return this[column];
    }

    public string? Optional(string column) => this[column] is { Length: > 0 } text ? text : null;

    /// <summary>A date as YYYY-MM-DD; <paramref name="empty"/> when nothing is written and that is allowed.</summary>
    public DateOnly Date(string column, DateOnly? empty = null)
    {
        if (this[column].Length == 0 && empty is { } open)
            return open;
        if (DateOnly.TryParseExact(this[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Fault(column, "value.date", $"\"{this[column]}\" is not a date written YYYY-MM-DD.");
        return empty ?? DateOnly.MinValue;
    }

    /// <summary>A number with a decimal point, or none.</summary>
    public double? Number(string column, double min, double max)
    {
        if (this[column].Length == 0)
            return null;
        if (double.TryParse(this[column], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
            return number;
        Fault(column, "value.number", $"\"{this[column]}\" is not a number from {min} to {max}.");
        return null;
    }

    /// <summary>A whole number from 0 up, or none.</summary>
    public int? Count(string column)
    {
        if (this[column].Length == 0)
            return null;
        if (int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Fault(column, "value.count", $"\"{this[column]}\" is not a whole number.");
        return null;
    }

    /// <summary>One of an enumeration's names, in any case of letters.</summary>
    public T OneOf<T>(string column) where T : struct, Enum
    {
        var text = this[column];
        if (Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known)
            return Enum.Parse<T>(known);
        Fault(column, "value.unknown", $"\"{text}\" is not one of {string.Join(", ", Enum.GetNames<T>())}.");
        return default;
    }
}
