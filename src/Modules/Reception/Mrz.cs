using System.Globalization;

namespace MotCua.Modules.Reception;

/// <summary>
/// Reads the machine-readable zone on the back of an identity card: ICAO Doc 9303-5, size TD1, three lines of thirty.
/// A Vietnamese card puts the last nine digits of the personal number into the document number, and all twelve with a
/// check digit of their own into the optional data. Foreign cards are read too, with a warning.
/// </summary>
public static class Mrz
{
    public const int LineLength = 30;

    private const string Vietnam = "VNM";
    private const string NeverExpires = "991231";   // convention of Vietnamese cards, to be confirmed on a real one

    /// <param name="today">The legal day: it decides the century of two-digit years and what has expired.</param>
    public static Result<CardReading> Read(string? line1, string? line2, string? line3, DateOnly today)
    {
        string[] lines = [Clean(line1), Clean(line2), Clean(line3)];
        for (var i = 0; i < lines.Length; i++)
        {
            var field = $"line{i + 1}";
            if (lines[i].Length != LineLength)
                return new Refusal("card.mrz.length", $"Line {i + 1} must have 30 signs; it has {lines[i].Length}.", field) { Args = [i + 1, lines[i].Length] };
            if (lines[i].Any(sign => sign is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9') or '<')))
                return new Refusal("card.mrz.sign", $"Line {i + 1} may hold only A–Z, 0–9 and <.", field) { Args = [i + 1] };
        }
        return ReadFields(lines[0], lines[1], lines[2], today);
    }

    /// <summary>The three lines as one text, joined by <c>|</c> or each on its own line.</summary>
    public static Result<CardReading> Read(string? text, DateOnly today)
    {
        var lines = (text ?? "").Trim().Trim('\uFEFF').Trim().ReplaceLineEndings("|").Split('|');
        return lines.Length == 3
            ? Read(lines[0], lines[1], lines[2], today)
            : new Refusal("card.mrz.lines", "The machine-readable zone of an identity card has three lines.");
    }

    private static Result<CardReading> ReadFields(string line1, string line2, string line3, DateOnly today)
    {
        if (line1[0] is not ('I' or 'A' or 'C') || line1[1] is 'V' or (>= '0' and <= '9'))
            return new Refusal("card.mrz.document_code", "This is not an identity card (the first line begins with I, A or C).", "documentCode");
        if (State(line1[2..5]) is not { } issuer) return Letters("issuer");
        if (State(line2[15..18]) is not { } nationality) return Letters("nationality");

        var vietnamese = (issuer == Vietnam && nationality == Vietnam) || MrzVietnam.HasLayout(line1);
        if (vietnamese && MrzVietnam.Faults(line1, line2, issuer, nationality) is { } fault) return fault;

        if (Document(line1).IsRefused(out var wrong)) return wrong;
        if (CheckedDate(line2[..7], "birthDate", "card.birth_date.invalid", mayBeUnknown: !vietnamese).IsRefused(out wrong)) return wrong;
        if (CheckedDate(line2[8..15], "expiryDate", "card.expiry_date.invalid", mayBeUnknown: !vietnamese).IsRefused(out wrong)) return wrong;
        if (!MrzCheckDigit.Holds(string.Concat(line1.AsSpan(5), line2.AsSpan(0, 7), line2.AsSpan(8, 7), line2.AsSpan(18, 11)), line2[29]))
            return new Refusal("card.mrz.composite", "The last digit of line 2 does not fit; read the card again.", "composite");
        if (line2[7] is not ('M' or 'F') && (vietnamese || line2[7] is not ('<' or 'X')))
            return new Refusal("card.sex.invalid", "The sex must be M or F.", "sex");
        if (line3.Any(char.IsAsciiDigit) || line3[0] == '<')
            return new Refusal("card.name.invalid", "Line 3 must hold a name in letters.", "fullName");

        var number = vietnamese ? PersonalId.Parse(line1[15..27]) : null;
        var birth = Birth(line2[..6], number, today);
        if (birth is null && !line2[..6].Contains('<', StringComparison.Ordinal)) return NoDate("birthDate", "card.birth_date.invalid");
        DateOnly? expiry = null;
        if (!(vietnamese && line2[8..14] == NeverExpires) && !line2[8..14].Contains('<', StringComparison.Ordinal))
        {
            expiry = Nearest(line2[8..14], today);
            if (expiry is null) return NoDate("expiryDate", "card.expiry_date.invalid");
        }

        Sex? sex = line2[7] switch { 'M' => Sex.Male, 'F' => Sex.Female, _ => null };
        var (surname, given, truncated) = Names(line3);
        var warnings = new List<string>();
        if (number is not null) warnings.AddRange(CardWarnings.About(number, today, sex, birth));
        else warnings.Add(CardWarnings.Foreign);
        if (vietnamese && !MrzCheckDigit.Holds(line1.AsSpan(15, 12), line1[29])) warnings.Add(CardWarnings.OptionalCheckDigit);
        if (birth is null) warnings.Add(CardWarnings.BirthDateUnknown);
        if (expiry < today) warnings.Add(CardWarnings.Expired);
        if (truncated) warnings.Add(CardWarnings.NameTruncated);

        return new CardReading
        {
            Source = CardSource.Mrz,
            PersonalId = number,
            FullName = given.Length == 0 ? surname : $"{surname} {given}",
            BirthDate = birth,
            Sex = sex,
            ExpiryDate = expiry,
            Issuer = issuer,
            DocumentNumber = Document(line1).Value,
            Nationality = nationality,
            Surname = surname,
            GivenNames = given,
            Warnings = warnings,
        };
    }

    /// <summary>
    /// The document number, checked. One longer than nine signs puts a filler where its check digit would stand and goes
    /// on in the optional data, check digit last (ICAO Doc 9303-5, 4.2.2.1, note j): <c>D23145890&lt;7349</c>.
    /// </summary>
    private static Result<string> Document(string line1)
    {
        var number = line1[5..14];
        var digit = line1[14];
        if (digit == '<')
        {
            var rest = line1[15..];
            var end = rest.IndexOf('<', StringComparison.Ordinal);
            if (end < 0) end = rest.Length;
            if (end < 2) return Wrong();
            (number, digit) = (number + rest[..(end - 1)], rest[end - 1]);
        }
        if (!MrzCheckDigit.Holds(number, digit)) return Wrong();
        var trimmed = number.TrimEnd('<').Replace('<', ' ');
        return trimmed.Length == 0 ? Wrong() : trimmed;

        static Refusal Wrong() => new("card.mrz.document_number", "The document number does not fit its check digit; read the card again.", "documentNumber");
    }

    /// <summary>Six digits and their check digit. Letters are refused first: the check digit takes some of them for digits.</summary>
    private static Result<Done> CheckedDate(string field, string name, string code, bool mayBeUnknown)
    {
        var date = field.AsSpan(0, 6);
        if (mayBeUnknown && date.Contains('<'))
        {
            // ICAO Doc 9303-3, 4.8: what is not known of a date is filled up.
            if (date.ToString().Any(sign => sign != '<' && !char.IsAsciiDigit(sign))) return NoDate(name, code);
            return MrzCheckDigit.Holds(date, field[6]) || (field[6] == '<' && date.Count('<') == 6) ? Done.Value : Mismatch();
        }
        if (date.ContainsAnyExceptInRange('0', '9')) return NoDate(name, code);
        return MrzCheckDigit.Holds(date, field[6]) ? Done.Value : Mismatch();

        Refusal Mismatch() => new("card.mrz.check_digit", $"The check digit of {name} does not fit; read the card again.", name) { Args = [name] };
    }

    /// <summary>
    /// The number's century when its year agrees and has come; else the latest century that is not in the future. Two
    /// digits of a year never tell of a birth in the future.
    /// </summary>
    private static DateOnly? Birth(string yymmdd, PersonalId? number, DateOnly today)
    {
        if (number is not null && number.Digits[4..6] == yymmdd[..2] && Date(number.Century, yymmdd) is { } told && told <= today) return told;
        var here = Date(today.Year / 100 * 100, yymmdd);
        return here is null || here > today ? Date((today.Year / 100 * 100) - 100, yymmdd) : here;
    }

    /// <summary>The century that brings the date within fifty years of today.</summary>
    private static DateOnly? Nearest(string yymmdd, DateOnly today)
    {
        var century = today.Year / 100 * 100;
        return ((int[])[century - 100, century, century + 100]).Select(start => Date(start, yymmdd)).Where(date => date is not null)
            .MinBy(date => Math.Abs(date!.Value.DayNumber - today.DayNumber));
    }

    private static DateOnly? Date(int century, string yymmdd) =>
        DateOnly.TryParseExact((century / 100).ToString("00", CultureInfo.InvariantCulture) + yymmdd, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static (string Surname, string Given, bool Truncated) Names(string line3)
    {
        var split = line3.IndexOf("<<", StringComparison.Ordinal);
        var (surname, given) = split < 0 ? (line3, "") : (line3[..split], line3[split..]);
        return (Words(surname), Words(given), line3[^1] != '<');

        static string Words(string name) => string.Join(' ', name.Split('<', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? State(string field)
    {
        var state = field.TrimEnd('<');
        return state.Length > 0 && state.All(char.IsAsciiLetterUpper) ? state : null;
    }

    private static string Clean(string? line) => (line ?? "").Trim().Trim('\uFEFF').ToUpperInvariant();

    private static Refusal Letters(string field) => new("card.mrz.state", $"The {field} must be a code of letters.", field) { Args = [field] };

    private static Refusal NoDate(string field, string code) => new(code, $"The {field} is not a date; read the card again.", field);
}
