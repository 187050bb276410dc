using System.Globalization;
using System.Text.Json;

namespace MotCua.Bench;

/// <summary>What one bench found: the one line on standard output.</summary>
public sealed record Figures(string Name, double PerSecond, double LimitPerSecond, double Ratio, double P50Ms, double P99Ms, string Store)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public void Print() => Console.Out.WriteLine(JsonSerializer.Serialize(
        this with { PerSecond = Round(PerSecond), LimitPerSecond = Round(LimitPerSecond), Ratio = Round(Ratio), P50Ms = Round(P50Ms), P99Ms = Round(P99Ms) }, s_json));

    /// <summary>The value below which a share of a sorted list lies.</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static double Round(double value) => Math.Round(value, value < 10 ? 3 : 1);
}

/// <summary>What people read while a bench runs: standard error.</summary>
public static class Talk
{
    public static void Say(string line) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {line}");

    /// <summary>The load of the machine, without which no figure means anything.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "load unknown";

    public static string Text(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}

/// <summary>Promises looked at in one run; any that is broken makes the exit code 1.</summary>
public sealed class Promises
{
    private int _broken;

    public int ExitCode => _broken == 0 ? 0 : 1;

    public void Hold(bool kept, string promise)
    {
        Talk.Say($"{(kept ? "kept    " : "VIOLATED")} {promise}");
        if (!kept)
            _broken++;
    }
}
