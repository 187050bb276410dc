using System.Globalization;
using System.Text;

namespace MotCua.Modules.Procedures;

/// <summary>Text as it is compared in searches: lower case, no marks, đ as d, everything but letters and digits a single space.</summary>
public static class FoldedText
{
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Clean(text).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            if (rune.Value is 'đ' or 'Đ') folded.Append('d');
            else if (Rune.IsLetterOrDigit(rune)) folded.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        if (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }

    public static string[] Words(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Composed (NFC) text without lone surrogates, which cannot be normalised, and without NUL, which PostgreSQL cannot store.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sound = true;
        for (var i = 0; i < text.Length && sound; i++)
        {
            if (text[i] == '\0') sound = false;
            else if (char.IsSurrogate(text[i]))
            {
                sound = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
                i++;
            }
        }
        if (sound) return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) kept.Append(text[i]).Append(text[++i]);
            else if (text[i] != '\0' && !char.IsSurrogate(text[i])) kept.Append(text[i]);
        }
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }
}
