using System.Globalization;
using System.Text.Json;
using CsCheck;
using MotCua.Modules.Reception;
using MotCua.Tests.Foundation;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Reception;

public class MrzTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly string[] Card = ["IDVNM0909999917011090999991<<1", "9001158M3001156VNM<<<<<<<<<<<4", "NGUYEN<<VAN<THU<NGHIEM<<<<<<<<"];
    private static readonly string[] Specimen = ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];

    private static Result<CardReading> Read(string[] lines) => Mrz.Read(lines[0], lines[1], lines[2], Today);

    [Fact]
    public void Published_check_digits_are_found()
    {
        foreach (var vector in Vectors.Identity.GetProperty("checkDigit").EnumerateArray())
            MrzCheckDigit.Of(vector.GetProperty("input").GetString()).ShouldBe(vector.GetProperty("checkDigit").GetInt32());
        MrzCheckDigit.Of("HA672242<658022549601086<<<<<<<0").ShouldBe(8);   // ICAO Doc 9303-3, Appendix A
    }

    [Fact]
    public void Every_vector_reads_as_it_should()
    {
        var vectors = Vectors.Identity.GetProperty("td1Valid").EnumerateArray().Concat(Vectors.Identity.GetProperty("vnCards").GetProperty("cards").EnumerateArray());
        foreach (var vector in vectors)
        {
            var expected = vector.GetProperty("expected");
            string? Text(string key) => expected.TryGetProperty(key, out var value) ? value.GetString() : null;

            var reading = Read(JsonSerializer.Deserialize<string[]>(vector.GetProperty("lines"))!).Value;

            reading.Issuer.ShouldBe(Text("issuer"));
            reading.DocumentNumber.ShouldBe(Text("documentNumber"));
            reading.PersonalId?.Digits.ShouldBe(Text("personalNumber"));
            reading.BirthDate!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(Text("birthDate"));
            reading.Sex!.Value.Code().ShouldBe(Text("sex"));
            reading.ExpiryDate!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(Text("expiry"));
            reading.Nationality.ShouldBe(Text("nationality"));
            (reading.Surname, reading.GivenNames).ShouldBe((Text("surname"), Text("givenNames")));
            string[] warnings = Text("issuer") == "VNM" ? [] : [CardWarnings.Foreign, CardWarnings.Expired];
            reading.Warnings.ShouldBe(warnings);
        }
    }

    [Fact]
    public void The_sample_card_is_read_from_one_text_too()
    {
        var reading = Mrz.Read("\uFEFF" + string.Join('|', Card).ToLowerInvariant() + "\n", Today).Value;

        reading.PersonalId!.Digits.ShouldBe("011090999991");
        reading.FullName.ShouldBe("NGUYEN VAN THU NGHIEM");
        reading.Warnings.ShouldBeEmpty();
    }

    [Fact]   // ICAO Doc 9303-5, Appendix: a document number of twelve signs
    public void A_long_document_number_goes_on_in_the_optional_data()
    {
        var reading = Read(["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"]).Value;

        reading.DocumentNumber.ShouldBe("D23145890734");
        reading.BirthDate.ShouldBe(new DateOnly(1934, 7, 12));
        reading.ExpiryDate.ShouldBe(new DateOnly(1995, 7, 12));
        reading.Warnings.ShouldBe([CardWarnings.Foreign, CardWarnings.Expired]);
        Read(["I<UTOD23145890<7348<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"]).IsRefused(out var refusal).ShouldBeTrue();
        refusal!.Field.ShouldBe("documentNumber");
    }

    [Theory]
    [InlineData(0, 29, '2', "optional_check_digit.differs")]
    [InlineData(1, 7, 'F', "sex.differs")]
    public void What_no_known_rule_settles_is_a_warning(int line, int at, char sign, string warning)
    {
        // The composite digit covers position 30 of line 1 and is set anew; it does not cover the sex.
        var lines = Changed(Card, line, at, sign);
        Read(Recomputed(lines)).Value.Warnings.ShouldBe([warning]);
    }

    [Fact]
    public void A_card_that_never_expires_is_not_expired()
    {
        var reading = Read(Recomputed([Card[0], "9001158M991231" + MrzCheckDigit.Of("991231") + Card[1][15..], Card[2]])).Value;

        reading.ExpiryDate.ShouldBeNull();
        reading.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void An_expired_card_parses_with_a_warning()
    {
        var reading = Read(Recomputed([Card[0], "9001158M260115" + MrzCheckDigit.Of("260115") + Card[1][15..], Card[2]])).Value;

        reading.ExpiryDate.ShouldBe(new DateOnly(2026, 1, 15));
        reading.Warnings.ShouldBe([CardWarnings.Expired]);
    }

    [Theory]   // the number tells the century: 1920, not 2020
    [InlineData("011020999991", 1920)]
    [InlineData("011220999991", 2020)]
    public void The_personal_number_tells_the_century_of_birth(string number, int year)
    {
        var tail = number[3..];
        var line1 = $"IDVNM{tail}{MrzCheckDigit.Of(tail)}{number}<<{MrzCheckDigit.Of(number)}";
        var line2 = $"200115{MrzCheckDigit.Of("200115")}{Card[1][7..]}";

        Read(Recomputed([line1, line2, Card[2]])).Value.BirthDate.ShouldBe(new DateOnly(year, 1, 15));
    }

    [Theory]
    [InlineData(0, 5, 'O', "card.mrz.digits", "documentNumber")]
    [InlineData(0, 14, '8', "card.mrz.document_number", "documentNumber")]
    [InlineData(0, 20, '8', "card.mrz.numbers_differ", "personalId")]
    [InlineData(0, 15, '<', "card.mrz.digits", "personalId")]
    [InlineData(0, 2, 'W', "card.mrz.layout", "issuer")]
    [InlineData(1, 15, 'W', "card.mrz.layout", "nationality")]
    [InlineData(1, 0, 'B', "card.birth_date.invalid", "birthDate")]
    [InlineData(1, 6, '9', "card.mrz.check_digit", "birthDate")]
    [InlineData(1, 2, 'A', "card.birth_date.invalid", "birthDate")]
    [InlineData(1, 14, '7', "card.mrz.check_digit", "expiryDate")]
    [InlineData(1, 29, '5', "card.mrz.composite", "composite")]
    [InlineData(1, 7, '<', "card.sex.invalid", "sex")]
    [InlineData(2, 3, '0', "card.name.invalid", "fullName")]
    [InlineData(0, 0, 'P', "card.mrz.document_code", "documentCode")]
    public void A_changed_sign_is_refused_by_its_field(int line, int at, char sign, string code, string field)
    {
        Read(Changed(Card, line, at, sign)).IsRefused(out var refusal).ShouldBeTrue();

        (refusal!.Code, refusal.Field).ShouldBe((code, field));
    }

    /// <summary>
    /// Every sign of lines 1 and 2 changed into every other. No check digit of ICAO guards the sex; the personal number
    /// does, by a warning.
    /// </summary>
    [Fact]
    public void No_single_changed_sign_of_a_Vietnamese_card_passes_unnoticed()
    {
        var passed = new List<string>();
        for (var line = 0; line < 2; line++)
            for (var at = 0; at < 30; at++)
                foreach (var sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<".Where(sign => sign != Card[line][at]))
                    if (!Read(Changed(Card, line, at, sign)).IsRefused(out _)) passed.Add($"{line}:{at}:{sign}");

        passed.ShouldBe(["1:7:F"]);
        Read(Changed(Card, 1, 7, 'F')).Value.Warnings.ShouldBe([CardWarnings.SexDiffers]);
    }

    [Fact]   // shows that the test above can fail: a foreign card has fields that 7-3-1 cannot guard
    public void Check_digits_alone_would_let_letters_pass_for_digits() =>
        Read(Changed(Specimen, 0, 13, 'A')).IsRefused(out _).ShouldBeFalse();

    [Theory]
    [InlineData("", "card.mrz.lines")]
    [InlineData("IDVNM0909999917011090999991<<1", "card.mrz.lines")]
    [InlineData("IDVNM0909999917011090999991<<|9001158M3001156VNM<<<<<<<<<<<4|NGUYEN<<VAN<THU<NGHIEM<<<<<<<<", "card.mrz.length")]
    [InlineData("IDVNM0909999917011090999991<<1|9001158M3001156VNM<<<<<<<<<<<4|NGUYỄN<<VAN<THU<NGHIEM<<<<<<<<", "card.mrz.sign")]
    public void What_is_not_a_zone_is_refused(string text, string code)
    {
        Mrz.Read(text, Today).IsRefused(out var refusal).ShouldBeTrue();

        refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public void An_unknown_day_of_birth_on_a_foreign_card_is_a_warning()
    {
        var birth = "7408<<";
        var reading = Read(Recomputed([Specimen[0], birth + MrzCheckDigit.Of(birth) + Specimen[1][7..], Specimen[2]])).Value;

        reading.BirthDate.ShouldBeNull();
        reading.Warnings.ShouldContain(CardWarnings.BirthDateUnknown);
    }

    [Fact]
    public void No_text_at_all_breaks_the_reader()
    {
        Gen.String.Sample(text => Mrz.Read(text, Today).IsRefused(out _));
        var line = Gen.Char["ABVNM0123456789<<<<"].Array[30].Select(signs => new string(signs));
        Gen.Select(line, line, line).Sample((a, b, c) => { Mrz.Read("IDVNM" + a[5..], b, c, Today).IsRefused(out _); }, iter: 20_000);
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 29], Gen.Char["ABVNM0123456789<"]).Array[1, 4].Sample(changes =>
        {
            var lines = Specimen;
            foreach (var (on, at, sign) in changes) lines = Changed(lines, on, at, sign);
            Read(Recomputed(lines)).IsRefused(out _);
        }, iter: 20_000);
    }

    private static string[] Changed(string[] lines, int line, int at, char sign)
    {
        var changed = lines.ToArray();
        changed[line] = changed[line][..at] + sign + changed[line][(at + 1)..];
        return changed;
    }

    /// <summary>The same lines with the composite digit set anew.</summary>
    private static string[] Recomputed(string[] lines) =>
        [lines[0], lines[1][..29] + MrzCheckDigit.Of(lines[0][5..] + lines[1][..7] + lines[1][8..15] + lines[1][18..29]), lines[2]];
}
