using System.Text.Json;
using System.Text.Json.Serialization;

namespace MotCua.Web.Oversight;

/// <summary>The outline of one unit on the map, in the map's own units.</summary>
/// <param name="Path">SVG path.</param>
/// <param name="Label">x and y of the point farthest from the border.</param>
public sealed record UnitOutline(string Path, IReadOnlyList<int> Label);

/// <summary>
/// The units' outlines, a database under ODbL 1.0 that stays a file of its own (<c>data/boundaries</c>) and is joined with our figures
/// here, at run time. Whoever shows it shows <see cref="Attribution"/>.
/// </summary>
public sealed record BoundaryMap(
    string Attribution, string Licence, [property: JsonPropertyName("licenceUrl")] string LicenceAddress, int Width, int Height, IReadOnlyDictionary<string, UnitOutline> Units)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <exception cref="InvalidDataException">The shipped file is empty.</exception>
    public static BoundaryMap Load()
    {
        using var file = File.OpenRead(ShippedFiles.Path("boundaries/map.json"));
        return JsonSerializer.Deserialize<BoundaryMap>(file, s_json) ?? throw new InvalidDataException("boundaries/map.json is empty.");
    }
}
