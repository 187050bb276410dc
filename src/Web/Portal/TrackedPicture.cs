using System.Globalization;
using System.Security;
using System.Text;
using MotCua.Web.Parts;
using MotCua.Web.Words;

namespace MotCua.Web.Portal;

/// <summary>
/// The state of a dossier as one SVG card to keep or pass on: state, place, dates. No name, no number of a person, and no code that
/// opens anything, unless the owner chose to add the QR of the tracking link.
/// </summary>
public static class TrackedPicture
{
    private const int Width = 1080;
    private const int Margin = 72;
    private const int QrSide = 340;

    /// <param name="link">The tracking link to draw as a QR; null for none.</param>
    /// <param name="space">What the space is called when it is not the live one; null in live.</param>
    public static string Draw(TrackedView view, Texts texts, string? link, string? space)
    {
        var body = new StringBuilder();
        var y = 132;
        if (space is not null)
        {
            body.Append(CultureInfo.InvariantCulture, $"<rect y=\"88\" width=\"{Width}\" height=\"64\" fill=\"#f3b61f\"/>");
            Line(body, 132, 34, "#1b1d2a", 600, space);
            y += 64;
        }
        y = Lines(body, y + 68, 46, "#1b1d2a", 600, 38, view.Says);
        if (view.Kept is { } kept)
            y = Lines(body, y + 16, 36, "#1b1d2a", 400, 50, kept);
        y = Lines(body, y + 28, 36, "#1b1d2a", 400, 50, view.Next);
        foreach (var (key, value) in Facts(view, texts))
        {
            Line(body, y += 68, 30, "#44546a", 400, key);
            y = Lines(body, y + 46, 36, "#1b1d2a", 600, 50, value) - 46;
        }
        y += 84;
        if (link is not null)
        {
            var (size, path) = QrTagHelper.Draw(link);
            var scale = (QrSide / (double)size).ToString("0.####", CultureInfo.InvariantCulture);
            body.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({Margin - 24} {y}) scale({scale})\" shape-rendering=\"crispEdges\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\"{path}\"/></g>");
            y = Lines(body, y + QrSide + 24, 28, "#44546a", 400, 62, texts["portal.picture.qr"]) + 20;
        }
        Line(body, y, 28, "#44546a", 400, texts["portal.picture.as-of", texts.Moment(view.Now)]);
        var height = y + 56;
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" font-family="'Be Vietnam Pro', 'Noto Sans', Arial, sans-serif">
            <title>{SecurityElement.Escape(view.Says)}</title>
            <rect width="{Width}" height="{height}" fill="#fff"/><rect width="{Width}" height="88" fill="#6d2e75"/>
            <text x="{Margin}" y="58" font-size="34" font-weight="600" fill="#fff">{SecurityElement.Escape(texts["portal.picture.title"])}</text>
            {body}</svg>
            """;
    }

    private static IEnumerable<(string Key, string Value)> Facts(TrackedView view, Texts texts)
    {
        yield return (texts["portal.answer.procedure"], view.Dossier.ProcedureName);
        yield return view.Dossier.Code is { } code ? (texts["portal.answer.code"], code) : (texts["portal.answer.reference"], Crockford32.Grouped(view.Dossier.Reference));
        if (view.Holder is { } holder)
            yield return (texts["portal.answer.holder"], $"{holder.Post} – {holder.Unit}");
        if (view.Due is { } due)
            yield return (texts["portal.answer.due"], texts.Moment(due.DueAt));
        yield return (texts["portal.answer.received-by"], texts.Either(view.Dossier.ReceivingOffice, view.Dossier.ReceivingOfficeEn));
    }

    private static int Lines(StringBuilder body, int y, int size, string ink, int weight, int most, string text)
    {
        foreach (var line in Wrap(text, most))
        {
            Line(body, y, size, ink, weight, line);
            y += size * 3 / 2;
        }
        return y;
    }

    private static void Line(StringBuilder body, int y, int size, string ink, int weight, string text) => body.Append(
        CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{ink}\">{SecurityElement.Escape(text)}</text>\n");

    private static IEnumerable<string> Wrap(string text, int most)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        if (line.Length > 0)
            yield return line.ToString();
    }
}
