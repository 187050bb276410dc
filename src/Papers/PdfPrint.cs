using System.Globalization;
using SkiaSharp;

namespace MotCua.Papers;

/// <summary>A sheet as PDF: fonts embedded, text that can be copied and searched, title and language told.</summary>
public static class PdfPrint
{
    private const string Maker = "MotCua";
    private static readonly SKColor s_pale = new(0xE9, 0xE9, 0xEC);

    public static byte[] Render(Sheet sheet, Paper paper)
    {
        var type = new Typesetter();
        var measure = new Measure(paper.Width - paper.Left - paper.Right, 1, paper.Text, IsRoll: false);
        var foot = (measure.Small * measure.Leading) + measure.Gap;
        var pages = Pages(sheet, new BlockLayout(type, measure), type, measure, paper.Height - paper.Top - paper.Bottom - foot);

        var feet = pages.Select((_, i) => Foot(sheet, type, measure, i + 1, pages.Count)).ToList();
        var faces = Subsets([.. pages.SelectMany(page => page), .. feet]);
        try
        {
            return Written(sheet, paper, pages, feet, faces);
        }
        finally
        {
            foreach (var face in faces.Values)
                face.Dispose();
        }
    }

    private static byte[] Written(Sheet sheet, Paper paper, List<List<Strip>> pages, List<Strip> feet, Dictionary<Face, SKTypeface> faces)
    {
        using var stream = new SKDynamicMemoryWStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = PrintText.Clean(sheet.Title), Subject = PrintText.Clean(sheet.Job), Creator = Maker, Producer = Maker,
            Creation = sheet.MadeAt.UtcDateTime, Modified = sheet.MadeAt.UtcDateTime, RasterDpi = 300, EncodingQuality = 100,
        };
        using (var document = SKDocument.CreatePdf(stream, metadata))
        using (var painter = new Painter(face => faces[face]))
        {
            for (var i = 0; i < pages.Count; i++)
                using (var canvas = document.BeginPage(paper.Width, paper.Height))
                {
                    if (sheet.Mark is { Length: > 0 } mark)
                        Across(canvas, mark, paper);
                    canvas.Translate(paper.Left, paper.Top);
                    Draw(canvas, painter, pages[i]);
                    canvas.Translate(0, paper.Height - paper.Top - paper.Bottom - feet[i].Height);
                    painter.Draw(canvas, feet[i].Inks);
                    document.EndPage();
                }
            document.Close();
        }
        using var bytes = stream.DetachAsData();
        return PdfLanguage.Tell(bytes.ToArray(), sheet.Language);
    }

    private static Dictionary<Face, SKTypeface> Subsets(IReadOnlyList<Strip> strips) => strips.SelectMany(strip => strip.Inks).OfType<TextInk>()
        .SelectMany(text => text.Pieces).GroupBy(piece => piece.Face)
        .ToDictionary(face => face.Key, face => face.Key.Subset(face.SelectMany(piece => piece.Run.Glyphs).Append(face.Key.Typeface.GetGlyph(' ')).Distinct()));

    private static Strip Foot(Sheet sheet, Typesetter type, Measure measure, int page, int pages)
    {
        var setting = new Setting(type, measure);
        var words = string.Format(CultureInfo.InvariantCulture, sheet.PageOf, page, pages);
        setting.Put(type.Break([Span.Plain(sheet.Job)], measure.Small, measure.Width)[0], measure.Small, 0);
        setting.Line(type.Break([Span.Plain(words)], measure.Small, measure.Width)[0], measure.Small, 0, measure.Width, Align.Right);
        return setting.ToStrip();
    }

    private static List<List<Strip>> Pages(Sheet sheet, BlockLayout layout, Typesetter type, Measure measure, float room)
    {
        var pages = new List<List<Strip>>();
        var (page, used) = (new List<Strip>(), 0f);
        var strips = layout.Lay(sheet.Blocks).ToList();
        for (var i = 0; i < strips.Count; i++)
        {
            // What must stay together goes over together.
            var needed = strips[i].Height;
            for (var next = i; strips[next].KeepWithNext && next + 1 < strips.Count; next++)
                needed += strips[next + 1].Height;
            if (page.Count > 0 && used + needed > room && (strips[i].Height + used > room || strips[i].KeepWithNext))
            {
                pages.Add(page);
                page = [ShortHead(sheet, type, measure)];
                used = page[0].Height;
            }
            page.Add(strips[i]);
            used += strips[i].Height;
        }
        pages.Add(page);
        return pages;
    }

    private static Strip ShortHead(Sheet sheet, Typesetter type, Measure measure)
    {
        var setting = new Setting(type, measure);
        setting.Text([Span.Plain(sheet.ShortHead)], measure.Small, 0, measure.Width);
        setting.Add(new RuleInk(0, setting.Y, measure.Width, 0.6f));
        setting.Y += measure.Text * 0.6f;
        return setting.ToStrip();
    }

    private static void Draw(SKCanvas canvas, Painter painter, List<Strip> strips)
    {
        canvas.Save();
        foreach (var strip in strips)
        {
            painter.Draw(canvas, strip.Inks);
            canvas.Translate(0, strip.Height);
        }
        canvas.Restore();
    }

    private static void Across(SKCanvas canvas, string word, Paper paper)
    {
        using var paint = new SKPaint { Color = s_pale, IsAntialias = true };
        Painter.Across(canvas, word, new SKRect(0, 0, paper.Width, paper.Height), paint);
    }
}
