using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace MotCua.Papers;

/// <summary>Glyphs and where they stand, in ems; good for every size.</summary>
/// <param name="X">Left edge of each glyph.</param>
/// <param name="Clusters">Index of the letter each glyph came from.</param>
internal sealed record Run(ushort[] Glyphs, float[] X, float[] Y, int[] Clusters, float Width);

/// <summary>One weight of Be Vietnam Pro, loaded once for the process.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA1001", Justification = "Stays as long as the process.")]
internal sealed class Face
{
    // Glyphs that come from substitution have no character of their own, and a PDF could not tell what they stand for.
    private static readonly Feature[] s_features =
        [.. new[] { "liga", "clig", "calt", "locl", "rlig" }.Select(tag => new Feature(Tag.Parse(tag), 0, 0, uint.MaxValue))];

    private readonly FontTables _tables;
    private readonly HarfBuzzSharp.Font _shaper;
    private readonly float _em;
    private readonly float _space;

    private Face(string resource)
    {
        using var stream = typeof(Face).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks its font {resource}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        _tables = new FontTables(bytes);
        Typeface = Read(_tables.Whole());
        var face = new HarfBuzzSharp.Face(Whole(bytes), 0);
        _em = face.UnitsPerEm;
        _shaper = new HarfBuzzSharp.Font(face);
        _shaper.SetScale((int)_em, (int)_em);
        _shaper.SetFunctionsOpenType();
        _space = Shape(" ").Width;
    }

    public static Face Regular { get; } = new("BeVietnamPro-Regular.ttf");

    public static Face SemiBold { get; } = new("BeVietnamPro-SemiBold.ttf");

    public SKTypeface Typeface { get; }

    /// <summary>Advance of a space, in ems.</summary>
    public float Space => _space;

    public bool Has(Rune rune) => Rune.IsWhiteSpace(rune) || Typeface.GetGlyph(rune.Value) != 0;

    /// <summary>Glyphs of a text already cleaned.</summary>
    public Run Shape(string text)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        _shaper.Shape(buffer, s_features);
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var run = new Run(new ushort[infos.Length], new float[infos.Length], new float[infos.Length], new int[infos.Length], 0);
        var pen = 0f;
        for (var i = 0; i < infos.Length; i++)
        {
            run.Glyphs[i] = (ushort)infos[i].Codepoint;
            run.Clusters[i] = (int)infos[i].Cluster;
            run.X[i] = pen + (positions[i].XOffset / _em);
            run.Y[i] = -positions[i].YOffset / _em;
            pen += positions[i].XAdvance / _em;
        }
        return run with { Width = pen };
    }

    /// <summary>The face with the outlines of some glyphs only; the caller disposes it.</summary>
    public SKTypeface Subset(IEnumerable<ushort> glyphs) => Read(_tables.Subset(glyphs));

    private static SKTypeface Read(byte[] font)
    {
        using var held = SKData.CreateCopy(font);
        return SKTypeface.FromData(held) ?? throw new InvalidOperationException("The font cannot be read.");
    }

    // HarfBuzz reads from memory it does not own; the fonts stay as long as the process.
    private static Blob Whole(byte[] bytes)
    {
        var memory = System.Runtime.InteropServices.Marshal.AllocHGlobal(bytes.Length);
        System.Runtime.InteropServices.Marshal.Copy(bytes, 0, memory, bytes.Length);
        var blob = new Blob(memory, bytes.Length, MemoryMode.ReadOnly);
        blob.MakeImmutable();
        return blob;
    }
}
