using System.Text.Json;
using MotCua.Cli.Commands;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Cli;

public sealed class DueCommandTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    private static CommandRun Due(params string[] args) => CommandRun.Of(DueCommand.Create(), args);

    private CommandRun Batch(string csv)
    {
        File.WriteAllText(_file, csv);
        return Due("--batch", _file);
    }

    [Theory]
    [InlineData("2025-01-20T16:10", "2025-01-23T17:00+07:00")]
    [InlineData("2025-01-20T09:10:00Z", "2025-01-23T17:00+07:00")]         // 16:10 here
    [InlineData("2025-01-20T10:01+00:00", "2025-01-24T17:00+07:00")]       // 17:01 here: after closing
    [InlineData("2025-01-20", "2025-01-23T17:00+07:00")]
    public void A_receipt_gives_its_due_date(string received, string due)
    {
        var run = Due("--received", received, "--days", "3");

        run.ShouldBe(new CommandRun(0, due + "\n", ""));
    }

    [Fact]
    public void It_explains_itself_in_Vietnamese_or_English()
    {
        Due("--received", "2025-04-29", "--days", "1", "--explain").Output.ShouldContain("Không tính thứ Tư 30/04/2025: Ngày Chiến thắng");
        Due("--received", "2025-04-29", "--days", "1", "--explain", "--lang", "en").Output.ShouldContain("Friday 2 May 2025 is not counted: Swapped day off");
    }

    [Fact]
    public void Its_json_carries_date_moment_and_reasons()
    {
        var answer = JsonDocument.Parse(Due("--received", "2026-08-03T08:00", "--days", "4", "--unit", "hour", "--json").Output).RootElement;

        answer.GetProperty("due").GetString().ShouldBe("2026-08-03");
        answer.GetProperty("dueAt").GetString().ShouldBe("2026-08-03T14:00:00+07:00");
        answer.GetProperty("lines")[0].GetProperty("code").GetString().ShouldBe("received");
        answer.GetProperty("lines")[0].GetProperty("text").GetString().ShouldStartWith("Tiếp nhận lúc 08:00 thứ Hai 03/08/2026");
    }

    [Fact]
    public void The_same_day_needs_no_number() => Due("--received", "2026-08-03T15:01", "--unit", "same_day").Output.ShouldBe("2026-08-04T17:00+07:00\n");

    [Fact]
    public void A_calendar_nobody_published_is_warned_of_beside_the_answer()
    {
        var run = Due("--received", "2030-01-07", "--days", "1");

        (run.Exit, run.Output).ShouldBe((0, "2030-01-08T17:00+07:00\n"));
        run.Error.ShouldContain("2030");
    }

    [Theory]
    [InlineData("--received", "2025-02-30", "--days", "3")]
    [InlineData("--received", "9999-12-31", "--days", "3")]
    [InlineData("--received", "2025-01-20", "--days", "0")]
    [InlineData("--received", "2025-01-20", "--days", "x")]
    [InlineData("--received", "2025-01-20")]
    [InlineData("--received", "2025-01-20", "--days", "1", "--unit", "week")]
    [InlineData("--batch", "/nowhere/at/all.csv")]
    [InlineData("--batch", "/nowhere/at/all.csv", "--days", "3")]
    [InlineData]
    public void Wrong_requests_end_with_1_and_a_reason(params string[] args)
    {
        var run = Due(args);

        run.Exit.ShouldBe(1);
        run.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_file_comes_back_with_a_column_more()
    {
        var run = Batch("\uFEFFid,working_days,note,received\r\n1,3,\"a, \"\"b\"\"\",2025-01-20T16:10\r\n\r\n2,1,,2025-04-25\r\n");

        run.ShouldBe(new CommandRun(0, "id,working_days,note,received,due\n1,3,\"a, \"\"b\"\"\",2025-01-20T16:10,2025-01-23\n2,1,,2025-04-25,2025-04-26\n", ""));
    }

    [Fact]
    public void Every_faulty_row_is_named_and_nothing_is_printed()
    {
        var run = Batch("received,working_days\n2025-01-20,3\n2025-02-30,-1\n2025-01-20\n");

        (run.Exit, run.Output).ShouldBe((1, ""));
        var errors = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        errors.Length.ShouldBe(3);
        errors[0].ShouldContain("line 3, received");
        errors[1].ShouldContain("line 3, working_days");
        errors[2].ShouldContain("line 4");
    }

    [Theory]
    [InlineData("")]
    [InlineData("received,days\n2025-01-20,3\n")]
    [InlineData("received,working_days,due\n2025-01-20,3,\n")]
    public void A_file_without_its_columns_is_refused(string csv)
    {
        var run = Batch(csv);

        (run.Exit, run.Output).ShouldBe((1, ""));
        run.Error.ShouldContain("line 1");
    }
}
