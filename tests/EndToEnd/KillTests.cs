using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace MotCua.EndToEnd;

/// <summary>
/// What was acknowledged survives <c>kill -9</c>: real server processes under load, killed at random moments.
/// The bench also runs a server that answers too early, and fails when that one is not caught.
/// </summary>
[Trait("Category", "Faults")]
public class KillTests
{
    private const int Rounds = 20;
    private const int LiarRounds = 3;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(8);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task No_acknowledged_dossier_is_lost_or_doubled_by_kills_and_a_liar_is_caught(string store)
    {
        var (code, answer, told) = await RunAsync("kill", "--store", store, "--rounds", $"{Rounds}", "--liar-rounds", $"{LiarRounds}", "--untimed");

        code.ShouldBe(0, told);
        told.ShouldContain($"kept     {store}: the server that answers too early is caught");
        using var line = JsonDocument.Parse(answer.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        line.RootElement.GetProperty("name").GetString().ShouldBe("kill");
        line.RootElement.GetProperty("store").GetString().ShouldBe(store);
        line.RootElement.GetProperty("ratio").GetDouble().ShouldBe(1);
    }

    private static async Task<(int Code, string Answer, string Told)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Copy.Root, "bench", "run"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var bench = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            var (answer, told) = (bench.StandardOutput.ReadToEndAsync(patience.Token), bench.StandardError.ReadToEndAsync(patience.Token));
            await bench.WaitForExitAsync(patience.Token);
            return (bench.ExitCode, await answer, await told);
        }
        finally
        {
            if (!bench.HasExited)
                bench.Kill(entireProcessTree: true);
        }
    }
}
