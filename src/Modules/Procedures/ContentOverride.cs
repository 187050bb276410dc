using System.Text.Json;
using System.Text.Json.Serialization;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures;

public enum Confidence
{
    /// <summary>Stands in the procedure's own published record.</summary>
    Portal,

    /// <summary>The legal text was opened and read.</summary>
    Verified,

    /// <summary>From memory of the law; a person should check it before it binds anyone.</summary>
    Recalled,
}

/// <param name="Read">The day the source was read or recalled.</param>
public sealed record OverrideSource(string Title, DateOnly Read, Confidence Confidence, string? Url = null);

/// <summary>A time limit in place of a placeholder.</summary>
/// <param name="Channel">Null for every channel.</param>
/// <param name="Case">Null for every case.</param>
/// <param name="CutOff">Same-day limits: received later than this, the result comes on the next working day.</param>
public sealed record OverriddenTime(LimitUnit Unit, decimal? Amount = null, ChannelKind? Channel = null, string? Case = null, TimeOnly? CutOff = null);

public sealed record OverriddenComponent(string Key, string Name, ComponentKind Kind, string Case = ProcedureCase.All, int? Originals = 1, int? Copies = 0)
{
    public string FormCode { get; init; } = "";
    public string FormName { get; init; } = "";
}

/// <summary>A dated, sourced correction of what the source says of one procedure. What it does not name stays as published.</summary>
public sealed record ContentOverride
{
    public required string Code { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly Until { get; init; } = InTime.Open;
    public required OverrideSource Source { get; init; }

    /// <summary>Why the published content is not enough.</summary>
    public required string Reason { get; init; }
    public IReadOnlyList<OverriddenTime> Times { get; init; } = [];
    public IReadOnlyList<ProcedureCase>? Cases { get; init; }

    /// <summary>The whole list of papers in plain words; the published rows stay in the raw record.</summary>
    public IReadOnlyList<OverriddenComponent>? Components { get; init; }
    public IReadOnlyList<ProcedureFee>? Fees { get; init; }
}

/// <param name="Code">Procedures near to one that is known by name only, nearest first.</param>
public sealed record Neighbourhood(string Code, IReadOnlyList<string> Neighbours, string Reason);

/// <summary>Our own data files beside the catalogue, read.</summary>
public sealed record CatalogueSupplements(
    ILookup<string, ContentOverride> Overrides, IReadOnlyDictionary<string, Neighbourhood> Neighbours, Search.SearchVocabulary Vocabulary)
{
    private static readonly JsonSerializerOptions Strict = new(StoredJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Name of each kind's file among the shipped ones.</summary>
    public static string FileOf(SupplementKind kind) => $"procedures/{kind.ToString().ToLowerInvariant()}.json";

    /// <exception cref="JsonException">One of the texts is not what it should be.</exception>
    public static CatalogueSupplements Read(IReadOnlyDictionary<SupplementKind, string> texts)
    {
        var overrides = JsonSerializer.Deserialize<OverridesFile>(texts[SupplementKind.Overrides], Strict)!.Overrides;
        var neighbours = JsonSerializer.Deserialize<NeighboursFile>(texts[SupplementKind.Neighbours], Strict)!.Neighbours;
        return new CatalogueSupplements(
            overrides.ToLookup(o => o.Code, StringComparer.Ordinal),
            neighbours.ToDictionary(n => n.Code, StringComparer.Ordinal),
            Search.SearchVocabulary.Read(texts[SupplementKind.Synonyms]));
    }

    /// <summary>Refuses a text that is not of its kind, so that a bad file changes nothing.</summary>
    public static Refusal? Check(SupplementKind kind, string text)
    {
        try
        {
            switch (kind)
            {
                case SupplementKind.Overrides:
                    var bad = JsonSerializer.Deserialize<OverridesFile>(text, Strict)!.Overrides.FirstOrDefault(o => !ProcedureCode.IsWellFormed(o.Code) || o.Until <= o.From);
                    return bad is null ? null : new Refusal("procedures.supplement.invalid", $"The override of {bad.Code} has a bad code or period.", "code") { Args = [bad.Code] };
                case SupplementKind.Neighbours:
                    _ = JsonSerializer.Deserialize<NeighboursFile>(text, Strict)!.Neighbours.ToDictionary(n => n.Code, StringComparer.Ordinal);
                    return null;
                default:
                    _ = Search.SearchVocabulary.Read(text);
                    return null;
            }
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return new Refusal("procedures.supplement.invalid", $"Not a file of {kind}: {fault.Message}") { Args = [kind.ToString(), fault.Message] };
        }
    }

    /// <summary>The correction in force for a procedure on a day; the latest begun when several are.</summary>
    public ContentOverride? OverrideOf(string code, DateOnly on) =>
        Overrides[code].Where(o => o.From <= on && on < o.Until).OrderByDescending(o => o.From).FirstOrDefault();

    private sealed record OverridesFile(string Note, IReadOnlyList<ContentOverride> Overrides);

    private sealed record NeighboursFile(string Note, IReadOnlyList<Neighbourhood> Neighbours);
}
