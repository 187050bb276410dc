using SkiaSharp;

namespace MotCua.Papers;

/// <summary>Draws ink on a page or on dots: the same hand for both.</summary>
/// <param name="typefaceOf">The outlines to draw with.</param>
internal sealed class Painter(Func<Face, SKTypeface> typefaceOf) : IDisposable
{
    private const float Slant = -0.21f;
    private readonly SKPaint _fill = new() { Color = SKColors.Black, IsAntialias = true };
    private readonly SKPaint _white = new() { Color = SKColors.White, IsAntialias = false };
    private readonly SKPaint _stroke = new() { Color = SKColors.Black, IsAntialias = true, IsStroke = true };
    private readonly Dictionary<(Face, float, bool), SKFont> _fonts = [];

    public void Draw(SKCanvas canvas, IEnumerable<Ink> inks)
    {
        foreach (var ink in inks)
            switch (ink)
            {
                case TextInk text:
                    Draw(canvas, text);
                    break;
                case RuleInk rule:
                    canvas.DrawRect(rule.X, rule.Y, rule.Width, rule.Thickness, _fill);
                    break;
                case BoxInk box:
                    _stroke.StrokeWidth = box.Thickness;
                    canvas.DrawRect(box.X, box.Y, box.Width, box.Height, _stroke);
                    break;
                case TickInk tick:
                    Draw(canvas, tick);
                    break;
                case QrInk qr:
                    Draw(canvas, qr);
                    break;
            }
    }

    /// <summary>A word across the page from corner to corner, as a shape: it is no part of the text and is not read aloud.</summary>
    public static void Across(SKCanvas canvas, string word, SKRect page, SKPaint paint)
    {
        using var font = new SKFont(Face.SemiBold.Typeface, 100);
        var text = PrintText.Upper(word);
        using var shape = font.GetTextPath(text, new SKPoint(0, 0));
        var bounds = shape.TightBounds;
        var diagonal = MathF.Sqrt((page.Width * page.Width) + (page.Height * page.Height));
        var scale = Math.Min(diagonal * 0.7f / bounds.Width, page.Width * 0.3f / bounds.Height);
        canvas.Save();
        canvas.Translate(page.MidX, page.MidY);
        canvas.RotateDegrees(-MathF.Atan2(page.Height, page.Width) * 180 / MathF.PI);
        canvas.Scale(scale);
        canvas.Translate(-bounds.MidX, -bounds.MidY);
        canvas.DrawPath(shape, paint);
        canvas.Restore();
    }

    public void Dispose()
    {
        foreach (var font in _fonts.Values)
            font.Dispose();
        _fill.Dispose();
        _white.Dispose();
        _stroke.Dispose();
    }

    // Words of one weight become one run with the spaces between them, so that a PDF's text can be copied as it reads.
    private void Draw(SKCanvas canvas, TextInk text)
    {
        using var builder = new SKTextBlobBuilder();
        for (var i = 0; i < text.Pieces.Count;)
        {
            var face = text.Pieces[i].Face;
            var (glyphs, points) = (new List<ushort>(), new List<SKPoint>());
            for (; i < text.Pieces.Count && text.Pieces[i].Face == face; i++)
            {
                var piece = text.Pieces[i];
                if (i > 0)
                {
                    glyphs.Add(face.Typeface.GetGlyph(' '));
                    points.Add(new SKPoint(text.Pieces[i - 1].X + (text.Pieces[i - 1].Run.Width * text.Size), 0));
                }
                for (var g = 0; g < piece.Run.Glyphs.Length; g++)
                {
                    glyphs.Add(piece.Run.Glyphs[g]);
                    points.Add(new SKPoint(piece.X + (piece.Run.X[g] * text.Size), piece.Run.Y[g] * text.Size));
                }
            }
            builder.AddPositionedRun(glyphs.ToArray(), FontOf(face, text.Size, text.Oblique), points.ToArray());
        }
        using var blob = builder.Build();
        if (blob is not null)
            canvas.DrawText(blob, text.X, text.Baseline, _fill);
    }

    private void Draw(SKCanvas canvas, TickInk tick)
    {
        _stroke.StrokeWidth = Math.Max(1, tick.Size / 11);
        canvas.DrawRect(tick.X + _stroke.StrokeWidth, tick.Y, tick.Size, tick.Size, _stroke);
        if (!tick.Ticked)
            return;
        _stroke.StrokeWidth *= 1.8f;
        using var hook = new SKPath();
        hook.MoveTo(tick.X + (tick.Size * 0.3f), tick.Y + (tick.Size * 0.55f));
        hook.LineTo(tick.X + (tick.Size * 0.5f), tick.Y + (tick.Size * 0.78f));
        hook.LineTo(tick.X + (tick.Size * 0.88f), tick.Y + (tick.Size * 0.22f));
        canvas.DrawPath(hook, _stroke);
    }

    private void Draw(SKCanvas canvas, QrInk qr)
    {
        var side = qr.Module * qr.Square.Size;
        canvas.DrawRect(qr.X, qr.Y, side, side, _white);
        using var dark = new SKPath();
        foreach (var (column, row, length) in qr.Square.Runs())
            dark.AddRect(SKRect.Create(qr.X + (column * qr.Module), qr.Y + (row * qr.Module), length * qr.Module, qr.Module));
        canvas.DrawPath(dark, _fill);
    }

    private SKFont FontOf(Face face, float size, bool oblique)
    {
        if (!_fonts.TryGetValue((face, size, oblique), out var font))
            _fonts[(face, size, oblique)] = font = new SKFont(typefaceOf(face), size)
            {
                SkewX = oblique ? Slant : 0, Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true,
            };
        return font;
    }
}
