using System.Text.Json;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Dossiers;

/// <summary>What a dossier's stream says of the rows that must agree with it.</summary>
internal sealed class DossierRecord
{
    public int Version { get; private set; }

    public string? State { get; private set; }

    public string? Code { get; private set; }

    /// <summary>Which tracking code is good.</summary>
    public int TrackingCounter { get; private set; }

    public string? OwnerDigest { get; private set; }

    /// <summary>Digest by note.</summary>
    public Dictionary<Guid, string> Notes { get; } = [];

    /// <summary>SHA-256 by file.</summary>
    public Dictionary<Guid, string> Files { get; } = [];

    /// <exception cref="JsonException">The content is not what a fact looks like.</exception>
    public void Take(JournalEntry entry)
    {
        Version = entry.Version;
        using var content = JsonDocument.Parse(entry.Content);
        if (content.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("The fact is not an object.");
        State = Text(content.RootElement, "state") ?? State;
        switch (entry.Fact)
        {
            case "dossier.filed":
                OwnerDigest = Text(content.RootElement, "ownerDigest");
                break;
            case "dossier.accepted":
                Code = Text(content.RootElement, "code");
                break;
            case "dossier.tracking-reissued" when content.RootElement.TryGetProperty("counter", out var counter) && counter.TryGetInt32(out var good):
                TrackingCounter = good;
                break;
            case "dossier.scan-attached" when content.RootElement.TryGetProperty("file", out var file) && file.TryGetGuid(out var id):
                Files[id] = Text(content.RootElement, "sha256") ?? "";
                break;
        }
        foreach (var property in content.RootElement.EnumerateObject())
            if (property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("note", out var note) && note.ValueKind == JsonValueKind.String
                && note.TryGetGuid(out var its))
                Notes[its] = Text(property.Value, "digest") ?? "";
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
