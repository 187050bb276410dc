using System.Text;

namespace MotCua.Web.Words;

/// <summary>
/// A language nobody speaks, made from Vietnamese on the fly: every text of the catalogue stands in brackets and is two fifths longer, in the
/// tallest letters we have. What then stands outside brackets was never in the catalogue; what is cut off had no room. Not in live.
/// </summary>
public static class PseudoLanguage
{
    public const string Open = "[!! ";
    public const string Close = " !!]";

    /// <summary>How much longer than Vietnamese; about what a translation may need.</summary>
    private const double Longer = 0.4;

    private const string Tall = "Ẫểự";

    /// <summary>The text in brackets; its {0} {1} … are left alone.</summary>
    public static string Of(string vietnamese)
    {
        var text = new StringBuilder(Open).Append(vietnamese);
        var more = (int)Math.Ceiling(vietnamese.Length * Longer);
        for (var n = 0; n < more; n++)
            // Words of three letters: a real translation, too, can be broken over lines.
            text.Append(n % (Tall.Length + 1) == 0 ? ' ' : Tall[(n % (Tall.Length + 1)) - 1]);
        return text.Append(Close).ToString();
    }
}
