using System.Text.Json;
using MotCua.Modules.Platform;

namespace MotCua.Web.Papers;

/// <param name="Name">What stands there; <see cref="FieldValues"/> knows where it comes from.</param>
/// <param name="Half">Shares its line where the paper is wide enough.</param>
/// <param name="Group">Not a field but a line over the fields that follow.</param>
/// <param name="Text">Not a field but a sentence.</param>
public sealed record FormField(string Name, bool Half = false, bool Strong = false, bool Group = false, bool Text = false);

/// <summary>One form in one period.</summary>
/// <param name="Suffix">Ending of the number under the agency's name; empty for a slip without number.</param>
/// <param name="Source">The law it is from.</param>
/// <param name="Signers">Who signs, from left to right.</param>
/// <param name="Qr">Where the QR code leads: tracking, procedure.</param>
public sealed record FormVersion(
    string Form, DateOnly From, DateOnly Until, string Suffix, string Source, string Confidence, IReadOnlyList<FormField> Fields, IReadOnlyList<string> Signers, string Qr)
    : IValidInTime;

/// <summary>All forms with their periods, read from <c>data/forms/forms.json</c>: a change of law is a change there.</summary>
public sealed class FormBook
{
    public const string Form01 = "form01";
    public const string Form02 = "form02";
    public const string Form03 = "form03";
    public const string Receipt = "receipt";
    public const string List = "list";

    private static readonly string[] s_forms = [Form01, Form02, Form03, Receipt, List];
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);
    private readonly ILookup<string, FormVersion> _versions;

    private FormBook(IEnumerable<FormVersion> versions) => _versions = versions.ToLookup(version => version.Form);

    /// <summary>The shipped forms.</summary>
    public static FormBook Shipped() => Read(File.ReadAllText(ShippedFiles.Path("forms/forms.json")));

    /// <exception cref="InvalidDataException">A form is missing, two versions hold on the same day, a period is empty or a field unknown; all faults are named.</exception>
    public static FormBook Read(string json)
    {
        var rows = JsonSerializer.Deserialize<Shelf>(json, s_json)?.Forms ?? [];
        var versions = rows.Select(row => new FormVersion(
            row.Form, row.From, row.Until ?? InTime.Open, row.Suffix, row.Source, row.Confidence, row.Fields, row.Signers, row.Qr)).ToList();
        var faults = new List<string>();
        foreach (var form in s_forms.Where(form => versions.TrueForAll(version => version.Form != form)))
            faults.Add($"{form}: missing");
        foreach (var version in versions)
        {
            if (version.From >= version.Until)
                faults.Add($"{version.Form}: holds from {version.From:O} until {version.Until:O}");
            if (versions.Exists(other => other != version && other.Form == version.Form && other.From < version.Until && version.From < other.Until))
                faults.Add($"{version.Form} from {version.From:O}: overlaps another version");
            faults.AddRange(version.Fields.Where(field => !field.Group && !field.Text && !FieldValues.Knows(field.Name)).Select(field => $"{version.Form}: unknown field {field.Name}"));
        }
        return faults.Count == 0 ? new FormBook(versions) : throw new InvalidDataException($"forms.json: {string.Join("; ", faults.Distinct())}");
    }

    public IEnumerable<FormVersion> All => _versions.SelectMany(versions => versions);

    /// <summary>The version in force on the day the form was made out.</summary>
    /// <exception cref="InvalidOperationException">No version holds on that day.</exception>
    public FormVersion InForce(string form, DateOnly on) => _versions[form].FirstOrDefault(version => version.IsInForce(on))
        ?? throw new InvalidOperationException($"No version of {form} holds on {on:O}.");

    private sealed record Shelf(IReadOnlyList<Row> Forms);

    private sealed record Row(
        string Form, DateOnly From, DateOnly? Until, string Suffix, string Source, string Confidence, IReadOnlyList<FormField> Fields, IReadOnlyList<string> Signers, string Qr);
}
