using CsCheck;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Foundation;

public class Crockford32Tests
{
    [Fact]
    public void Known_numbers_have_their_published_codes()
    {
        Crockford32.Encode(1234, 3).ShouldBe("16J");   // 1·1024 + 6·32 + 18
        Crockford32.Encode(0, 13).ShouldBe("0000000000000");
        Crockford32.Encode((UInt128.One << 65) - 1).ShouldBe("ZZZZZZZZZZZZZ");
    }

    [Fact]
    public void Bytes_give_their_leading_bits() => Crockford32.Encode([0b00001_000, 0b10_00011_0, 0, 0], 3).ShouldBe("123");

    [Theory]
    [InlineData("7q3k-m9xa-2dtpw", "7Q3KM9XA2DTPW")]
    [InlineData(" oOiI lL01 23456 ", "0011110123456")]
    [InlineData("7Q3K–M9XA–2DTPW", "7Q3KM9XA2DTPW")]
    public void What_people_type_is_understood(string typed, string code)
    {
        Crockford32.TryNormalize(typed, out var read).ShouldBeTrue();

        read.ShouldBe(code);
    }

    [Theory]
    [InlineData("UUUUUUUUUUUUU")]
    [InlineData("7Q3KM9XA2DTP")]
    [InlineData("7Q3KM9XA2DTPWW")]
    [InlineData("7Q3KM9XA2DTP!")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_not_a_code(string? typed) => Crockford32.TryDecode(typed, out _).ShouldBeFalse();

    [Fact]
    public void Printed_codes_stand_in_groups() => Crockford32.Grouped("7Q3KM9XA2DTPW").ShouldBe("7Q3K-M9XA-2DTPW");

    [Fact]
    public void Whatever_is_encoded_is_decoded_again() =>
        Gen.Select(Gen.ULong, Gen.Bool).Sample((low, high) =>
        {
            var value = low + (high ? UInt128.One << 64 : 0);
            return Crockford32.TryDecode(Crockford32.Grouped(Crockford32.Encode(value)).ToLowerInvariant(), out var read) && read == value;
        });
}
