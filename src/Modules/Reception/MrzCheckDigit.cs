namespace MotCua.Modules.Reception;

/// <summary>Check digit of ICAO Doc 9303-3, 4.9: weights 7-3-1, digits as they are, A = 10 … Z = 35, filler = 0.</summary>
/// <remarks>It cannot see a swap of signs whose values differ by 10 or 20 (0 and A, 1 and B, 0 and K, 0 and filler): a
/// field of digits must have refused letters before it asks here.</remarks>
public static class MrzCheckDigit
{
    /// <exception cref="ArgumentException">A sign that no MRZ may hold.</exception>
    public static int Of(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var value = text[i] switch
            {
                >= '0' and <= '9' and var digit => digit - '0',
                >= 'A' and <= 'Z' and var letter => letter - 'A' + 10,
                '<' => 0,
                _ => throw new ArgumentException("Not a sign of a machine-readable zone.", nameof(text)),
            };
            sum += value * (i % 3) switch { 0 => 7, 1 => 3, _ => 1 };
        }
        return sum % 10;
    }

    /// <summary>Whether <paramref name="digit"/> is a digit, and the right one.</summary>
    public static bool Holds(ReadOnlySpan<char> text, char digit) => digit is >= '0' and <= '9' && Of(text) == digit - '0';
}
