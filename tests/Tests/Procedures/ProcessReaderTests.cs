using System.Text.Json;
using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Procedures;

public class ProcessReaderTests
{
    private const string Sound =
        """{"id":"x-1","code":"1.001193","codes":["1.001193"],"name":"Thủ tục","level":"commune","province":"nghe-an","total_time":{"value":1,"unit":"day"},"decision":{"number":"1/QĐ","date":"2025-11-20","issuer":"Chủ tịch"},"steps":[{"order":1,"label":"Bước 1","post":"Văn thư UBND cấp xã","post_kind":"registry_clerk","work":"Đóng dấu","time":{"value":8,"unit":"hour"}}]}""";

    [Fact]
    public async Task All_196_real_tables_are_read_without_a_fault()
    {
        var lines = await ProcessFiles.ReadAsync("processes.jsonl");

        lines.ShouldAllBe(l => l.Faults.Count == 0);
        var templates = lines.ConvertAll(l => l.Template!);
        templates.Count.ShouldBe(196);
        templates.Sum(t => t.Steps.Count).ShouldBe(1874);
        templates.Count(t => t.Level == ProcessLevel.Commune).ShouldBe(29);
        templates.Count(t => t.Level == ProcessLevel.Interlevel).ShouldBe(15);
        templates.Count(t => t.Level == ProcessLevel.Province).ShouldBe(152);
        templates.Count(t => t.Status == ProcessStatus.Draft).ShouldBe(2);
        templates.Count(t => t.Status == ProcessStatus.ApprovedElsewhere).ShouldBe(194);
    }

    // The flags beside each table were made by whoever collected them, by a program that shares nothing with ours.
    [Fact]
    public async Task Our_sums_disagree_with_the_printed_totals_exactly_where_the_collectors_flags_say_so()
    {
        var templates = (await ProcessFiles.TemplatesAsync("processes.jsonl")).ToDictionary(t => t.Key);
        var (differs, missing, remote) = (0, 0, 0);
        foreach (var row in Rows())
        {
            var template = templates[row.GetProperty("id").GetString()!];
            var codes = template.Warnings.Select(w => w.Code).ToList();
            template.SumMinutes.ShouldBe((int)(row.GetProperty("sum_hours").GetDecimal() * 60), template.Key);
            (codes.Contains("process.sum.differs") || codes.Contains("process.total.missing"))
                .ShouldBe(!row.GetProperty("sum_matches_total").GetBoolean(), template.Key);
            if (row.TryGetProperty("sum_matches_total_remote", out var flag))
            {
                template.SumMinutesRemote.ShouldBe((int)(row.GetProperty("sum_hours_remote").GetDecimal() * 60), template.Key);
                codes.Contains("process.sum.remote.differs").ShouldBe(!flag.GetBoolean(), template.Key);
            }
            else template.SumMinutesRemote.ShouldBeNull(template.Key);
            differs += codes.Count(c => c == "process.sum.differs");
            missing += codes.Count(c => c == "process.total.missing");
            remote += codes.Count(c => c == "process.sum.remote.differs");
        }

        differs.ShouldBe(8);
        missing.ShouldBe(4);
        remote.ShouldBe(3);
    }

    [Fact]
    public async Task The_defects_the_collectors_noted_are_the_warnings_we_give()
    {
        var templates = (await ProcessFiles.TemplatesAsync("processes.jsonl")).ToDictionary(t => t.Key);
        var pairs = new Dictionary<string, string>
        {
            ["sum_differs_from_total"] = "process.sum.differs", ["no_total_in_source"] = "process.total.missing",
            ["step_without_numeric_time"] = "process.step.time.missing", ["merged_time_cell"] = "process.step.time.merged",
            ["duplicate_step_number"] = "process.step.label.repeated", ["source_cells_swapped"] = "process.cells.swapped",
            ["empty_work_in_source"] = "process.step.work.empty",
        };
        foreach (var row in Rows())
        {
            if (!row.TryGetProperty("defects", out var defects)) continue;
            var codes = templates[row.GetProperty("id").GetString()!].Warnings.Select(w => w.Code).ToList();
            foreach (var defect in defects.EnumerateArray().Select(d => d.GetString()!))
            {
                // Labels out of sequence without a repeat ("Bước 9" after "Bước 6") are no trouble: steps are not keyed on them.
                if (defect == "duplicate_step_number" && !codes.Contains(pairs[defect])) continue;
                codes.ShouldContain(pairs[defect], row.GetProperty("id").GetString());
            }
        }
        templates.Values.Count(t => t.Warnings.Any(w => w.Code == "process.step.time.merged")).ShouldBe(2);
        templates.Values.Count(t => t.Warnings.Any(w => w.Code == "process.cells.swapped")).ShouldBe(3);
    }

    [Fact]
    public async Task A_commune_table_of_land_names_posts_and_offices_a_commune_has()
    {
        var table = (await ProcessFiles.TemplatesAsync("processes.jsonl")).Single(t => t.Key == "quang-ninh-295-25");

        table.TotalMinutes.ShouldBe(15 * 480);
        table.TotalMinutesRemote.ShouldBe(20 * 480);
        table.Steps[0].Kind.ShouldBe(StepKind.Receive);
        table.Steps[0].Office.Kind.ShouldBe(OfficeKind.ServiceCentre);
        table.Steps.ShouldAllBe(s => s.Work.Length <= 200);
    }

    [Fact]
    public async Task The_inter_level_table_of_Nghe_An_goes_from_the_commune_through_the_department_of_home_affairs_and_back()
    {
        var table = (await ProcessFiles.TemplatesAsync("processes.jsonl")).Single(t => t.Key == "nghe-an-3854-01");

        table.ProcedureCodes.ShouldBe(["2.002755"]);
        table.Steps.Select(s => s.Kind).Take(6).ShouldBe([StepKind.Receive, StepKind.Assign, StepKind.Appraise, StepKind.Review, StepKind.Sign, StepKind.Number]);
        table.Steps.Select(s => s.Office.Kind).Take(7).ShouldBe([OfficeKind.ServiceCentre, OfficeKind.CultureSocietyDivision, OfficeKind.CultureSocietyDivision,
            OfficeKind.CultureSocietyDivision, OfficeKind.CommitteeLeadership, OfficeKind.OfficeDivision, OfficeKind.ProvincialServiceCentre]);
        table.Steps[7].Office.ShouldBe(new OfficeSelector(OfficeKind.ProvincialDepartment, "HOME-AFFAIRS"));
        table.Steps[4].Takes(PostKind.ViceChair).ShouldBeTrue();
        table.Steps[^1].Kind.ShouldBe(StepKind.Return);
        table.Steps[^1].OffClock.ShouldBeTrue();
        table.CommunePart.Count.ShouldBe(6);
        table.CommunePart.Sum(s => s.Minutes).ShouldBe(40 * 60);
    }

    [Fact]
    public async Task Few_posts_stay_unresolved_and_each_says_so()
    {
        var templates = await ProcessFiles.TemplatesAsync("processes.jsonl");
        var unresolved = templates.Sum(t => t.Warnings.Count(w => w.Code == "process.post.unresolved"));

        unresolved.ShouldBeInRange(1, 60);
        templates.SelectMany(t => t.Steps).Count(s => s.Office.Kind == OfficeKind.External).ShouldBeGreaterThanOrEqualTo(unresolved);
    }

    [Fact]
    public async Task The_longer_record_with_an_object_as_source_and_hours_beside_the_time_reads_the_same()
    {
        var longer = Sound.Replace("\"steps\":", "\"source\":{\"repo\":\"a/b\",\"commit\":\"c\"},\"era\":\"two_tier\",\"steps\":", StringComparison.Ordinal)
            .Replace("\"time\":{\"value\":8,\"unit\":\"hour\"}", "\"time\":null,\"hours\":8,\"has_branch_text\":true", StringComparison.Ordinal);

        var (ours, theirs) = ((await ProcessFiles.ReadTextAsync(Sound)).Single().Template!, (await ProcessFiles.ReadTextAsync(longer)).Single().Template!);

        theirs.Steps.Single().Minutes.ShouldBe(480);
        theirs.Source.ShouldBe(ours.Source);
        theirs.Raw.ShouldContain("\"repo\"");
    }

    [Fact]
    public async Task A_table_of_our_own_province_is_approved_and_the_same_table_elsewhere_is_a_model()
    {
        (await ProcessFiles.ReadTextAsync(Sound)).Single().Template!.Status.ShouldBe(ProcessStatus.ApprovedElsewhere);
        (await ProcessFiles.ReadTextAsync(Sound, "nghe-an")).Single().Template!.Status.ShouldBe(ProcessStatus.Approved);
    }

    [Theory]
    [InlineData("\"level\":\"commune\"", "\"level\":\"district\"", "level", "process.level")]
    [InlineData("\"name\":\"Thủ tục\"", "\"name\":\" \"", "name", "process.name.missing")]
    [InlineData("\"order\":1", "\"order\":2", "steps[1].order", "process.step.order")]
    [InlineData("\"value\":8", "\"value\":-8", "steps[1].time", "process.time")]
    [InlineData("\"value\":8", "\"value\":79228162514264337593543950335", "steps[1].time", "process.time")]
    [InlineData("\"unit\":\"hour\"", "\"unit\":\"fortnight\"", "steps[1].time", "process.time")]
    [InlineData("\"codes\":[\"1.001193\"]", "\"codes\":[\"1001193\"]", "codes", "process.code")]
    [InlineData("2025-11-20", "2025-13-20", "decision.date", "process.decision.date")]
    [InlineData("\"id\":\"x-1\"", "\"id\":\"\"", "id", "process.id.missing")]
    [InlineData("\"level\":\"commune\"", "\"level\":7", "level", "process.line.json")]
    [InlineData("\"province\":\"nghe-an\",", "", "province", "process.province.missing")]
    [InlineData("\"province\":\"nghe-an\"", "\"province\":\"nghe-an\",\"era\":\"pre2025\"", "era", "process.era")]
    [InlineData("]}", "]", "", "process.line.json")]
    public async Task A_fault_names_its_line_and_field(string sound, string broken, string field, string code)
    {
        var lines = await ProcessFiles.ReadTextAsync($"{Sound}\n\n{Sound.Replace("x-1", "x-2", StringComparison.Ordinal).Replace(sound.Replace("x-1", "x-2", StringComparison.Ordinal), broken, StringComparison.Ordinal)}\n");

        lines[0].Faults.ShouldBeEmpty();
        var fault = lines[1].Faults[0];
        fault.Line.ShouldBe(3);
        fault.Code.ShouldBe(code);
        if (field.Length > 0) fault.Field.ShouldBe(field);
    }

    [Fact]
    public async Task An_id_given_twice_and_bytes_that_are_not_UTF_8_are_faults()
    {
        (await ProcessFiles.ReadTextAsync($"{Sound}\n{Sound}")).Last().Faults.Single().Code.ShouldBe("process.id.repeated");

        var bytes = new MemoryStream([0x7B, 0xFF, 0xFE, 0x7D]);
        var lines = await ProcessFiles.Reader().ReadAsync(bytes, "dien-bien", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        lines.Single().Faults.Single().Code.ShouldBe("process.file.encoding");
    }

    [Fact]
    public async Task A_changed_minute_would_be_seen()
    {
        var off = (await ProcessFiles.ReadTextAsync(Sound.Replace("\"value\":8", "\"value\":7", StringComparison.Ordinal))).Single().Template!;

        off.Warnings.Single(w => w.Code == "process.sum.differs").Args.ShouldBe(["420", "480"]);
        (await ProcessFiles.ReadTextAsync(Sound)).Single().Template!.Warnings.ShouldBeEmpty();
    }

    private static IEnumerable<JsonElement> Rows() =>
        File.ReadLines(Path.Combine(ProcessFiles.Folder, "processes.jsonl")).Select(l => JsonDocument.Parse(l).RootElement);
}
