using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace MotCua.Modules.Procedures.ProcessImport;

/// <summary>What is wrong with a line of a process file.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Field">Path as in the file, e.g. <c>steps[3].time</c>.</param>
/// <param name="Code">Stable; the catalogue holds <c>refusal.</c> + code.</param>
public sealed record ProcessFault(int Line, string Field, string Code);

/// <summary>One line read: a template not yet placed in time, or what is wrong with it.</summary>
/// <param name="From">The day the file itself says it begins to hold, when it says so.</param>
public sealed record ProcessLine(int Line, ProcessTemplate? Template, DateOnly? From, IReadOnlyList<ProcessFault> Faults);

/// <summary>
/// Reads process files: one JSON object a line, our shipped files and the longer records they were made from alike.
/// Lines are read one at a time; blank lines are passed over. A fault names line and field; it never stops the reading.
/// </summary>
public sealed class ProcessReader(PostRules rules)
{
    /// <summary>Characters of the longest line believed; the longest real one has 25,000.</summary>
    public const int LongestLine = 1_000_000;

    /// <param name="ownProvince">Slug of this installation's province: its tables are <see cref="ProcessStatus.Approved"/>, others' are models.</param>
    public async IAsyncEnumerable<ProcessLine> ReadAsync(Stream file, string ownProvince, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var line = 1; ; line++)
        {
            string? text;
            ProcessLine? broken = null;
            try
            {
                text = await reader.ReadLineAsync(cancel);
            }
            catch (DecoderFallbackException)
            {
                (text, broken) = ("", Fault(line, "", "process.file.encoding"));
            }
            if (broken is not null)
            {
                yield return broken;
                yield break;
            }
            if (text is null) yield break;
            if (string.IsNullOrWhiteSpace(text)) continue;

            var read = Read(text, line, ownProvince);
            if (read.Template is { } template && !seen.TryAdd(template.Key, line)) read = Fault(line, "id", "process.id.repeated");
            yield return read;
        }
    }

    private ProcessLine Read(string text, int line, string ownProvince)
    {
        if (text.Length > LongestLine) return Fault(line, "", "process.line.long");
        try
        {
            var record = JsonSerializer.Deserialize(text, ProcessRecordJson.Default.ProcessRecord);
            if (record is null) return Fault(line, "", "process.line.json");
            var made = new ProcessRecordReading(record, text, line, rules, ownProvince);
            var template = made.ToTemplate();
            return made.Faults.Count > 0 ? new(line, null, null, made.Faults) : new(line, template, record.From, []);
        }
        catch (JsonException e)
        {
            return Fault(line, (e.Path ?? "").TrimStart('$', '.'), "process.line.json");
        }
    }

    private static ProcessLine Fault(int line, string field, string code) => new(line, null, null, [new(line, field, code)]);
}
