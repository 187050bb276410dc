using System.Globalization;
using System.Text;

namespace MotCua.Papers;

/// <summary>Makes text fit for print, and finds what the fonts cannot show.</summary>
public static class PrintText
{
    /// <summary>
    /// Composed letters (NFC), so that a decomposed Ẫ is one glyph; no invisible marks, which published texts are full of; any
    /// white space or control character as one plain space; signs of Word's symbol fonts, which published texts begin their lines with, as bullets.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in TextFold.Nfc(text))
            switch (letter)
            {
                case '\u2010' or '\u2011':
                    clean.Append('-');
                    break;
                case (>= '\uF000' and <= '\uF0FF') or '\u25CF' or '\u25AA':
                    clean.Append('•');
                    break;
                case var space when char.IsWhiteSpace(space) || char.IsControl(space):
                    clean.Append(' ');
                    break;
                case var hidden when CharUnicodeInfo.GetUnicodeCategory(hidden) == UnicodeCategory.Format || hidden is '\uFE0F' or '\uFE0E':
                    break;
                default:
                    clean.Append(letter);
                    break;
            }
        return clean.ToString();
    }

    /// <summary>Letters of the sheet that no font here has, each once; they would print as empty boxes. Empty when all can be printed.</summary>
    public static IReadOnlyList<string> Missing(Sheet sheet) => Missing(sheet.Texts());

    /// <inheritdoc cref="Missing(Sheet)"/>
    public static IReadOnlyList<string> Missing(IEnumerable<string> texts)
    {
        var missing = new List<string>();
        foreach (var rune in texts.SelectMany(text => Clean(text).EnumerateRunes().Concat(Upper(text).EnumerateRunes())).Distinct())
            if (!Face.Regular.Has(rune) || !Face.SemiBold.Has(rune))
                missing.Add(rune.ToString());
        return missing;
    }

    /// <summary>Capital letters, as heads and titles are printed.</summary>
    internal static string Upper(string text) => Clean(text).ToUpperInvariant();
}
