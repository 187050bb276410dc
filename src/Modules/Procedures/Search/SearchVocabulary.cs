using System.Text.Json;
using System.Text.Json.Serialization;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures.Search;

/// <summary>
/// What people say and what the catalogue calls it: general vocabulary, kept as data (<c>synonyms.json</c>) so that an office can add its own words.
/// </summary>
public sealed record SearchVocabulary
{
    private static readonly JsonSerializerOptions Strict = new(StoredJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static readonly SearchVocabulary Empty = new();

    /// <summary>For the people who keep the file.</summary>
    public string Note { get; init; } = "";

    /// <summary>Words that say nothing about the matter: "tôi", "muốn", "ở đâu" …</summary>
    public IReadOnlyList<string> StopWords { get; init; } = [];

    public IReadOnlyList<Saying> Sayings { get; init; } = [];

    /// <summary>Codes asked for far more often than others; they win only over equals.</summary>
    public IReadOnlyList<string> Frequent { get; init; } = [];

    /// <exception cref="JsonException">Not a vocabulary file.</exception>
    public static SearchVocabulary Read(string json) => JsonSerializer.Deserialize<SearchVocabulary>(json, Strict) ?? Empty;
}

/// <param name="Say">Everyday words, abbreviations and usual misspellings, each meaning the same.</param>
/// <param name="Means">How the catalogue may put it; any one of them will do.</param>
/// <param name="Weight">How surely it means that, 0–1; 0.9 when left out.</param>
public sealed record Saying(IReadOnlyList<string> Say, IReadOnlyList<string> Means, double? Weight = null);
