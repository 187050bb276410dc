using System.Text.Json;
using System.Text.Json.Serialization;
using MotCua.Modules.Organisation;

namespace MotCua.Modules.Procedures;

/// <summary>Which commune office handles a field of procedures.</summary>
public sealed class FieldDivisions
{
    private readonly Rule[] _rules;

    private FieldDivisions(Rule[] rules) =>
        _rules = [.. rules.Select(r => r with { Any = Folded(r.Any), Exact = Folded(r.Exact) })];

    /// <summary>Reads <c>data/processes/field-divisions.json</c>.</summary>
    /// <exception cref="JsonException">The file is not what we ship.</exception>
    public static FieldDivisions Parse(Stream json) =>
        new((JsonSerializer.Deserialize<RuleFile>(json, ProcessPolicy.Json) ?? throw new JsonException("Empty rules.")).Rules);

    /// <summary>The kind of office, or null when no rule names the field.</summary>
    public OfficeKind? OfficeFor(string? field)
    {
        if (string.IsNullOrWhiteSpace(field)) return null;
        var asked = $" {FoldedText.Fold(field)} ";
        return _rules.FirstOrDefault(r => r.Any?.Any(asked.Contains) == true || r.Exact?.Contains(asked) == true)?.Office;
    }

    private static string[]? Folded(string[]? phrases) => phrases?.Select(p => $" {FoldedText.Fold(p)} ").ToArray();

    private sealed record RuleFile(string About, string Source, DateOnly From, Rule[] Rules);

    private sealed record Rule(string[]? Any, string[]? Exact, OfficeKind Office);
}

/// <summary>The rules kept as data under <c>data/processes</c> that choosing a process needs.</summary>
/// <param name="Province">Slug of this installation's province: only its approved tables bind.</param>
/// <param name="IsRemote">True where the second clock of a table (mountain, island, border) applies.</param>
public sealed record ProcessPolicy(DefaultProcess Defaults, FieldDivisions Fields, string Province, bool IsRemote)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <param name="folder">The shipped folder <c>data/processes</c>.</param>
    /// <exception cref="IOException">A file is missing.</exception>
    /// <exception cref="JsonException">A file is not what we ship.</exception>
    public static ProcessPolicy Load(string folder)
    {
        using var defaults = File.OpenRead(Path.Combine(folder, "defaults.json"));
        using var fields = File.OpenRead(Path.Combine(folder, "field-divisions.json"));
        using var policy = File.OpenRead(Path.Combine(folder, "policy.json"));
        var place = JsonSerializer.Deserialize<PolicyFile>(policy, Json) ?? throw new JsonException("Empty policy.");
        return new(DefaultProcess.Parse(defaults), FieldDivisions.Parse(fields), place.Province, place.IsRemote);
    }

    private sealed record PolicyFile(string About, DateOnly From, string Province, bool IsRemote);
}
