using System.CommandLine;
using System.Text.Json;
using MotCua.Cli.Commands;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Cli;

public class UnitsCommandTests
{
    [Theory, InlineData("2025-06-30", 129), InlineData("2025-07-01", 45)]
    public async Task The_list_depends_on_the_day(string on, int count)
    {
        var (exit, output, error) = await RunAsync("units", "--on", on, "--json");

        exit.ShouldBe(0);
        JsonDocument.Parse(output).RootElement.GetArrayLength().ShouldBe(count);
        error.ShouldNotBeEmpty("it is said that the shipped files answered");
    }

    [Fact]
    public async Task A_row_tells_code_names_kind_period_and_predecessors()
    {
        var (_, output, _) = await RunAsync("units", "--on", "2025-07-01", "--json");

        var naSang = JsonDocument.Parse(output).RootElement.EnumerateArray().Single(row => row.GetProperty("code").GetString() == "03172");
        naSang.GetProperty("fullName").GetString().ShouldBe("Xã Na Sang");
        naSang.GetProperty("kind").GetString().ShouldBe("commune");
        naSang.GetProperty("from").GetString().ShouldBe("2025-07-01");
        naSang.GetProperty("until").GetString().ShouldBe("9999-12-31");
        naSang.GetProperty("predecessors").EnumerateArray().Select(old => old.GetProperty("name").GetString())
            .ShouldBe(["Sa Lông", "Ma Thì Hồ", "Na Sang", "Mường Chà"], ignoreOrder: true);
    }

    [Fact]
    public async Task Successors_of_a_code_used_twice_are_those_of_its_old_holder()
    {
        var (exit, output, _) = await RunAsync("units", "successors", "03172", "--json");

        exit.ShouldBe(0);
        var answer = JsonDocument.Parse(output).RootElement;
        answer.GetProperty("on").GetString().ShouldBe("2025-06-30");
        answer.GetProperty("unit").GetProperty("fullName").GetString().ShouldBe("Thị trấn Mường Chà");
        var successor = answer.GetProperty("successors").EnumerateArray().ShouldHaveSingleItem();
        successor.GetProperty("fullName").GetString().ShouldBe("Xã Na Sang");
        successor.GetProperty("effectiveOn").GetString().ShouldBe("2025-07-01");
        successor.GetProperty("transfer").GetString().ShouldBe("whole");
    }

    [Theory, InlineData("units", "successors", "00000"), InlineData("units", "--on", "30/06/2025"), InlineData("units", "--on", "2025-02-30")]
    public async Task A_wrong_question_is_answered_on_stderr_and_by_the_exit_code(params string[] args)
    {
        var (exit, output, error) = await RunAsync(args);

        exit.ShouldNotBe(0);
        error.ShouldNotBeEmpty();
        output.ShouldNotContain("{");
    }

    [Fact]
    public async Task A_generated_roster_goes_to_stdout_alone()
    {
        var (exit, output, error) = await RunAsync("staff", "generate", "--seed", "7");

        exit.ShouldBe(0);
        error.ShouldBeEmpty();
        output.ShouldStartWith("person_key,full_name,");
        output.ShouldContain("na-sang.one-stop.1");
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        StoreDoor none = _ => Task.FromResult<IServiceProvider?>(null);
        var root = new RootCommand { UnitsCommand.Create(none, TimeProvider.System), StaffCommand.Create() };
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
