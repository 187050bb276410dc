using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MotCua.Modules.Procedures;
using MotCua.Modules.Procedures.Import;
using MotCua.Tests.Web;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Procedures;

public class ProcedureRecordsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_record_of_the_shipped_catalogue_is_read_and_its_name_only_ones_are_known_as_such()
    {
        await using var file = File.OpenRead(ShippedFiles.Path("procedures/catalogue.jsonl"));

        var (records, faults) = await ReadAsync(file);

        faults.ShouldBeEmpty();
        records.Count.ShouldBe(1697);
        records.Count(r => r.Levels.HasFlag(ProcedureLevels.Commune)).ShouldBe(666);
        records.Count(r => r.Completeness == Completeness.Index).ShouldBe(18);
        records.Sum(r => r.Content.Components.Count).ShouldBe(9318);
        records.ShouldAllBe(r => r.Content.Components.Select(c => c.Key).Distinct().Count() == r.Content.Components.Count);
        records.Single(r => r.Code == "2.002307").Completeness.ShouldBe(Completeness.Index);
    }

    [Fact]
    public async Task A_bare_number_with_the_unit_other_is_a_placeholder_and_never_days()
    {
        var record = await DefectAsync("1.900001");

        record.Content.Channels[0].Time.ShouldBe(new TimeLimit(null, LimitUnit.Unstated, "1"));
        Flags(record, "channels[0].unit").ShouldContain(FlagCodes.TimePlaceholder);
        Flags(record, "agency").ShouldContain(FlagCodes.AgencyMissing);
    }

    [Fact]
    public async Task Free_of_charge_with_a_note_means_see_the_note()
    {
        (await DefectAsync("1.900002")).Content.Channels[0].Fees.ShouldHaveSingleItem().SeeNote.ShouldBeTrue();
        (await DefectAsync("1.900001")).Content.Channels[0].Fees.ShouldHaveSingleItem().SeeNote.ShouldBeFalse();
    }

    [Fact]
    public async Task A_time_glued_to_a_fee_gives_neither()
    {
        var record = await DefectAsync("1.900003");

        record.Content.Channels[0].Fees.ShouldBeEmpty();
        record.Content.Channels[0].FeeText.ShouldBe("115,000 VND");
        record.Content.Channels[0].Time.Unit.ShouldBe(LimitUnit.Unstated);
        Flags(record, "channels[0].fee_text").ShouldContain(FlagCodes.TimeAmbiguous);
    }

    [Fact]
    public async Task Rows_that_lost_their_borders_are_kept_whole_and_flagged()
    {
        var record = await DefectAsync("1.900004");

        record.Content.Components.Count.ShouldBe(2);
        Flags(record, "documents[0].name").ShouldContain(FlagCodes.ComponentLong);
        Flags(record, "documents[1].name").ShouldContain(FlagCodes.ComponentList);
    }

    [Fact]
    public async Task Headings_say_whether_a_paper_is_handed_in_or_shown_and_notes_are_not_papers()
    {
        var record = await DefectAsync("1.900005");

        record.Content.Cases.ShouldBeEmpty();
        record.Content.Components.Select(c => c.Kind).ShouldBe(
            [ComponentKind.HandIn, ComponentKind.Note, ComponentKind.Show, ComponentKind.Note, ComponentKind.Note]);
        record.Content.Components[1].Name.ShouldStartWith("Không phải nộp");
    }

    [Fact]
    public async Task Bodies_that_no_longer_exist_or_belong_elsewhere_are_flagged()
    {
        var record = await DefectAsync("1.900006");

        Flags(record, "agency").ShouldContain(FlagCodes.AgencyFormer);
        Flags(record, "competent_authority").ShouldContain(FlagCodes.AgencyElsewhere);
    }

    [Fact]
    public async Task Contradictions_of_the_source_are_kept_as_they_are_and_flagged()
    {
        var record = await DefectAsync("1.900007");

        record.Content.Channels[0].Fees[0].Amount.ShouldBe(5000);
        Flags(record, "channels[0].fees[0].note").ShouldContain(FlagCodes.FeeDiffers);
        Flags(record, "documents[0].form_code").ShouldContain(FlagCodes.FormDiffers);
    }

    [Fact]
    public async Task Shortened_steps_and_inferred_levels_are_flagged()
    {
        var record = await DefectAsync("1.900009");

        record.Content.StepsTruncated.ShouldBeTrue();
        Flags(record, "steps_truncated").ShouldContain(FlagCodes.StepsTruncated);
        Flags(record, "levels_inferred").ShouldContain(FlagCodes.LevelsInferred);
    }

    [Fact]
    public async Task A_limit_in_several_stages_keeps_its_words() =>
        Flags(await DefectAsync("1.900010"), "channels[0].description").ShouldContain(FlagCodes.TimeStages);

    [Fact]
    public async Task A_record_never_seen_before_loses_nothing()
    {
        var record = await DefectAsync("1.900013");

        record.Levels.ShouldBe(ProcedureLevels.Commune);
        record.Content.Channels[0].ShouldSatisfyAllConditions(
            c => c.Channel.ShouldBe(ChannelKind.Unknown), c => c.Time.Unit.ShouldBe(LimitUnit.Unstated), c => c.Time.Text.ShouldBe("2 tuần"));
        Flags(record, "hologram").ShouldContain(FlagCodes.UnknownField);
        Flags(record, "documents").ShouldContain(FlagCodes.WrongType);
        using var raw = JsonDocument.Parse(record.Raw);
        raw.RootElement.GetProperty("hologram").GetProperty("a").GetArrayLength().ShouldBe(2);
        raw.RootElement.GetProperty("documents").GetString().ShouldBe("không phải danh sách");
    }

    [Fact]
    public async Task Cases_are_told_apart_from_what_comes_on_top()
    {
        var content = (await DefectAsync("1.900014")).Content;

        content.Cases.Select(c => (c.Name, c.Kind)).ShouldBe(
            [("Trường hợp cấp mới", CaseKind.Choice), ("Trường hợp cấp lại", CaseKind.Choice), ("Trường hợp ủy quyền thực hiện thủ tục", CaseKind.Addition)]);
        content.Components[0].Case.ShouldBe(ProcedureCase.All);
        content.Components[1].Case.ShouldBe(content.Cases[0].Key);
        content.Applicants.ShouldBe(["Công dân Việt Nam", "Tổ chức (không bao gồm doanh nghiệp, HTX)"]);
    }

    [Fact]
    public async Task Hours_months_and_the_same_day_keep_their_units()
    {
        var channels = (await DefectAsync("1.900015")).Content.Channels;

        channels.Select(c => (c.Time.Amount, c.Time.Unit)).ShouldBe([(0.5m, LimitUnit.Hour), (2m, LimitUnit.Month), (0m, LimitUnit.SameDay)]);
    }

    [Theory]
    [InlineData("{", "", "json.invalid")]
    [InlineData("[1]", "", "record.type")]
    [InlineData("{\"name\":\"A\"}", "code", "code.missing")]
    [InlineData("{\"code\":1.001193,\"name\":\"A\"}", "code", "code.type")]
    [InlineData("{\"code\":\"1001193\",\"name\":\"A\"}", "code", "code.shape")]
    [InlineData("{\"code\":\"1.001193\"}", "name", "name.missing")]
    [InlineData("{\"code\":\"1.001193\",\"name\":7}", "name", "name.type")]
    [InlineData("{\"code\":\"1.900000\",\"name\":\"A\"}", "code", "code.duplicate")]
    [InlineData("{\"code\":\"1.001193\",\"code\":\"1.001194\",\"name\":\"A\"}", "", "json.invalid")]
    [InlineData("{\"\\ud800\":1,\"code\":\"1.001193\",\"name\":\"A\"}", "", "json.invalid")]
    public async Task What_makes_a_file_bad_is_told_by_line_and_field(string line, string field, string code)
    {
        var (_, faults) = await ReadAsync(Stream($"{{\"code\":\"1.900000\",\"name\":\"A\"}}\r\n\r\n{line}\r\n"));

        var fault = faults.ShouldHaveSingleItem();
        (fault.Line, fault.Field, fault.Code).ShouldBe((3, field, code));
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_is_a_fault_of_its_line()
    {
        var (_, faults) = await ReadAsync(new MemoryStream([.. "{\"code\":\"1.900000\",\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8]));

        faults.ShouldHaveSingleItem().Code.ShouldBe("text.encoding");
    }

    [Fact]
    public async Task Decomposed_text_half_characters_and_ten_megabytes_survive()
    {
        var decomposed = "Đăng ký khai sinh".Normalize(NormalizationForm.FormD);
        var huge = new string('x', 10 << 20);
        var (records, faults) = await ReadAsync(Stream(
            $"{{\"code\":\"1.900001\",\"name\":\"{decomposed}\"}}\n{{\"code\":\"1.900002\",\"name\":\"A\\ud83d\\u0000B\",\"conditions\":\"{huge}\"}}"));

        faults.ShouldBeEmpty();
        records[0].Name.ShouldBe("Đăng ký khai sinh");
        records[1].Name.ShouldBe("AB");
        records[1].Content.Conditions.Length.ShouldBe(10 << 20);
        Flags(records[1], "name").ShouldContain(FlagCodes.BadCharacters);
    }

    [Fact]
    public async Task A_compressed_file_is_read_like_a_plain_one_and_a_damaged_one_is_a_fault()
    {
        var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await zip.WriteAsync("{\"code\":\"1.900001\",\"name\":\"A\"}\n"u8.ToArray(), Cancel);

        (await ReadAsync(new MemoryStream(packed.ToArray()))).Records.ShouldHaveSingleItem().Code.ShouldBe("1.900001");
        (await ReadAsync(new MemoryStream([.. packed.ToArray().AsSpan(0, 10), 1, 2, 3, 4, 5, 6, 7, 8]))).Faults.ShouldHaveSingleItem().Code.ShouldBe("file.compression");
    }

    private static async Task<ProcedureRecord> DefectAsync(string code)
    {
        await using var file = File.OpenRead(Path.Combine(Repository.Root, "tests", "Tests", "Vectors", "procedures-defects.jsonl"));
        var (records, faults) = await ReadAsync(file);
        faults.ShouldBeEmpty();
        return records.Single(r => r.Code == code);
    }

    private static IEnumerable<string> Flags(ProcedureRecord record, string field) => record.Content.Flags.Where(f => f.Field == field).Select(f => f.Code);

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<(List<ProcedureRecord> Records, List<RecordFault> Faults)> ReadAsync(Stream file)
    {
        var (records, faults) = (new List<ProcedureRecord>(), new List<RecordFault>());
        await foreach (var (record, fault) in ProcedureRecords.ReadAsync(file, Cancel))
        {
            if (record is not null) records.Add(record);
            if (fault is not null) faults.Add(fault);
        }
        return (records, faults);
    }
}
