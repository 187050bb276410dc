namespace MotCua.Papers;

/// <summary>A cut sheet; lengths in points (1/72 inch).</summary>
/// <param name="Left">Margin; wider on A4, where papers are bound (Decree 30/2020/NĐ-CP, Annex I).</param>
public sealed record Paper(string Name, float Width, float Height, float Left, float Top, float Right, float Bottom, float Text)
{
    private const float Millimetre = 72 / 25.4f;

    public static readonly Paper A4 = new("a4", 210 * Millimetre, 297 * Millimetre, 25 * Millimetre, 15 * Millimetre, 15 * Millimetre, 12 * Millimetre, 11);

    /// <summary>Half of A4, the usual size of receipts at a counter.</summary>
    public static readonly Paper A5 = new("a5", 148 * Millimetre, 210 * Millimetre, 10 * Millimetre, 9 * Millimetre, 9 * Millimetre, 9 * Millimetre, 9.25f);

    /// <summary>The paper of a name (a5, a4); null when there is none.</summary>
    public static Paper? Find(string? name) => name?.ToLowerInvariant() switch { "a4" => A4, "a5" => A5, _ => null };
}
