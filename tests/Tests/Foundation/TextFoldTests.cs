using System.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Foundation;

public class TextFoldTests
{
    [Theory]
    [InlineData("Đăng ký khai sinh", "dang ky khai sinh")]
    [InlineData("  LÒ  THỊ\tMAI-ĐÀO ", "lo thi mai dao")]
    [InlineData("Ẫ Ẵ Ể Ỗ Ợ Ự Đ ỹ", "a a e o o u d y")]
    [InlineData("1.001193 (H18)", "1 001193 h18")]
    [InlineData("?!", "")]
    [InlineData(null, "")]
    public void Folded_text_has_neither_marks_nor_signs(string? text, string expected) => TextFold.Fold(text).ShouldBe(expected);

    [Fact]
    public void Composed_and_decomposed_text_fold_alike() =>
        TextFold.Fold("Nguyễn Thị Thượng Đình".Normalize(NormalizationForm.FormD)).ShouldBe("nguyen thi thuong dinh");

    [Fact]
    public void A_name_is_kept_as_given_but_composed_and_with_single_spaces()
    {
        var decomposed = " Vàng  A Sử ".Normalize(NormalizationForm.FormD);

        TextFold.Name(decomposed).ShouldBe("Vàng A Sử");
    }

    [Theory]
    [InlineData("NGUYEN VAN A", false)]
    [InlineData("LO THI ĐAO", true)]
    [InlineData("LÒ THỊ MAI", true)]
    public void Accents_are_noticed(string text, bool accents)
    {
        TextFold.HasAccents(text).ShouldBe(accents);
        TextFold.HasAccents(text.Normalize(NormalizationForm.FormD)).ShouldBe(accents);
    }

    [Theory]
    [InlineData("a\uD800b")]
    [InlineData("\uDC00")]
    [InlineData("x\uFFFEy")]
    public void Broken_text_is_mended_not_thrown_at_people(string broken)
    {
        TextFold.Nfc(broken).ShouldContain('\uFFFD');
        TextFold.Fold(broken).ShouldNotContain('\uD800');
    }

    [Fact]
    public void Folding_twice_changes_nothing_more() =>
        Gen.String.Sample(text => TextFold.Fold(TextFold.Fold(text)) == TextFold.Fold(text));
}
