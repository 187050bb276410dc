using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Procedures;

public class ProcessChoiceTests
{
    private static readonly DateOnly Day = new(2026, 8, 12);

    private static readonly ProcessQuestion Birth = new("1.001193", null, ProcessLevel.Commune, "Hộ tịch", 480, Day, "dien-bien");

    [Fact]
    public void Our_own_approved_table_comes_before_a_proposal_and_that_before_another_provinces()
    {
        var (own, proposed, elsewhere) = (Table("own", ProcessStatus.Approved, "dien-bien"), Table("proposed", ProcessStatus.Proposed), Table("else", ProcessStatus.ApprovedElsewhere, "nghe-an"));

        Choose(elsewhere, proposed, own).Provenance.Status.ShouldBe(ProcessStatus.Approved);
        Choose(elsewhere, proposed).Provenance.Key.ShouldBe("proposed");
        Choose(elsewhere).Provenance.ShouldSatisfyAllConditions(p => p.Status.ShouldBe(ProcessStatus.ApprovedElsewhere), p => p.Province.ShouldBe("nghe-an"));
        Choose().Provenance.Status.ShouldBe(ProcessStatus.Default);
    }

    [Fact]
    public void Drafts_other_levels_other_codes_and_closed_versions_are_never_chosen()
    {
        var closed = Table("closed", ProcessStatus.Approved, "dien-bien");
        closed.Close(Day);

        Choose(Table("draft", ProcessStatus.Draft), Table("province", ProcessStatus.Proposed, level: ProcessLevel.Province), Table("other", ProcessStatus.Proposed, code: "1.000656"), closed)
            .Provenance.Fit.ShouldBe(ProcessFit.Default);
    }

    [Fact]
    public void The_table_of_the_dossiers_case_is_taken_and_a_table_of_another_case_only_when_its_time_is_the_same()
    {
        var (quick, slow) = (Table("quick", ProcessStatus.Proposed, forCase: "Không phải xác minh", total: 480), Table("slow", ProcessStatus.Proposed, forCase: "Cần xác minh", total: 2400));

        Choose(Birth with { Case = "cần xác minh" }, quick, slow).Provenance.ShouldSatisfyAllConditions(p => p.Key.ShouldBe("slow"), p => p.Fit.ShouldBe(ProcessFit.SameCase));
        Choose(Birth with { Case = "Có yếu tố khác", StatutoryMinutes = 2400 }, quick, slow).Provenance.ShouldSatisfyAllConditions(p => p.Key.ShouldBe("slow"), p => p.Fit.ShouldBe(ProcessFit.SameTotal));
        Choose(Birth with { Case = "Có yếu tố khác", StatutoryMinutes = 960 }, quick, slow).Provenance.Status.ShouldBe(ProcessStatus.Default);
        Choose(Birth with { StatutoryMinutes = 2400 }, quick, slow).Provenance.ShouldSatisfyAllConditions(p => p.Key.ShouldBe("slow"), p => p.Fit.ShouldBe(ProcessFit.OneOfSeveral));
    }

    [Fact]
    public void Without_a_table_the_default_is_concrete_and_lies_with_the_fields_division()
    {
        var chosen = Choose(Birth with { ProcedureCode = "1.009999", Field = "Bảo trợ xã hội", StatutoryMinutes = 4800 });

        chosen.Template.IsStored.ShouldBeFalse();
        chosen.Steps.Sum(s => s.Minutes).ShouldBe(4800);
        chosen.Steps.Where(s => s.Kind is StepKind.Assign or StepKind.Appraise or StepKind.Review).ShouldAllBe(s => s.Office.Kind == OfficeKind.CultureSocietyDivision);
        Choose(Birth with { Field = "Cấp, quản lý căn cước" }).Steps.ShouldContain(s => s.Kind == StepKind.ExternalSystem && s.Office.Kind == OfficeKind.Police && s.PostKind == PostKind.Police);
        Choose(Birth with { Field = "Thiên văn" }).Provenance.Warnings.ShouldContain(w => w.Code == "process.field.unresolved");
    }

    [Fact]
    public async Task Each_of_the_fifteen_frequent_commune_procedures_has_a_proposal_whose_steps_make_its_total()
    {
        var proposals = await ProcessFiles.TemplatesAsync("proposed.jsonl");
        string[] codes = ["1.001193", "1.000656", "1.000894", "1.004873", "2.000815", "2.000884", "1.004222", "1.004194", "1.001776", "1.001731", "1.010824",
            "1.011606", "1.011607", "1.001612", "1.013225", "1.013831"];

        proposals.SelectMany(p => p.ProcedureCodes).Distinct().Order().ShouldBe(codes.Order());
        proposals.ShouldAllBe(p => p.Status == ProcessStatus.Proposed && p.Province == null && p.Decision == null && p.From == DateOnly.MinValue);
        // 1.011606 is done once a year and the law states no time for it.
        proposals.Where(p => p.ProcedureCodes[0] != "1.011606").ShouldAllBe(p => p.Warnings.Count == 0 && p.SumMinutes == p.TotalMinutes);
        proposals.Single(p => p.ProcedureCodes[0] == "1.011606").Warnings.Select(w => w.Code).ShouldBe(["process.total.missing"]);
        proposals.SelectMany(p => p.Steps).ShouldAllBe(s => s.Office.Kind != OfficeKind.External);
        foreach (var p in proposals)
            (p.Steps[0].Kind, p.Steps[^1].Kind, p.Steps[^1].OffClock).ShouldBe((StepKind.Receive, StepKind.Return, true), p.Key);
    }

    // Statutory times in working days as the national portal states them, or the law where the portal has only a placeholder.
    [Theory]
    [InlineData("1.001193", 480)]
    [InlineData("1.000656", 480)]
    [InlineData("1.004873", 3 * 480)]
    [InlineData("1.004222", 7 * 480)]
    [InlineData("1.004194", 3 * 480)]
    [InlineData("1.001776", 10 * 480)]
    [InlineData("1.001731", 3 * 480)]
    [InlineData("1.001612", 3 * 480)]
    [InlineData("1.013831", 18 * 480)]
    public async Task A_proposals_total_is_the_statutory_time_in_working_days(string code, int minutes) =>
        (await ProcessFiles.TemplatesAsync("proposed.jsonl")).Where(p => p.ProcedureCodes.Contains(code)).ShouldAllBe(p => p.TotalMinutes == minutes);

    [Fact]
    public async Task The_funeral_allowance_has_seven_days_the_commune_can_run_alone_and_the_rest_at_home_affairs()
    {
        var chosen = Choose(new ProcessQuestion("1.010824", "Trợ cấp một lần, mai táng phí", ProcessLevel.Commune, "Người có công", null, Day, "dien-bien"),
            [.. await ProcessFiles.TemplatesAsync("proposed.jsonl")]);

        chosen.Provenance.Fit.ShouldBe(ProcessFit.SameCase);
        chosen.Template.CommunePart.Sum(s => s.Minutes).ShouldBe(7 * 480);
        chosen.Template.CommunePart.Select(s => s.Kind).ShouldBe([StepKind.Receive, StepKind.Assign, StepKind.Appraise, StepKind.Review, StepKind.Sign, StepKind.Number, StepKind.Return]);
        chosen.Steps.Where(s => s.Office.Kind == OfficeKind.ProvincialDepartment).ShouldAllBe(s => s.Office.Department == "HOME-AFFAIRS");
        chosen.Steps.Count(s => s.Office.Kind == OfficeKind.ProvincialDepartment).ShouldBe(5);
    }

    private static ChosenProcess Choose(params ProcessTemplate[] templates) => Choose(Birth, templates);

    private static ChosenProcess Choose(ProcessQuestion question, params ProcessTemplate[] templates) => ProcessTemplates.Choose(templates, question, ProcessFiles.Policy);

    private static ProcessTemplate Table(
        string key, ProcessStatus status, string? province = null, ProcessLevel level = ProcessLevel.Commune, string code = "1.001193", string? forCase = null, int? total = 480) => new()
    {
        Key = key, Name = "Đăng ký khai sinh", ProcedureCodes = [code], Level = level, Status = status, Province = province, Case = forCase, TotalMinutes = total,
        From = new(2025, 7, 1),
        Steps = [new() { Order = 1, Kind = StepKind.Receive, PostKind = PostKind.OneStopOfficer, Office = new(OfficeKind.ServiceCentre), Minutes = total }],
    };
}
