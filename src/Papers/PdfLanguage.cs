using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MotCua.Papers;

/// <summary>
/// Tells a PDF's language and lets viewers show its title, which Skia leaves out: an incremental update that replaces the
/// catalog (ISO 32000-1, 7.5.6 and 14.9.2).
/// </summary>
internal static partial class PdfLanguage
{
    /// <exception cref="FormatException">It is not a PDF as Skia writes them.</exception>
    public static byte[] Tell(byte[] pdf, string language)
    {
        // Latin-1 keeps every byte in its place.
        var tailAt = Math.Max(0, pdf.Length - 2048);
        var tail = Encoding.Latin1.GetString(pdf, tailAt, pdf.Length - tailAt);
        var start = Start().Match(tail);
        var trailer = Trailer().Match(tail);
        if (!start.Success || !trailer.Success)
            throw new FormatException("The PDF has no trailer.");
        var table = int.Parse(start.Groups["at"].Value, CultureInfo.InvariantCulture);
        var root = Root().Match(trailer.Value);
        var number = int.Parse(root.Groups["number"].Value, CultureInfo.InvariantCulture);
        var entries = Encoding.Latin1.GetString(pdf, table, pdf.Length - table);
        var first = First().Match(entries);
        var line = first.Index + first.Length + (number * 20);
        var at = int.Parse(entries.AsSpan(line, 10), CultureInfo.InvariantCulture);
        var end = pdf.AsSpan(at).IndexOf("endobj"u8);
        var catalog = Encoding.Latin1.GetString(pdf, at, end);
        var close = catalog.LastIndexOf(">>", StringComparison.Ordinal);
        if (!catalog.Contains("/Catalog", StringComparison.Ordinal) || close < 0)
            throw new FormatException("The PDF's root is no catalog.");
        var told = $"{catalog[..close]}\n/Lang ({language})\n/ViewerPreferences <</DisplayDocTitle true>>\n>>\nendobj\n";
        var offset = pdf.Length + 1;
        var update = $"\n{told}xref\n{number} 1\n{offset:D10} 00000 n \ntrailer\n{trailer.Groups["entries"].Value.TrimEnd()}\n/Prev {table}>>\nstartxref\n{offset + told.Length}\n%%EOF\n";
        return [.. pdf, .. Encoding.Latin1.GetBytes(update)];
    }

    [GeneratedRegex(@"startxref\s+(?<at>\d+)\s+%%EOF\s*$")]
    private static partial Regex Start();

    [GeneratedRegex(@"trailer\s*(?<entries><<.*?)>>\s*startxref", RegexOptions.Singleline)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"/Root (?<number>\d+) 0 R")]
    private static partial Regex Root();

    [GeneratedRegex(@"^xref\s+0 \d+\s*\n")]
    private static partial Regex First();
}
