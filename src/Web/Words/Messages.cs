using System.Collections.Frozen;
using System.Text.Json;

namespace MotCua.Web.Words;

/// <summary>The catalogue of everything a page says: one flat key, one text a language.</summary>
public sealed class Messages
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _byLanguage;

    private Messages(FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage) => _byLanguage = byLanguage;

    /// <summary>Where the catalogue lies beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Messages");

    /// <summary>Reads <c>{folder}/{language}/*.json</c>.</summary>
    /// <exception cref="InvalidDataException">A key stands twice in one language, or a value is not text.</exception>
    public static Messages Load(string folder) =>
        new(Language.All.ToFrozenDictionary(language => language.Code, language => Read(Path.Combine(folder, language.Code))));

    public string? Find(Language language, string key) =>
        language == Language.Pseudo ? Find(Language.Vietnamese, key) is { } text ? PseudoLanguage.Of(text) : null
        : _byLanguage.TryGetValue(language.Code, out var texts) ? texts.GetValueOrDefault(key) : null;

    /// <summary>Every key and text of a language, for the checks of the catalogue.</summary>
    public IReadOnlyDictionary<string, string> All(Language language) => _byLanguage[language.Code];

    private static FrozenDictionary<string, string> Read(string folder)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var entry in json.RootElement.EnumerateObject())
            {
                if (entry.Value.ValueKind is not JsonValueKind.String)
                    throw new InvalidDataException($"{file}: \"{entry.Name}\" is not a text.");
                if (!texts.TryAdd(entry.Name, entry.Value.GetString()!))
                    throw new InvalidDataException($"{file}: \"{entry.Name}\" is already in the catalogue.");
            }
        }
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
