namespace MotCua.Papers;

/// <summary>A line of text as it was broken.</summary>
internal sealed record Line(IReadOnlyList<Piece> Pieces, float Width);

/// <summary>
/// Breaks text into lines. Each word is shaped once a sheet and used at every size. Nothing is kept longer: words are names of
/// people, too.
/// </summary>
internal sealed class Typesetter
{
    private readonly Dictionary<(string, Face), Run> _shaped = [];

    public Run Shape(string word, Face face)
    {
        if (!_shaped.TryGetValue((word, face), out var run))
            _shaped[(word, face)] = run = face.Shape(word);
        return run;
    }

    /// <summary>Lines no wider than <paramref name="width"/>. A word that is too long by itself is broken inside.</summary>
    public List<Line> Break(IEnumerable<Span> spans, float size, float width)
    {
        var lines = new List<Line>();
        var (pieces, pen) = (new List<Piece>(), 0f);
        void End()
        {
            lines.Add(new Line(pieces, pen));
            (pieces, pen) = ([], 0);
        }

        foreach (var span in spans)
            foreach (var word in PrintText.Clean(span.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var space = pieces.Count == 0 ? 0 : span.Face.Space * size;
                var run = Shape(word, span.Face);
                if (pen + space + (run.Width * size) > width && pieces.Count > 0)
                {
                    End();
                    space = 0;
                }
                if (run.Width * size <= width)
                {
                    pieces.Add(new Piece(span.Face, pen + space, run));
                    pen += space + (run.Width * size);
                    continue;
                }
                foreach (var part in Parts(word, span.Face, size, width))
                {
                    if (pieces.Count > 0)
                        End();
                    var its = Shape(part, span.Face);
                    pieces.Add(new Piece(span.Face, 0, its));
                    pen = its.Width * size;
                }
            }
        if (pieces.Count > 0)
            End();
        return lines;
    }

    /// <summary>As many dots as fill a width.</summary>
    public Line Dots(float size, float width)
    {
        const int Many = 40;
        var dot = Shape(new string('.', Many), Face.Regular).Width * size / Many;
        var run = Shape(new string('.', Math.Max(1, (int)((width - 0.5f) / dot))), Face.Regular);
        return new Line([new Piece(Face.Regular, 0, run)], run.Width * size);
    }

    // Breaks where a reader would (after a sign of an address), else wherever it must.
    private IEnumerable<string> Parts(string word, Face face, float size, float width)
    {
        var elements = System.Globalization.StringInfo.ParseCombiningCharacters(word);
        var begin = 0;
        for (var i = 0; i < elements.Length; i++)
        {
            var end = i + 1 < elements.Length ? elements[i + 1] : word.Length;
            if (Shape(word[begin..end], face).Width * size <= width || elements[i] == begin)
                continue;
            var sign = word.LastIndexOfAny(['/', '-', '.', '@', '&', '=', '?', ',', ';'], elements[i] - 1, elements[i] - begin);
            var cut = sign > begin + ((elements[i] - begin) / 2) ? sign + 1 : elements[i];
            yield return word[begin..cut];
            begin = cut;
            i = Array.IndexOf(elements, cut) - 1;
        }
        if (begin < word.Length)
            yield return word[begin..];
    }
}
