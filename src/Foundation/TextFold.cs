using System.Globalization;
using System.Text;

namespace MotCua;

/// <summary>
/// Text made comparable. Folding in code keeps the answers of both databases alike: neither SQLite's tokenizer nor a
/// plain Unicode decomposition turns đ into d.
/// </summary>
public static class TextFold
{
    /// <summary>
    /// Letters without marks, đ as d, lower case; every run of anything that is neither letter nor digit becomes one
    /// space. "Lò Thị Mai-Đào" folds to "lo thi mai dao"; text without letters or digits folds to "".
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            // Format: invisible joiners and direction marks stand inside words of published texts ("đăng ký" with U+200E).
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) continue;
            if (!Rune.IsLetterOrDigit(rune) && category != UnicodeCategory.SpacingCombiningMark)
            {
                gap = folded.Length > 0;
                continue;
            }
            if (gap) folded.Append(' ');
            gap = false;
            folded.Append(rune.Value is 'đ' or 'Đ' ? "d" : Rune.ToLowerInvariant(rune).ToString());
        }
        return folded.ToString();
    }

    /// <summary>
    /// A name as it is kept: composed (NFC), without white space around it and with single spaces inside. Letters,
    /// case and marks stay as given.
    /// </summary>
    public static string Name(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? ""
            : string.Join(' ', Nfc(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Composed form (NFC) of any string; broken surrogates become U+FFFD instead of an exception.</summary>
    public static string Nfc(string text) => WellFormed(text).Normalize(NormalizationForm.FormC);

    /// <summary>Whether anything but plain ASCII letters is in the text: a mark, or a letter such as đ.</summary>
    /// <summary>Without control characters and invisible direction marks, which would turn printed words around; line breaks stay.</summary>
    public static string Printable(string text) => string.Concat(text.Where(letter => letter is '\n' or '\r' or '\t'
        || !(char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.PrivateUse)));

    public static bool HasAccents(string text) =>
        Nfc(text).EnumerateRunes().Any(rune => rune.Value > 0x7F && Rune.IsLetter(rune));

    // Normalize throws on lone surrogates and on U+FFFE.
    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\uFFFE', StringComparison.Ordinal)) return text;
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())   // yields U+FFFD for what is broken
            mended.Append(rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString());
        return mended.ToString();
    }
}
