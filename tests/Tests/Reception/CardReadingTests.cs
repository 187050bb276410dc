using MotCua.Modules.Reception;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Reception;

public class CardReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly CardReading Front = IdCardQr.Read("011090999991||NGUYỄN VĂN THỬ NGHIỆM|15011990|Nam|Tổ 1, Phường Thử|15012025", Today).Value;
    private static readonly CardReading Back = Mrz.Read("IDVNM0909999917011090999991<<1", "9001158M3001156VNM<<<<<<<<<<<4", "NGUYEN<<VAN<THU<NGHIEM<<<<<<<<", Today).Value;

    [Fact]
    public void The_name_with_its_accents_outlives_the_machine_readable_one()
    {
        var card = CardReading.Merge(Front, Back).Value;

        card.FullName.ShouldBe("NGUYỄN VĂN THỬ NGHIỆM");
        card.Address.ShouldBe("Tổ 1, Phường Thử");
        card.ExpiryDate.ShouldBe(new DateOnly(2030, 1, 15));
        card.Source.ShouldBe(CardSource.QrAndMrz);
        card.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Another_name_on_the_other_side_is_warned_of() =>
        CardReading.Merge(Front with { FullName = "LÒ VĂN A" }, Back).Value.Warnings.ShouldBe([CardWarnings.NameDiffers]);

    [Fact]
    public void A_name_cut_off_by_the_zone_still_agrees()
    {
        var card = CardReading.Merge(Front, Back with { FullName = "NGUYEN VAN THU NG", Warnings = [CardWarnings.NameTruncated] }).Value;

        card.Warnings.ShouldBe([CardWarnings.NameTruncated]);
    }

    [Fact]
    public void Sides_of_two_cards_are_not_brought_together()
    {
        CardReading.Merge(Front with { PersonalId = PersonalId.Parse("011090999992") }, Back).IsRefused(out var number).ShouldBeTrue();
        CardReading.Merge(Front with { BirthDate = new(1990, 1, 16) }, Back).IsRefused(out var birth).ShouldBeTrue();

        (number!.Field, birth!.Field).ShouldBe(("personalId", "birthDate"));
    }
}
