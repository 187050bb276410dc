namespace MotCua.Papers;

/// <summary>Something drawn, measured from the left edge of the column and the top of its strip, in the unit of its <see cref="Measure"/>.</summary>
internal abstract record Ink;

internal sealed record TextInk(float X, float Baseline, float Size, bool Oblique, IReadOnlyList<Piece> Pieces) : Ink;

internal sealed record RuleInk(float X, float Y, float Width, float Thickness) : Ink;

internal sealed record BoxInk(float X, float Y, float Width, float Height, float Thickness) : Ink;

/// <summary>A box to tick, ticked or not.</summary>
internal sealed record TickInk(float X, float Y, float Size, bool Ticked) : Ink;

internal sealed record QrInk(float X, float Y, float Module, QrSquare Square) : Ink;

/// <summary>A slice of a sheet that no page may cut.</summary>
/// <param name="KeepWithNext">Stands at no page's foot.</param>
internal sealed record Strip(float Height, IReadOnlyList<Ink> Inks, bool KeepWithNext = false);

/// <summary>Words set side by side in one weight.</summary>
internal sealed record Piece(Face Face, float X, Run Run);

/// <summary>A stretch of text in one weight.</summary>
internal readonly record struct Span(string Text, Face Face)
{
    public static Span Plain(string text) => new(text, Face.Regular);

    public static Span Strong(string text) => new(text, Face.SemiBold);
}

/// <summary>How big things are on a kind of paper.</summary>
/// <param name="Width">Of the column of text.</param>
/// <param name="Unit">One point on paper, one 72th of an inch, in this measure: 1 in a PDF, 203/72 on a thermal head.</param>
/// <param name="Text">Size of the running text.</param>
/// <param name="IsRoll">Narrow and endless: everything stands under one another.</param>
internal sealed record Measure(float Width, float Unit, float Text, bool IsRoll)
{
    public float Small => Text * 0.86f;

    public float Head => Text * (IsRoll ? 1 : 0.93f);

    public float Title => Text * (IsRoll ? 1.25f : 1.4f);

    /// <summary>Distance of two base lines, in sizes. Ẫ and ỹ reach from 1.13 above to 0.29 below: less than 1.42 would clip them.</summary>
    public float Leading => IsRoll ? 1.5f : 1.45f;

    public float Gap => Text * 0.35f;
}
