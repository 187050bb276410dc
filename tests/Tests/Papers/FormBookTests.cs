using MotCua.Papers;
using MotCua.Web.Papers;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Papers;

public class FormBookTests
{
    [Fact]
    public void Another_day_has_another_version_of_the_form()
    {
        var before = SampleForms.Make(FormBook.Form01, SampleForms.Facts with { MadeAt = SampleForms.At("2025-09-14T16:00") });
        var after = SampleForms.Make(FormBook.Form01, SampleForms.Facts with { MadeAt = SampleForms.At("2025-09-15T08:00") });

        before.Blocks.OfType<Letterhead>().Single().Number.ShouldBe("Số: 0007/BPTNTKQ");
        before.Blocks.OfType<Field>().ShouldNotContain(field => field.Name.StartsWith("authorising"));
        after.Blocks.OfType<Letterhead>().Single().Number.ShouldBe("Số: 0007/TTPVHCC");
        after.Blocks.OfType<Field>().ShouldContain(field => field.Name == "authorising-paper");
    }

    [Fact]
    public void Only_form_01_shows_the_whole_personal_number()
    {
        foreach (var form in (string[])[FormBook.Form02, FormBook.Form03, FormBook.Receipt, FormBook.List])
            SampleForms.Make(form).Texts().ShouldNotContain(text => text.Contains("011186012345"));
        SampleForms.Make(FormBook.Form01).Texts().ShouldContain("011186012345");
        SampleForms.Make(FormBook.Form03).Texts().ShouldContain("011*****2345");
    }

    [Fact]
    public void A_slip_that_may_lie_about_has_nothing_of_a_person() =>
        SampleForms.Make(FormBook.Receipt, SampleForms.Facts with { IsAnonymous = true, Applicant = null }).Blocks.OfType<Field>()
            .ShouldNotContain(field => field.Name == "applicant" || field.Name == "masked-id");

    [Theory]
    [InlineData("\"until\": null", "\"until\": \"2026-01-01\"", null)]
    [InlineData("\"from\": \"2025-09-15\", \"until\": null", "\"from\": \"2025-09-01\", \"until\": null", "overlaps")]
    [InlineData("\"from\": \"2025-09-15\", \"until\": null", "\"from\": \"2025-09-15\", \"until\": \"2025-09-15\"", "holds from")]
    [InlineData("\"name\": \"applicant\"", "\"name\": \"aplicant\"", "unknown field aplicant")]
    [InlineData("\"form\": \"form02\"", "\"form\": \"form22\"", "form02: missing")]
    public void A_fault_in_the_file_is_named(string part, string other, string? fault)
    {
        var json = File.ReadAllText(ShippedFiles.Path("forms/forms.json"));
        json.ShouldContain(part);
        var changed = json.Replace(part, other);

        if (fault is null)
            FormBook.Read(changed).InForce(FormBook.Form01, new DateOnly(2025, 12, 31)).Suffix.ShouldBe("TTPVHCC");
        else
            Should.Throw<InvalidDataException>(() => FormBook.Read(changed)).Message.ShouldContain(fault);
    }

    [Fact]
    public void A_day_without_a_version_is_an_error_and_not_an_empty_form() =>
        Should.Throw<InvalidOperationException>(() => SampleForms.Book.InForce(FormBook.Form01, new DateOnly(2017, 1, 1)));

    [Fact]
    public void Every_form_names_its_source() => SampleForms.Book.All.ShouldAllBe(version => version.Source.Length > 3 && version.Confidence.Length > 3);
}
