using MotCua.Modules.Platform;

namespace MotCua.Modules.Applicants;

public readonly record struct ApplicantId(Guid Value) : IStrongId<ApplicantId>
{
    public static ApplicantId From(Guid value) => new(value);
}

/// <summary>How sure we are that a person is who they say, weakest first. A card's QR is not signed: it fills forms and proves nothing.</summary>
public enum IdentityAssurance { SelfDeclared, QrScanned, MrzScanned, ChipRead, ChipAuthenticated, VneidLevel1, VneidLevel2 }

/// <summary>What a person told or showed when filing. Stored only sealed.</summary>
/// <param name="FullName">As on the card, NFC, with accents.</param>
/// <param name="PersonalId">12 digits, or null for somebody without a number.</param>
public sealed record ApplicantDetails(
    string FullName, string? PersonalId, DateOnly? BirthDate, Sex? Sex, string? Address, string? Phone, string? Email, IdentityAssurance Assurance)
{
    /// <summary>Trims, normalises and checks; what is wrong is refused with the field that must be mended.</summary>
    public Result<ApplicantDetails> Checked(DateOnly today)
    {
        var name = TextFold.Name(FullName);
        if (name.Length == 0)
            return new Refusal("applicant.name.missing", "Enter the owner's full name.", nameof(FullName));
        if (name.Length > 120 || !name.Any(char.IsLetter) || !IsPlain(name))
            return new Refusal("applicant.name.wrong", "The name must have letters, at most 120 characters, and none that cannot be printed.", nameof(FullName));
        string? number = null;
        if (!string.IsNullOrWhiteSpace(PersonalId))
        {
            if (!MotCua.PersonalId.TryParse(PersonalId, out var parsed))
                return new Refusal("applicant.number.wrong", "A personal number has exactly 12 digits.", nameof(PersonalId));
            number = parsed.Digits;
        }
        if (BirthDate is { } birth && (birth > today || birth.Year < 1900))
            return new Refusal("applicant.birth.wrong", "The date of birth cannot lie in the future or before 1900.", nameof(BirthDate));
        if (Phone is { } phone && !string.IsNullOrWhiteSpace(phone) && !IsPhone(phone))
            return new Refusal("applicant.phone.wrong", "A phone number has 8 to 15 digits.", nameof(Phone));
        if (!IsPlain(Address ?? ""))
            return new Refusal("applicant.address.wrong", "The address has characters that cannot be printed.", nameof(Address));
        if (!IsPlain(Email ?? ""))
            return new Refusal("applicant.email.wrong", "The e-mail address has characters that cannot be printed.", nameof(Email));
        return this with
        {
            FullName = name, PersonalId = number, Address = Clean(Address), Phone = Clean(Phone), Email = Clean(Email),
        };
    }

    /// <summary>No control or invisible direction characters, and no angle brackets: names and addresses are printed and read aloud.</summary>
    private static bool IsPlain(string text) => !text.Any(c => char.IsControl(c) || c is '<' or '>'
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse);

    private static bool IsPhone(string text) =>
        text.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '.' or '(' or ')') && text.Count(char.IsAsciiDigit) is >= 8 and <= 15;

    private static string? Clean(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : TextFold.Nfc(text.Trim()) is { Length: > 300 } wide ? wide[..300] : TextFold.Nfc(text.Trim());
}

/// <summary>
/// Somebody as they presented themselves once: a snapshot under a key of its own, never changed. A later filing makes another.
/// </summary>
public sealed class Applicant
{
    public required ApplicantId Id { get; init; }

    /// <summary>Reference of the person's key; see <see cref="KeyRef"/>.</summary>
    public required string Key { get; init; }

    public required byte[] Cipher { get; init; }

    /// <summary>SHA-256 of salt and details; the journal holds the same.</summary>
    public required string Digest { get; init; }

    /// <summary>HMAC of the personal number, to find a person's other dossiers; null without a number.</summary>
    public string? NumberIndex { get; init; }

    public required DateTimeOffset At { get; init; }

    public SealedText Sealed => new(Key, Cipher, Digest);

    public static Applicant From(ApplicantDetails details, PersonVault vault, Deed deed)
    {
        var text = vault.Seal(details);
        return new Applicant
        {
            Id = deed.NewId<ApplicantId>(), Key = text.Key, Cipher = text.Cipher, Digest = text.Digest,
            NumberIndex = details.PersonalId is { } number ? vault.IndexOf(new PersonalNumber(number)) : null, At = deed.At,
        };
    }
}
