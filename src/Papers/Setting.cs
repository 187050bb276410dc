namespace MotCua.Papers;

internal enum Align { Left, Centre, Right }

/// <summary>Collects what is drawn in one column, line under line.</summary>
internal sealed class Setting(Typesetter type, Measure measure)
{
    private readonly List<Ink> _inks = [];

    /// <summary>How far down it has come.</summary>
    public float Y { get; set; }

    public Strip ToStrip(bool keepWithNext = false) => new(Y, _inks, keepWithNext);

    public void Add(Ink ink) => _inks.Add(ink);

    /// <summary>Sets text in the column from <paramref name="x"/>, <paramref name="width"/> wide.</summary>
    /// <returns>Width of the last line.</returns>
    public float Text(IEnumerable<Span> spans, float size, float x, float width, Align align = Align.Left, bool oblique = false)
    {
        var last = 0f;
        foreach (var line in type.Break(spans, size, width))
        {
            Line(line, size, x, width, align, oblique);
            last = line.Width;
        }
        return last;
    }

    public void Line(Line line, float size, float x, float width, Align align = Align.Left, bool oblique = false)
    {
        var left = x + align switch { Align.Centre => (width - line.Width) / 2, Align.Right => width - line.Width, _ => 0 };
        Put(line, size, left, oblique);
        Y += size * measure.Leading;
    }

    /// <summary>Sets a line without going down.</summary>
    public void Put(Line line, float size, float left, bool oblique = false) =>
        _inks.Add(new TextInk(left, Y + (size * BaselineShare()), size, oblique, line.Pieces));

    // The tallest capital with two marks has a little more room above than the deepest letter has below.
    private float BaselineShare() => 1.12f + ((measure.Leading - 1.42f) / 2);
}
