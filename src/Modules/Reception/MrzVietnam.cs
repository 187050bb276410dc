namespace MotCua.Modules.Reception;

/// <summary>
/// What a Vietnamese card adds to TD1. Line 1: <c>IDVNM</c>, the last nine digits of the personal number, check digit,
/// all twelve, two fillers, a digit. Line 2: no optional data.
/// </summary>
internal static class MrzVietnam
{
    /// <summary>Nine digits that are the end of twelve others: no other state's card looks so, whatever its code says.</summary>
    public static bool HasLayout(string line1) => Digits(line1[5..14]) && Digits(line1[15..27]) && line1[18..27] == line1[5..14];

    /// <summary>Letters in a field of digits are refused before any check digit, which could take them for digits.</summary>
    public static Refusal? Faults(string line1, string line2, string issuer, string nationality)
    {
        if (line1[..2] != "ID") return new("card.mrz.document_code", "A Vietnamese identity card begins with ID.", "documentCode");
        if (issuer != "VNM") return Layout("issuer");
        if (nationality != "VNM") return Layout("nationality");
        if (!Digits(line1[5..14])) return NotDigits("documentNumber");
        if (!Digits(line1[15..27])) return NotDigits("personalId");
        if (line1[18..27] != line1[5..14])
            return new("card.mrz.numbers_differ", "The card number is not the end of the personal number; read the card again.", "personalId");
        if (line1[27..29] != "<<" || !char.IsAsciiDigit(line1[29])) return Layout("personalId");
        return line2[18..29].Any(sign => sign != '<') ? Layout("optionalData") : null;
    }

    private static bool Digits(string text) => text.All(char.IsAsciiDigit);

    private static Refusal NotDigits(string field) =>
        new("card.mrz.digits", $"The {field} may hold digits only; read the card again.", field) { Args = [field] };

    private static Refusal Layout(string field) =>
        new("card.mrz.layout", $"The {field} is not as on a Vietnamese identity card; read the card again.", field) { Args = [field] };
}
