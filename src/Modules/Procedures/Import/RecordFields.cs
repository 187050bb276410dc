using System.Text.Json;
using System.Text.RegularExpressions;

namespace MotCua.Modules.Procedures.Import;

/// <summary>Reads fields of unknown quality from a record: what has another type than expected is left out and flagged, never thrown.</summary>
internal sealed partial class RecordFields
{
    private readonly List<ProcedureFlag> _flags = [];

    public IReadOnlyList<ProcedureFlag> Flags => _flags;

    public void Flag(string field, string code, string found) =>
        _flags.Add(new ProcedureFlag(field, code, found.Length <= 120 ? found : found[..(char.IsHighSurrogate(found[118]) ? 118 : 119)] + "…"));

    /// <summary>Text, trimmed and composed; missing and null are empty.</summary>
    public string Text(JsonElement record, string name, string path = "")
    {
        if (!record.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return "";
        if (value.ValueKind == JsonValueKind.String) return Text(value, path + name);
        Wrong(path + name, value);
        return "";
    }

    public IReadOnlyList<string> Texts(JsonElement record, string name, string path = "")
    {
        var texts = new List<string>();
        var place = 0;
        foreach (var item in Items(record, name, path))
        {
            var at = $"{path}{name}[{place++}]";
            if (item.ValueKind != JsonValueKind.String) Wrong(at, item);
            else if (Text(item, at) is { Length: > 0 } text) texts.Add(text);
        }
        return texts;
    }

    public IEnumerable<JsonElement> Items(JsonElement record, string name, string path = "")
    {
        if (!record.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return [];
        if (value.ValueKind == JsonValueKind.Array) return value.EnumerateArray();
        Wrong(path + name, value);
        return [];
    }

    /// <summary>The items that are objects, each with its path.</summary>
    public IEnumerable<(JsonElement Item, string Path)> Objects(JsonElement record, string name, string path = "")
    {
        var place = 0;
        foreach (var item in Items(record, name, path))
        {
            var at = $"{path}{name}[{place++}]";
            if (item.ValueKind == JsonValueKind.Object) yield return (item, at + ".");
            else Wrong(at, item);
        }
    }

    public bool Truth(JsonElement record, string name, string path = "")
    {
        if (!record.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.False) return false;
        if (value.ValueKind == JsonValueKind.True) return true;
        Wrong(path + name, value);
        return false;
    }

    public decimal? Number(JsonElement record, string name, string path)
    {
        if (!record.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)) return number;
        Wrong(path + name, value);
        return null;
    }

    public void Wrong(string field, JsonElement value) => Flag(field, FlagCodes.WrongType, value.GetRawText());

    private string Text(JsonElement value, string field)
    {
        string text;
        try
        {
            text = value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // A \uD83D without its second half is lawful JSON and no lawful text.
            Flag(field, FlagCodes.BadCharacters, LoneSurrogate().Match(value.GetRawText()).Value);
            text = JsonSerializer.Deserialize<string>(SurrogateEscapes().Replace(value.GetRawText(), PairsOnly)) ?? "";
        }
        var clean = TextFold.Nfc(text).Replace("\0", "", StringComparison.Ordinal).Trim();
        if (text.Contains('\0', StringComparison.Ordinal)) Flag(field, FlagCodes.BadCharacters, "\\u0000");
        return clean;
    }

    private static string PairsOnly(Match escapes) => escapes.Groups["pair"].Success ? escapes.Value : "";

    [GeneratedRegex(@"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")]
    private static partial Regex LoneSurrogate();

    [GeneratedRegex(@"(?<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")]
    private static partial Regex SurrogateEscapes();
}
