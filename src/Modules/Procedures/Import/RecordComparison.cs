using System.Text.Json;

namespace MotCua.Modules.Procedures.Import;

/// <summary>Tells a record that says less from one that says something else.</summary>
internal static class RecordComparison
{
    /// <summary>
    /// Whether everything in <paramref name="incoming"/> already stands in <paramref name="stored"/>: the shipped catalogue is the portal's records without
    /// their long texts, and must not take the place of the full record an office has imported. Empty values say nothing.
    /// </summary>
    public static bool AddsNothing(string incoming, string stored)
    {
        using var less = JsonDocument.Parse(incoming);
        using var more = JsonDocument.Parse(stored);
        return less.RootElement.EnumerateObject().All(field => IsEmpty(field.Value)
            || (Of(more.RootElement, field.Name) is { } known && Within(field.Value, known)));
    }

    private static JsonElement? Of(JsonElement record, string name)
    {
        if (record.TryGetProperty(name, out var value)) return value;
        // The short records carry these two outside of "source".
        return name is "portal_url" or "crawled" && record.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Object && source.TryGetProperty(name, out value)
            ? value : null;
    }

    private static bool Within(JsonElement less, JsonElement more) => less.ValueKind switch
    {
        JsonValueKind.Object => more.ValueKind == JsonValueKind.Object
            && less.EnumerateObject().All(f => IsEmpty(f.Value) || (more.TryGetProperty(f.Name, out var value) && Within(f.Value, value))),
        JsonValueKind.Array => more.ValueKind == JsonValueKind.Array && less.GetArrayLength() == more.GetArrayLength()
            && less.EnumerateArray().Zip(more.EnumerateArray()).All(pair => Within(pair.First, pair.Second)),
        _ => JsonElement.DeepEquals(less, more),
    };

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };
}
