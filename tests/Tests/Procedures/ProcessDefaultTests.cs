using System.Text.Json;
using CsCheck;
using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Procedures;

public class ProcessDefaultTests
{
    [Fact]
    public void The_steps_of_the_default_make_exactly_the_total_for_any_time_from_an_hour_to_sixty_days() =>
        Gen.Select(Gen.Int[60, 60 * 480], Gen.Enum<OfficeKind>().Where(k => k is OfficeKind.OfficeDivision or OfficeKind.EconomyDivision
                or OfficeKind.CultureSocietyDivision or OfficeKind.Police or OfficeKind.Military or OfficeKind.Tax or OfficeKind.LandOffice or OfficeKind.External), Gen.Bool)
            .Sample((total, office, province) =>
            {
                var steps = ProcessFiles.Policy.Defaults.StepsFor(province ? ProcessLevel.Province : ProcessLevel.Commune, office, total);
                steps.Sum(s => s.Minutes!.Value).ShouldBe(total);
                var counted = steps.Where(s => !s.OffClock).Select(s => s.Minutes!.Value).ToList();
                counted.ShouldAllBe(m => m > 0);
                // Everything but what does not fill a quarter of an hour is in quarters, as soon as each step can have one.
                if (total >= 15 * counted.Count) counted.Count(m => m % 15 != 0).ShouldBeLessThanOrEqualTo(total % 15 == 0 ? 0 : 1);
                steps[^1].OffClock.ShouldBeTrue();
            });

    [Fact]
    public void Ten_working_days_are_mostly_the_specialists()
    {
        var steps = ProcessFiles.Policy.Defaults.StepsFor(ProcessLevel.Commune, OfficeKind.EconomyDivision, 4800);

        steps.Select(s => s.Kind).ShouldBe([StepKind.Receive, StepKind.Assign, StepKind.Appraise, StepKind.Review, StepKind.Sign, StepKind.Number, StepKind.Return]);
        steps[2].Minutes!.Value.ShouldBeInRange(3240, 3360);
        steps[2].Office.DivisionSlug(ward: false).ShouldBe("ECONOMY");
        steps[2].Office.DivisionSlug(ward: true).ShouldBe("ECONOMY-INFRASTRUCTURE-URBAN");
        steps[5].PostKind.ShouldBe(PostKind.RegistryClerk);
        steps[5].Office.DivisionSlug(ward: false).ShouldBe("OFFICE");
    }

    [Fact]
    public void Without_a_statutory_time_the_steps_have_none() =>
        ProcessFiles.Policy.Defaults.StepsFor(ProcessLevel.Commune, OfficeKind.OfficeDivision, null).Where(s => !s.OffClock).ShouldAllBe(s => s.Minutes == null);

    // Expected offices: Decree 150/2025/NĐ-CP, article 15 for the divisions; the branches' own competence for the rest.
    [Theory]
    [InlineData("Hộ tịch", OfficeKind.OfficeDivision)]
    [InlineData("Chứng thực", OfficeKind.OfficeDivision)]
    [InlineData("Nuôi con nuôi", OfficeKind.OfficeDivision)]
    [InlineData("Hòa giải ở cơ sở", OfficeKind.OfficeDivision)]
    [InlineData("Đất đai", OfficeKind.EconomyDivision)]
    [InlineData("Hoạt động xây dựng", OfficeKind.EconomyDivision)]
    [InlineData("Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)", OfficeKind.EconomyDivision)]
    [InlineData("Thủy lợi", OfficeKind.EconomyDivision)]
    [InlineData("Kinh tế hợp tác và Phát triển nông thôn", OfficeKind.EconomyDivision)]
    [InlineData("Giảm nghèo", OfficeKind.EconomyDivision)]
    [InlineData("Tài chính đất đai", OfficeKind.EconomyDivision)]
    [InlineData("Bảo trợ xã hội", OfficeKind.CultureSocietyDivision)]
    [InlineData("Người có công", OfficeKind.CultureSocietyDivision)]
    [InlineData("Giáo dục trung học", OfficeKind.CultureSocietyDivision)]
    [InlineData("Văn hóa", OfficeKind.CultureSocietyDivision)]
    [InlineData("Tín ngưỡng, tôn giáo", OfficeKind.CultureSocietyDivision)]
    [InlineData("Quản lý nhà nước về hội, quỹ", OfficeKind.CultureSocietyDivision)]
    [InlineData("Đăng ký, quản lý cư trú", OfficeKind.Police)]
    [InlineData("Cấp, quản lý căn cước", OfficeKind.Police)]
    [InlineData("Định danh và xác thực điện tử", OfficeKind.Police)]
    [InlineData("Nghĩa vụ quân sự", OfficeKind.Military)]
    [InlineData("Chính sách", OfficeKind.Military)]
    [InlineData("Thực hiện chính sách BHXH", OfficeKind.External)]
    [InlineData("Hải quan", OfficeKind.External)]
    [InlineData("Quản lý biên giới", OfficeKind.External)]
    [InlineData("Thuế", OfficeKind.Tax)]
    [InlineData("Đăng ký biện pháp bảo đảm", OfficeKind.LandOffice)]
    public void A_field_lies_with_the_office_the_decree_gives_it(string field, OfficeKind office) =>
        ProcessFiles.Policy.Fields.OfficeFor(field).ShouldBe(office);

    [Fact]
    public void Every_field_of_the_commune_procedures_in_the_catalogue_has_its_office()
    {
        var fields = File.ReadLines(Path.Combine(ProcessFiles.Root(), "data", "procedures", "catalogue.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)
            .Where(r => r.GetProperty("levels").EnumerateArray().Any(l => l.GetString() == "commune")).Select(r => r.GetProperty("field").GetString()!).Distinct().ToList();

        fields.Count.ShouldBeGreaterThan(70);
        fields.Where(f => ProcessFiles.Policy.Fields.OfficeFor(f) is null).ShouldBeEmpty();
        ProcessFiles.Policy.Fields.OfficeFor("Thiên văn").ShouldBeNull();
    }
}
