namespace MotCua.Modules.Reception;

/// <summary>What the card was read from. None of these proves identity: they fill forms.</summary>
public enum CardSource
{
    /// <summary>The QR code: unsigned, but with the name as it is written.</summary>
    Qr,

    /// <summary>The machine-readable zone: check digits, but a name without accents.</summary>
    Mrz,

    /// <summary>Both sides of one card, brought together.</summary>
    QrAndMrz,
}

/// <summary>What an identity card says about its holder. Fields the source does not carry are null.</summary>
public sealed record CardReading
{
    public required CardSource Source { get; init; }

    /// <summary>Null for a foreign card.</summary>
    public PersonalId? PersonalId { get; init; }

    /// <summary>Number of an earlier card, nine digits; often empty.</summary>
    public string? OldNumber { get; init; }

    /// <summary>As on the card, composed (NFC). From the MRZ: surname and given names, without accents.</summary>
    public required string FullName { get; init; }

    /// <summary>Null only on a foreign card that does not know it.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Null only on a foreign card that does not tell.</summary>
    public Sex? Sex { get; init; }

    public string? Address { get; init; }

    public DateOnly? IssueDate { get; init; }

    /// <summary>Null when the source does not carry it, or when the card never expires.</summary>
    public DateOnly? ExpiryDate { get; init; }

    /// <summary>ICAO code of the issuing state, such as VNM.</summary>
    public string? Issuer { get; init; }

    public string? DocumentNumber { get; init; }

    public string? Nationality { get; init; }

    public string? Surname { get; init; }

    public string? GivenNames { get; init; }

    /// <summary>How many fields followed the seven of a QR; what they hold is not kept.</summary>
    public int ExtraFields { get; init; }

    /// <summary>Codes of <see cref="CardWarnings"/>, for a person to look at; none of them is a reason to refuse.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// Brings the two sides of one card together. The name of the QR stays: the MRZ's has lost its accents. A name that
    /// the QR brought damaged is still the QR's, with its warning.
    /// </summary>
    public static Result<CardReading> Merge(CardReading qr, CardReading mrz)
    {
        if (qr.PersonalId is null || mrz.PersonalId is null || qr.PersonalId != mrz.PersonalId)
            return new Refusal("card.sides_differ", "The two sides belong to different cards; read both sides of one card.", "personalId");
        if (qr.BirthDate != mrz.BirthDate)
            return new Refusal("card.sides_differ", "The two sides give different birth dates; read both sides of one card.", "birthDate");

        var warnings = qr.Warnings.Union(mrz.Warnings).ToList();
        // The MRZ cuts a long name off, so the beginning must agree.
        var written = TextFold.Fold(qr.FullName);
        var machine = TextFold.Fold(mrz.FullName);
        var cut = mrz.Warnings.Contains(CardWarnings.NameTruncated);
        if (cut ? !written.StartsWith(machine, StringComparison.Ordinal) : written != machine) warnings.Add(CardWarnings.NameDiffers);
        if (qr.Sex != mrz.Sex && !warnings.Contains(CardWarnings.SexDiffers)) warnings.Add(CardWarnings.SexDiffers);

        return mrz with
        {
            Source = CardSource.QrAndMrz,
            FullName = qr.FullName,
            OldNumber = qr.OldNumber,
            Sex = qr.Sex,
            Address = qr.Address,
            IssueDate = qr.IssueDate,
            ExtraFields = qr.ExtraFields,
            Warnings = warnings,
        };
    }
}

/// <summary>Things about a card that an officer should look at.</summary>
public static class CardWarnings
{
    /// <summary>The place code is not in the table at issue: a birth abroad, or a slip.</summary>
    public const string PlaceUnknown = "place_code.unknown";

    /// <summary>The fourth digit, or the other side of the card, says another sex. Corrections of civil status exist.</summary>
    public const string SexDiffers = "sex.differs";

    /// <summary>The number's digits 4 to 6 say another year of birth.</summary>
    public const string BirthYearDiffers = "birth_year.differs";

    /// <summary>The number speaks of a year that has not come.</summary>
    public const string BirthYearFuture = "birth_year.future";

    public const string BirthDateUnknown = "birth_date.unknown";

    public const string Expired = "card.expired";

    /// <summary>Issued by another state; there is no personal number on it.</summary>
    public const string Foreign = "card.foreign";

    /// <summary>The digit at the end of line 1: its rule could not be confirmed on a real card.</summary>
    public const string OptionalCheckDigit = "optional_check_digit.differs";

    /// <summary>A question mark or a replacement character: the scanner has damaged the name.</summary>
    public const string NameDamaged = "name.damaged";

    /// <summary>A QR name without a single accent: the scanner may have dropped them.</summary>
    public const string NameWithoutAccents = "name.no_accents";

    /// <summary>The MRZ had no room for the whole name.</summary>
    public const string NameTruncated = "name.truncated";

    public const string NameDiffers = "name.differs";

    public const string OldNumberUnusual = "old_number.unusual";

    public const string IssuedInFuture = "issue_date.future";

    public const string IssuedBeforeBirth = "issue_date.before_birth";

    public const string AddressMissing = "address.missing";

    /// <summary>What the number itself gives reason to look at, and where it disagrees with what the card declares.</summary>
    public static IEnumerable<string> About(PersonalId number, DateOnly today, Sex? declaredSex = null, DateOnly? birthDate = null)
    {
        if (number.PlaceAtIssue is null) yield return PlaceUnknown;
        if (declaredSex is { } sex && sex != number.Sex) yield return SexDiffers;
        if (birthDate is { } born && born.Year != number.BirthYear) yield return BirthYearDiffers;
        else if (number.BirthYear > today.Year) yield return BirthYearFuture;
    }
}
