using System.Globalization;
using System.Text;

namespace MotCua.Cli.Commands;

/// <summary>
/// A file of receipts: all rows come back with their due date, or every fault is named and no row is printed — half an
/// answer would be taken for a whole one.
/// </summary>
internal static class DueBatch
{
    private const string Received = "received", WorkingDays = "working_days", Due = "due";

    public static int Run(FileInfo file, TextWriter output, TextWriter error)
    {
        List<CsvRow> rows;
        try
        {
            using var text = new StreamReader(file.FullName, new UTF8Encoding(false));
            rows = [.. CsvText.Read(text)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"--batch: {fault.Message}");
            return 1;
        }

        var faults = new List<LineFault>();
        var answer = Answer(rows, faults);
        if (faults.Count == 0)
        {
            output.Write(answer);
            output.Flush();
            return 0;
        }
        foreach (var fault in faults) error.WriteLine($"{file.Name}: {fault}");
        return 1;
    }

    private static StringBuilder Answer(List<CsvRow> rows, List<LineFault> faults)
    {
        var answer = new StringBuilder();
        var header = rows.Count == 0 ? [] : rows[0].Fields.Select(name => name.Trim()).ToList();
        foreach (var column in (string[])[Received, WorkingDays])
            if (header.Count(name => name == column) != 1) faults.Add(new(1, column, "due.column", $"the header must name the column {column} once."));
        if (header.Contains(Due)) faults.Add(new(1, Due, "due.column", "the column is there already; take it out or rename it."));
        if (faults.Count > 0) return answer;

        var (received, days) = (header.IndexOf(Received), header.IndexOf(WorkingDays));
        var (calendar, hours) = (ShippedFiles.Calendar(), ShippedFiles.OfficeHours());
        answer.Append(CsvText.Line([.. rows[0].Fields, Due])).Append('\n');
        foreach (var row in rows.Skip(1))
        {
            if (row.Fields.Count != header.Count)
            {
                faults.Add(new(row.Line, null, "due.fields", $"{row.Fields.Count} fields where the header has {header.Count}."));
                continue;
            }
            var receipt = ReceivedText.Read(row.Fields[received]);
            if (receipt.IsRefused(out var refusal)) faults.Add(new(row.Line, Received, refusal.Code, refusal.Message));
            var allowance = int.TryParse(row.Fields[days].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
                ? Allowance.Create(amount, TimeUnit.WorkingDay)
                : new Refusal("due.working_days.invalid", $"“{row.Fields[days]}” is not a whole number.");
            if (allowance.IsRefused(out var wrong)) faults.Add(new(row.Line, WorkingDays, wrong.Code, wrong.Message));
            if (refusal is not null || wrong is not null) continue;

            var due = Deadline.Compute(receipt.Value, allowance.Value, calendar, hours).DueOn;
            answer.Append(CsvText.Line([.. row.Fields, due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)])).Append('\n');
        }
        return answer;
    }
}
