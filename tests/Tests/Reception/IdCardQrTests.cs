using System.Globalization;
using System.Text;
using CsCheck;
using MotCua.Modules.Reception;
using MotCua.Tests.Foundation;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Reception;

public class IdCardQrTests
{
    private const string Card = "011090999991||NGUYỄN VĂN THỬ NGHIỆM|15011990|Nam|Tổ 1, Phường Thử, Tỉnh Điện Biên|15012025";
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void Every_vector_reads_as_it_should()
    {
        foreach (var vector in Vectors.Identity.GetProperty("qr").EnumerateArray())
        {
            var reading = IdCardQr.Read(vector.GetProperty("payload").GetString(), Today);
            var expected = vector.GetProperty("expected");

            reading.IsRefused(out _).ShouldBe(expected.ValueKind == System.Text.Json.JsonValueKind.Null);
            if (expected.ValueKind == System.Text.Json.JsonValueKind.Null) continue;
            string? Text(string key) => expected.TryGetProperty(key, out var value) ? value.GetString() : null;
            reading.Value.PersonalId!.Digits.ShouldBe(Text("number"));
            reading.Value.OldNumber.ShouldBe(Text("oldNumber"));
            reading.Value.FullName.ShouldBe(Text("fullName"));
            reading.Value.BirthDate!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(Text("birthDate"));
            reading.Value.Sex!.Value.Code().ShouldBe(Text("sex"));
            if (Text("address") is { } address) reading.Value.Address.ShouldBe(address);
            if (Text("issueDate") is { } issued) reading.Value.IssueDate!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(issued);
            reading.Value.Warnings.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(Card)]
    [InlineData("\uFEFF" + Card + "\r\n")]
    [InlineData(Card + "|NGUYỄN VĂN CHA|LÒ THỊ MẸ")]      // a card of the 2023 law
    public void Marks_and_further_fields_around_the_seven_do_not_matter(string text)
    {
        var reading = IdCardQr.Read(text, Today).Value;

        reading.FullName.ShouldBe("NGUYỄN VĂN THỬ NGHIỆM");
        reading.IssueDate.ShouldBe(new DateOnly(2025, 1, 15));
        reading.OldNumber.ShouldBeNull();
        reading.Warnings.ShouldBeEmpty();
        reading.ExtraFields.ShouldBe(text.Split('|').Length - 7);
    }

    [Fact]
    public void Decomposed_letters_are_composed()
    {
        var reading = IdCardQr.Read(Card.Replace("Nam", "Nữ", StringComparison.Ordinal).Normalize(NormalizationForm.FormD), Today).Value;

        reading.FullName.ShouldBe("NGUYỄN VĂN THỬ NGHIỆM");
        reading.Sex.ShouldBe(Sex.Female);
        reading.Warnings.ShouldBe([CardWarnings.SexDiffers]);
    }

    [Theory]
    [InlineData("", "card.qr.not_a_card", null)]
    [InlineData("https://example.org/qr", "card.qr.not_a_card", null)]
    [InlineData("011090999991||LÒ THỊ MAI|15011990|Nữ|Bản 1", "card.qr.not_a_card", null)]
    [InlineData("01109099999||LÒ VĂN A|15011990|Nam|Bản 1|15012025", "card.personal_id.invalid", "personalId")]
    [InlineData("01109O999991||LÒ VĂN A|15011990|Nam|Bản 1|15012025", "card.personal_id.invalid", "personalId")]
    [InlineData("011090999991|04500O103|LÒ VĂN A|15011990|Nam|Bản 1|15012025", "card.old_number.invalid", "oldNumber")]
    [InlineData("011090999991|| |15011990|Nam|Bản 1|15012025", "card.name.missing", "fullName")]
    [InlineData("011090999991||???|15011990|Nam|Bản 1|15012025", "card.name.missing", "fullName")]
    [InlineData("011090999991||LÒ VĂN A|31021990|Nam|Bản 1|15012025", "card.birth_date.invalid", "birthDate")]
    [InlineData("011090999991||LÒ VĂN A|15/01/1990|Nam|Bản 1|15012025", "card.birth_date.invalid", "birthDate")]
    [InlineData("011090999991||LÒ VĂN A|1501199O|Nam|Bản 1|15012025", "card.birth_date.invalid", "birthDate")]
    [InlineData("011226999991||LÒ VĂN A|23112026|Nam|Bản 1|15012025", "card.birth_date.future", "birthDate")]
    [InlineData("011090999991||LÒ VĂN A|15011990|M|Bản 1|15012025", "card.sex.invalid", "sex")]
    [InlineData("011090999991||LÒ VĂN A|15011990|Nam|Bản 1|", "card.issue_date.invalid", "issueDate")]
    [InlineData("011090999991||LÒ VĂN A|15011990|Nam|Bản 1|30022025", "card.issue_date.invalid", "issueDate")]
    [InlineData("011090999991||LÒ VĂN A|15011990|Nam|Bản 1|Hà Nội", "card.issue_date.invalid", "issueDate")]
    public void What_is_wrong_is_told_with_its_field(string text, string code, string? field)
    {
        IdCardQr.Read(text, Today).IsRefused(out var refusal).ShouldBeTrue();

        (refusal!.Code, refusal.Field).ShouldBe((code, field));
        refusal.Message.ShouldNotContain("0110");   // a refusal reaches logs: no number in it
    }

    [Theory]
    [InlineData("997090999991||LÒ VĂN A|15011990|Nam|Bản 1|15012025", "place_code.unknown")]
    [InlineData("011190999991||LÒ VĂN A|15011990|Nam|Bản 1|15012025", "sex.differs")]
    [InlineData("011091999991||LÒ VĂN A|15011990|Nam|Bản 1|15012025", "birth_year.differs")]
    [InlineData("011290999991||LÒ VĂN A|15011990|Nam|Bản 1|15012025", "birth_year.differs")]    // 2090 against 1990
    [InlineData("011090999991||L? V?N A|15011990|Nam|Bản 1|15012025", "name.damaged")]
    [InlineData("011090999991||LO VAN A|15011990|Nam|Bản 1|15012025", "name.no_accents")]
    [InlineData("011090999991|12345|LÒ VĂN A|15011990|Nam|Bản 1|15012025", "old_number.unusual")]
    [InlineData("011090999991||LÒ VĂN A|15011990|Nam|Bản 1|15012027", "issue_date.future")]
    [InlineData("011090999991||LÒ VĂN A|15011990|Nam||15012025", "address.missing")]
    public void What_is_odd_is_warned_of_and_never_refused(string text, string warning) =>
        IdCardQr.Read(text, Today).Value.Warnings.ShouldBe([warning]);

    [Fact]
    public void No_text_at_all_breaks_the_reader()
    {
        Gen.String.Sample(text => IdCardQr.Read(text, Today).IsRefused(out var _) || text.Contains('|'));
        Gen.String.Array[0, 9].Sample(fields => { IdCardQr.Read(string.Join('|', fields), Today).IsRefused(out _); });
        Gen.Select(Gen.Int[0, Card.Length - 1], Gen.Char).Sample((at, sign) => { IdCardQr.Read(Card[..at] + sign + Card[(at + 1)..], Today).IsRefused(out _); }, iter: 20_000);
        IdCardQr.Read(null, Today).IsRefused(out _).ShouldBeTrue();
    }
}
