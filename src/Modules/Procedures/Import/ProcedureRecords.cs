using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace MotCua.Modules.Procedures.Import;

/// <summary>
/// Reads catalogue files: one JSON record a line, the short records shipped with the program as well as the portal's long ones, and fields never seen before.
/// A record that cannot be told apart from others (no code, no name, not JSON) is a fault; everything else that is odd is kept and flagged.
/// </summary>
public static class ProcedureRecords
{
    private static readonly JsonDocumentOptions Lines = new() { AllowDuplicateProperties = false };

    private static readonly HashSet<string> Known =
    [
        "code", "name", "field", "domain", "levels", "levels_text", "levels_inferred", "publisher", "decision_no", "procedure_type", "applicants", "agency",
        "competent_authority", "receiving_address", "channels", "channels_raw", "documents", "documents_raw", "steps", "steps_truncated", "conditions", "result",
        "results", "legal_basis", "legal_basis_raw", "completeness", "source", "portal_url", "crawled",
    ];

    private static readonly string[] FormerBodies =
    [
        // Bodies that the reform of March and July 2025 ended: districts with their divisions, and the departments merged into others.
        "cap huyen", "nhan dan huyen", "nhan dan quan", "cong an huyen", "phong tu phap", "phong lao dong", "phong tai nguyen", "phong van hoa", "phong giao duc", "phong y te",
        "so lao dong thuong binh", "so nong nghiep va phat trien nong thon", "so tai nguyen va moi truong", "so ke hoach va dau tu", "so giao thong van tai", "so thong tin va truyen thong",
    ];

    private static readonly string[] OtherProvinces = ["tp hcm", "tphcm", "ho chi minh", "ha noi", "da nang", "hai phong", "can tho"];

    /// <summary>Every record in the order of the file; a fault takes the place of a record that could not be read. Duplicate codes are faults too.</summary>
    public static async IAsyncEnumerable<(ProcedureRecord? Record, RecordFault? Fault)> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var lines = RecordLines.ReadAsync(file, cancel).GetAsyncEnumerator(cancel);
        while (true)
        {
            RecordFault? broken = null;
            var more = false;
            try
            {
                more = await lines.MoveNextAsync();
            }
            catch (InvalidDataException)
            {
                broken = new RecordFault(0, "", "file.compression", "The compressed file is damaged.");
            }
            if (broken is not null) yield return (null, broken);
            if (!more) break;

            var (record, fault) = ReadLine(lines.Current);
            if (record is not null && !seen.TryAdd(record.Code, record.Line))
            {
                fault = new RecordFault(record.Line, "code", "code.duplicate", $"Code {record.Code} already stands in line {seen[record.Code]}.");
                record = null;
            }
            yield return (record, fault);
        }
    }

    private static (ProcedureRecord?, RecordFault?) ReadLine(RecordLines.Line line)
    {
        if (line.Bytes is null) return (null, new RecordFault(line.Number, "", "line.long", "The line is longer than any record can be."));
        if (!Utf8.IsValid(line.Bytes)) return (null, new RecordFault(line.Number, "", "text.encoding", "The line is not UTF-8 text."));
        var raw = Encoding.UTF8.GetString(line.Bytes);
        if (!raw.IsNormalized(NormalizationForm.FormC)) raw = raw.Normalize(NormalizationForm.FormC);
        try
        {
            using var document = JsonDocument.Parse(raw, Lines);
            return Read(line.Number, document.RootElement, raw.Trim());
        }
        catch (JsonException e)
        {
            return (null, new RecordFault(line.Number, "", "json.invalid", $"Not a JSON record: {e.Message}"));
        }
        catch (InvalidOperationException)
        {
            return (null, new RecordFault(line.Number, "", "json.invalid", "Not a JSON record: a name in it is no lawful text."));
        }
    }

    private static (ProcedureRecord?, RecordFault?) Read(int line, JsonElement record, string raw)
    {
        if (record.ValueKind != JsonValueKind.Object) return (null, new RecordFault(line, "", "record.type", "A line must hold one JSON object."));
        if (Required(record, line, "code") is { } noCode) return (null, noCode);
        var fields = new RecordFields();
        var code = fields.Text(record, "code");
        if (!ProcedureCode.IsWellFormed(code)) return (null, new RecordFault(line, "code", "code.shape", $"\"{Cut(code)}\" is not a procedure code such as 1.001193."));
        if (Required(record, line, "name") is { } noName) return (null, noName);

        foreach (var property in record.EnumerateObject().Where(p => !Known.Contains(p.Name))) fields.Flag(property.Name, FlagCodes.UnknownField, property.Value.GetRawText());
        var levels = Levels(fields, record);
        var content = Content(fields, record);
        var completeness = CompletenessOf(fields, record, content);
        if (completeness == Completeness.Index) fields.Flag("completeness", FlagCodes.IndexOnly, "");
        else Agencies(fields, content);

        return (new ProcedureRecord(line, code, fields.Text(record, "name"), fields.Text(record, "field"), fields.Text(record, "domain"), levels,
            fields.Text(record, "publisher"), fields.Text(record, "decision_no"), completeness, content with { Flags = [.. fields.Flags.Distinct()] }, raw), null);
    }

    private static RecordFault? Required(JsonElement record, int line, string name)
    {
        if (!record.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return new RecordFault(line, name, $"{name}.missing", $"The record has no {name}.");
        if (value.ValueKind != JsonValueKind.String) return new RecordFault(line, name, $"{name}.type", $"The {name} must be text in quotation marks.");
        return new RecordFields().Text(record, name).Length == 0 ? new RecordFault(line, name, $"{name}.missing", $"The {name} is empty.") : null;
    }

    private static ProcedureLevels Levels(RecordFields fields, JsonElement record)
    {
        var levels = ProcedureLevels.None;
        foreach (var name in fields.Texts(record, "levels"))
        {
            if (ProcedureLevelNames.TryRead(name, out var level)) levels |= level;
            else fields.Flag("levels", FlagCodes.LevelsMissing, name);
        }
        if (levels == ProcedureLevels.None) fields.Flag("levels", FlagCodes.LevelsMissing, "");
        if (fields.Truth(record, "levels_inferred")) fields.Flag("levels_inferred", FlagCodes.LevelsInferred, string.Join(", ", levels.ToNames()));
        return levels;
    }

    private static ProcedureContent Content(RecordFields fields, JsonElement record)
    {
        var (cases, components) = ComponentReading.Read(fields, record);
        var hasSource = record.TryGetProperty("source", out var told) && told.ValueKind == JsonValueKind.Object;
        var (source, sourcePath) = hasSource ? (told, "source.") : (record, "");
        var results = fields.Objects(record, "results").Select(r => new ProcedureResult(fields.Text(r.Item, "name", r.Path), fields.Text(r.Item, "code", r.Path))).ToList();
        if (results.Count == 0 && fields.Text(record, "result") is { Length: > 0 } result) results.Add(new ProcedureResult(result, ""));
        var truncated = fields.Truth(record, "steps_truncated");
        if (truncated) fields.Flag("steps_truncated", FlagCodes.StepsTruncated, "");
        return new ProcedureContent
        {
            Channels = ChannelReading.Read(fields, record),
            Cases = cases,
            Components = components,
            Results = results,
            LegalBasis = fields.Texts(record, "legal_basis"),
            Applicants = Rejoined(fields.Texts(record, "applicants")),
            Steps = fields.Texts(record, "steps"),
            StepsTruncated = truncated,
            Agency = fields.Text(record, "agency"),
            CompetentAuthority = fields.Text(record, "competent_authority"),
            ReceivingAddress = fields.Text(record, "receiving_address"),
            Conditions = fields.Text(record, "conditions"),
            ProcedureType = fields.Text(record, "procedure_type"),
            PortalUrl = fields.Text(source, "portal_url", sourcePath),
            Crawled = fields.Text(source, "crawled", sourcePath),
        };
    }

    /// <summary>The source split "Tổ chức (không bao gồm doanh nghiệp, HTX)" at its comma.</summary>
    private static List<string> Rejoined(IReadOnlyList<string> applicants)
    {
        var whole = new List<string>();
        foreach (var part in applicants)
        {
            if (whole.Count > 0 && whole[^1].Count(c => c == '(') > whole[^1].Count(c => c == ')')) whole[^1] += ", " + part;
            else whole.Add(part);
        }
        return whole;
    }

    private static Completeness CompletenessOf(RecordFields fields, JsonElement record, ProcedureContent content) => fields.Text(record, "completeness") switch
    {
        "index" => Completeness.Index,
        "partial" => Completeness.Partial,
        "full" => Completeness.Full,
        _ when content.Channels.Count == 0 && content.Components.Count == 0 && content.Steps.Count == 0 => Completeness.Index,
        _ when content.Components.Count > 0 && content.Steps.Count > 0 && content.Channels.Any(c => c.Time.Amount is not null) => Completeness.Full,
        _ => Completeness.Partial,
    };

    private static void Agencies(RecordFields fields, ProcedureContent content)
    {
        if (content.Agency.Length + content.CompetentAuthority.Length == 0) fields.Flag("agency", FlagCodes.AgencyMissing, "");
        foreach (var (field, text) in (ReadOnlySpan<(string, string)>)[("agency", content.Agency), ("competent_authority", content.CompetentAuthority)])
        {
            var folded = TextFold.Fold(text);
            if (FormerBodies.Any(b => folded.Contains(b, StringComparison.Ordinal))) fields.Flag(field, FlagCodes.AgencyFormer, text);
            if (OtherProvinces.Any(p => folded.Contains(p, StringComparison.Ordinal))) fields.Flag(field, FlagCodes.AgencyElsewhere, text);
        }
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
