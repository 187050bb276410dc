using System.Globalization;
using System.Text;

namespace MotCua.Modules.Reception;

/// <summary>
/// Reads the QR code of a Vietnamese identity card: <c>number|old number|FULL NAME|birth ddMMyyyy|Nam/Nữ|address|issued
/// ddMMyyyy</c>. Cards since July 2024 may add fields behind the seven; they are counted and not kept. The code is not
/// signed: it fills a form, it never proves who stands at the counter.
/// </summary>
public static class IdCardQr
{
    private const int Fields = 7;

    /// <param name="text">What the scanner sent; a byte order mark and white space around it do not matter.</param>
    /// <param name="today">The legal day, from the deed: a birth cannot lie after it.</param>
    public static Result<CardReading> Read(string? text, DateOnly today)
    {
        var fields = TextFold.Nfc(text ?? "").Trim().Trim('\uFEFF').Trim().Split('|');
        if (fields.Length < Fields)
            return new Refusal("card.qr.not_a_card", "This is not the QR code of an identity card; scan the code on the card again.");
        for (var i = 0; i < fields.Length; i++) fields[i] = fields[i].Trim();

        if (!PersonalId.TryParse(fields[0], out var number))
            return new Refusal("card.personal_id.invalid", "The personal number must have exactly 12 digits.", "personalId");
        if (fields[1].AsSpan().ContainsAnyExceptInRange('0', '9'))
            return new Refusal("card.old_number.invalid", "The old card number may hold digits only.", "oldNumber");
        var name = TextFold.Name(fields[2]);
        if (!name.EnumerateRunes().Any(Rune.IsLetter))
            return new Refusal("card.name.missing", "The name is missing; scan the card again or type it.", "fullName");
        if (ReadDate(fields[3]) is not { } birth)
            return new Refusal("card.birth_date.invalid", "The birth date is not a date (ddMMyyyy).", "birthDate");
        if (birth > today)
            return new Refusal("card.birth_date.future", "The birth date lies in the future.", "birthDate");
        if (ReadSex(fields[4]) is not { } sex)
            return new Refusal("card.sex.invalid", "The sex must be Nam or Nữ.", "sex");
        if (ReadDate(fields[6]) is not { } issued)
            return new Refusal("card.issue_date.invalid", "The issue date is not a date (ddMMyyyy).", "issueDate");

        var warnings = CardWarnings.About(number, today, sex, birth).ToList();
        if (fields[1].Length is not (0 or 9 or PersonalId.Length)) warnings.Add(CardWarnings.OldNumberUnusual);
        if (name.AsSpan().ContainsAny('?', '\uFFFD')) warnings.Add(CardWarnings.NameDamaged);
        else if (!TextFold.HasAccents(name)) warnings.Add(CardWarnings.NameWithoutAccents);
        if (fields[5].Length == 0) warnings.Add(CardWarnings.AddressMissing);
        if (issued > today) warnings.Add(CardWarnings.IssuedInFuture);
        if (issued < birth) warnings.Add(CardWarnings.IssuedBeforeBirth);

        return new CardReading
        {
            Source = CardSource.Qr,
            PersonalId = number,
            OldNumber = fields[1].Length == 0 ? null : fields[1],
            FullName = name,
            BirthDate = birth,
            Sex = sex,
            Address = fields[5].Length == 0 ? null : TextFold.Name(fields[5]),
            IssueDate = issued,
            ExtraFields = fields.Length - Fields,
            Warnings = warnings,
        };
    }

    private static DateOnly? ReadDate(string text) =>
        text.Length == 8 && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
        && DateOnly.TryParseExact(text, "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static Sex? ReadSex(string text) => text.ToLowerInvariant() switch
    {
        "nam" => Sex.Male,
        "nữ" => Sex.Female,
        _ => null,
    };
}
