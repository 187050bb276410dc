using System.Text;

namespace MotCua;

/// <summary>One record of a CSV file and the number of the line it begins on, counted from 1.</summary>
public sealed record CsvRow(int Line, IReadOnlyList<string> Fields);

/// <summary>A fault in a file, where a person with an editor will find it.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Field">Name of the column; null when the whole line is meant.</param>
/// <param name="Code">Stable, dotted, lower case.</param>
/// <param name="Message">English sentence: what is wrong and how to mend it.</param>
public sealed record LineFault(int Line, string? Field, string Code, string Message)
{
    public override string ToString() => Field is null ? $"line {Line}: {Message}" : $"line {Line}, {Field}: {Message}";
}

/// <summary>Comma-separated text as in RFC 4180; the small reader and writer that Foundation needs for itself.</summary>
public static class CsvText
{
    /// <summary>
    /// Reads record by record. Blank lines are skipped, a byte order mark is dropped. A quote that is never closed takes
    /// in the rest of the file; the record then has fewer fields than its header and is reported by the caller.
    /// </summary>
    public static IEnumerable<CsvRow> Read(TextReader text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        int line = 1, startedOn = 1, c;
        bool quoted = false, any = false;
        if (text.Peek() == '\uFEFF') text.Read();

        while ((c = text.Read()) >= 0)
        {
            if (c == '\n') line++;
            if (quoted)
            {
                if (c != '"') field.Append((char)c);
                else if (text.Peek() == '"') field.Append((char)text.Read());
                else quoted = false;
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = any = true;
            }
            else if (c == ',')
            {
                fields.Add(Take(field));
                any = true;
            }
            else if (c == '\n')
            {
                if (any || field.Length > 0) yield return Finish();
                startedOn = line;
            }
            else if (c != '\r' || text.Peek() != '\n')
            {
                field.Append((char)c);
            }
        }
        if (any || field.Length > 0) yield return Finish();

        CsvRow Finish()
        {
            fields.Add(Take(field));
            var row = new CsvRow(startedOn, [.. fields]);
            fields.Clear();
            any = false;
            return row;
        }
    }

    /// <summary>One line without its end; a field is quoted when it must be.</summary>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Quote));

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") || field.StartsWith(' ') || field.EndsWith(' ')
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;

    private static string Take(StringBuilder field)
    {
        var taken = field.ToString();
        field.Clear();
        return taken;
    }
}
