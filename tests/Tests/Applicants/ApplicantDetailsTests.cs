using MotCua.Modules.Applicants;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Applicants;

public class ApplicantDetailsTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);
    private static readonly ApplicantDetails s_sound = new("Lò Thị Mai", "011185990002", new DateOnly(1985, 8, 20), Sex.Female, "Bản Na Sang 1", "0912 345 678", null, IdentityAssurance.QrScanned);

    [Fact]
    public void A_sound_person_is_taken_as_given()
    {
        var taken = s_sound.Checked(s_today);

        taken.IsRefused(out _).ShouldBeFalse();
        taken.Value.ShouldBe(s_sound);
    }

    [Theory]
    [InlineData("Lò\u0000Mai"), InlineData("Lò\u202EMai"), InlineData("<script>alert(1)</script>"), InlineData("12345")]
    public void A_name_that_cannot_be_printed_is_refused_at_its_field(string name)
    {
        (s_sound with { FullName = name }).Checked(s_today).IsRefused(out var refusal).ShouldBeTrue();

        refusal.Code.ShouldBe("applicant.name.wrong");
        refusal.Field.ShouldBe(nameof(ApplicantDetails.FullName));
    }

    [Fact]
    public void An_address_that_cannot_be_printed_is_refused_at_its_field()
    {
        (s_sound with { Address = "Bản \u202E1" }).Checked(s_today).IsRefused(out var refusal).ShouldBeTrue();

        refusal.Field.ShouldBe(nameof(ApplicantDetails.Address));
    }

    [Fact]
    public void Nobody_is_born_tomorrow()
    {
        (s_sound with { BirthDate = s_today.AddDays(1) }).Checked(s_today).IsRefused(out var refusal).ShouldBeTrue();

        refusal.Code.ShouldBe("applicant.birth.wrong");
    }
}
