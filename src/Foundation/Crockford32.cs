using System.Diagnostics.CodeAnalysis;

namespace MotCua;

/// <summary>
/// Crockford's base 32, for codes that people read out and type: no I, L, O or U. One character carries five bits, so
/// thirteen carry the 65 bits of a tracking code. <see href="https://www.crockford.com/base32.html"/>
/// </summary>
public static class Crockford32
{
    /// <summary>Length of a typed tracking code: 13 × 5 = 65 bits.</summary>
    public const int TrackingLength = 13;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int MostCharacters = 25;

    /// <summary>The leading bits of <paramref name="bytes"/>, five a character.</summary>
    /// <exception cref="ArgumentException">There are fewer bits than the characters need.</exception>
    public static string Encode(ReadOnlySpan<byte> bytes, int characters = TrackingLength)
    {
        if (bytes.Length * 8 < characters * 5) throw new ArgumentException("Too few bytes for that many characters.", nameof(bytes));
        Span<char> code = stackalloc char[characters];
        for (var i = 0; i < characters; i++)
        {
            var value = 0;
            for (var bit = i * 5; bit < (i * 5) + 5; bit++) value = (value << 1) | ((bytes[bit / 8] >> (7 - (bit % 8))) & 1);
            code[i] = Alphabet[value];
        }
        return new string(code);
    }

    /// <summary>The number in exactly <paramref name="characters"/> characters, with leading zeros.</summary>
    public static string Encode(UInt128 value, int characters = TrackingLength)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(characters, MostCharacters);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, (UInt128.One << (characters * 5)) - 1);
        Span<char> code = stackalloc char[characters];
        for (var i = characters - 1; i >= 0; i--, value >>= 5) code[i] = Alphabet[(int)(value & 31)];
        return new string(code);
    }

    /// <summary>
    /// What a person typed, in canonical letters: spaces and hyphens dropped, lower case raised, o read as 0, i and l
    /// as 1. False when another sign remains (U among them) or the length differs.
    /// </summary>
    public static bool TryNormalize(string? typed, [NotNullWhen(true)] out string? code, int characters = TrackingLength)
    {
        code = null;
        var signs = new List<char>(characters);
        foreach (var c in typed ?? "")
        {
            if (char.IsWhiteSpace(c) || c is '-' or '‐' or '‑' or '–' or '—') continue;
            var sign = char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
            if (!Alphabet.Contains(sign, StringComparison.Ordinal) || signs.Count == characters) return false;
            signs.Add(sign);
        }
        if (signs.Count != characters) return false;
        code = new string([.. signs]);
        return true;
    }

    /// <summary>The number behind a typed code; the same tolerance as <see cref="TryNormalize"/>.</summary>
    public static bool TryDecode(string? typed, out UInt128 value, int characters = TrackingLength)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(characters, MostCharacters);
        value = 0;
        if (!TryNormalize(typed, out var code, characters)) return false;
        foreach (var c in code) value = (value << 5) | (UInt128)Alphabet.IndexOf(c, StringComparison.Ordinal);
        return true;
    }

    /// <summary>For print: groups of four, the last group the longest — <c>7Q3K-M9XA-2DTPW</c>.</summary>
    public static string Grouped(string code)
    {
        var groups = Math.Max(1, code.Length / 4);
        return string.Join('-', Enumerable.Range(0, groups).Select(i => i == groups - 1 ? code[(i * 4)..] : code.Substring(i * 4, 4)));
    }
}
