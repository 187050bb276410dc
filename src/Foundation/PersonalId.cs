using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace MotCua;

/// <summary>
/// A Vietnamese personal identification number: exactly twelve ASCII digits — three for the place where the birth was
/// registered, one for century and sex, two for the year of birth, six at random. There is no check digit, so a
/// number that parses may still belong to nobody. Its text form is masked; take <see cref="Digits"/> knowingly.
/// </summary>
/// <remarks>Decree 137/2015/NĐ-CP, Article 7; Circular 59/2021/TT-BCA, annex.</remarks>
public sealed record PersonalId
{
    public const int Length = 12;

    private static readonly FrozenDictionary<string, string> Places = ReadPlaces();

    private PersonalId(string digits) => Digits = digits;

    /// <summary>All twelve digits. Never put them into a log, an address or a message.</summary>
    public string Digits { get; }

    /// <summary>The form people may see: <c>011*****9991</c>.</summary>
    public string Masked => $"{Digits[..3]}*****{Digits[^4..]}";

    /// <summary>Code of the province, or country, where the birth was registered. It never changes with mergers.</summary>
    public string PlaceCode => Digits[..3];

    /// <summary>
    /// Name of the province when the number was issued; null when the code is not in the table (births abroad carry
    /// country codes). A reason for a warning, never for a refusal; and never the province of today.
    /// </summary>
    public string? PlaceAtIssue => Places.GetValueOrDefault(PlaceCode);

    /// <summary>Even century digit: male; odd: female.</summary>
    public Sex Sex => (Digits[3] - '0') % 2 == 0 ? Sex.Male : Sex.Female;

    /// <summary>First year of the century of birth: 1900 for digits 0 and 1, 2000 for 2 and 3, … 2300 for 8 and 9.</summary>
    public int Century => 1900 + (((Digits[3] - '0') / 2) * 100);

    public int BirthYear => Century + ((Digits[4] - '0') * 10) + (Digits[5] - '0');

    /// <summary>Accepts twelve ASCII digits, with white space or a byte order mark around them; nothing else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PersonalId? number)
    {
        number = null;
        var trimmed = text.AsSpan().Trim().Trim('\uFEFF').Trim();
        if (trimmed.Length != Length || trimmed.ContainsAnyExceptInRange('0', '9')) return false;
        number = new PersonalId(trimmed.ToString());
        return true;
    }

    /// <summary>For digits already checked, such as those out of our own store.</summary>
    /// <exception cref="FormatException">Not twelve digits; the message does not repeat them.</exception>
    public static PersonalId Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not a personal identification number.");

    /// <summary>Masked, so that a log line cannot leak the number.</summary>
    public override string ToString() => Masked;

    private static FrozenDictionary<string, string> ReadPlaces()
    {
        using var table = Embedded.Open("place-codes.csv");
        return CsvText.Read(table).Skip(1).ToFrozenDictionary(row => row.Fields[0], row => row.Fields[1]);
    }
}
