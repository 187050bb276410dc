using SkiaSharp;

namespace MotCua.Papers;

/// <summary>A sheet on a roll of a thermal printer: one column, as long as it needs.</summary>
public static class RollPrint
{
    /// <summary>Dots of a head for 80 mm paper at 203 dpi.</summary>
    public const int Wide = 576;

    /// <summary>Dots of a head for 58 mm paper.</summary>
    public const int Narrow = 384;

    private const float DotsPerPoint = 203 / 72f;

    /// <param name="dots">Width of the head: <see cref="Wide"/> or <see cref="Narrow"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No head is that wide.</exception>
    public static Dots Render(Sheet sheet, int dots)
    {
        if (dots is not (Wide or Narrow))
            throw new ArgumentOutOfRangeException(nameof(dots), dots, "A head has 576 or 384 dots.");
        var margin = dots == Wide ? 8 : 4;
        var measure = new Measure(dots - (2 * margin), DotsPerPoint, dots == Wide ? 25 : 22, IsRoll: true);
        var type = new Typesetter();
        var strips = new BlockLayout(type, measure).Lay(sheet.Blocks).ToList();
        var job = new Setting(type, measure) { Y = measure.Gap };
        job.Text([Span.Plain(sheet.Job)], measure.Small, 0, measure.Width, Align.Centre);
        strips.Add(job.ToStrip());
        var height = (int)MathF.Ceiling(strips.Sum(strip => MathF.Ceiling(strip.Height))) + (2 * margin);

        using var bitmap = new SKBitmap(new SKImageInfo(dots, height, SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        using (var painter = new Painter(face => face.Typeface))
        {
            canvas.Clear(SKColors.White);
            if (sheet.Mark is { Length: > 0 } mark)
                Across(canvas, mark, dots, height);
            canvas.Translate(margin, margin);
            foreach (var strip in strips)
            {
                painter.Draw(canvas, strip.Inks);
                canvas.Translate(0, MathF.Ceiling(strip.Height));
            }
        }
        return Dots.From(bitmap);
    }

    // A thermal head knows no grey: one dot in sixteen, so that the text over it stays easy to read.
    private static void Across(SKCanvas canvas, string word, int width, int height)
    {
        using var tile = new SKBitmap(new SKImageInfo(4, 4, SKColorType.Gray8, SKAlphaType.Opaque));
        tile.GetPixelSpan().Fill(255);
        tile.GetPixelSpan()[0] = 0;
        using var shader = SKShader.CreateBitmap(tile, SKShaderTileMode.Repeat, SKShaderTileMode.Repeat);
        using var outline = new SKPaint { Color = SKColors.Black, IsAntialias = false, Shader = shader, Style = SKPaintStyle.StrokeAndFill, StrokeWidth = 1 };
        var each = width * 4 / 3;
        for (var top = 0; top == 0 || top + (each / 2) < height; top += each)
            Painter.Across(canvas, word, new SKRect(0, top, width, Math.Min(top + each, Math.Max(height, top + (each / 2)))), outline);
    }
}
