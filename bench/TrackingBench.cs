using System.Diagnostics;
using System.Text;
using System.Text.Json;
using MotCua.Tests.Stores;

namespace MotCua.Bench;

/// <summary>
/// Wrong codes of dossiers that exist and numbers that do not, interleaved over one connection: whoever measures must not tell them apart.
/// The server's limits on misses are lifted, nothing else.
/// </summary>
public sealed class TrackingBench(Options options)
{
    private const double PromisedDifference = 20;
    private const int TriesEach = 4;
    private const string WrongCode = "0000000000000";

    public async Task<int> RunAsync()
    {
        var promises = new Promises();
        foreach (var kind in options.Stores())
            await OnAsync(kind, Math.Max(TriesEach, options.Number("requests", 240)), promises);
        return promises.ExitCode;
    }

    private static async Task OnAsync(StoreKind kind, int requests, Promises promises)
    {
        await using var store = await BenchStore.CreateAsync(kind);
        using var server = ServerProcess.Start(store, lenient: true);
        await server.ReadyAsync();
        using var line = await HttpLine.OpenAsync(server.Port);
        var existing = await FileAsync(line, store, requests / TriesEach);
        var random = new Random(20261123);
        var missing = existing.Select(_ => Crockford32.Encode((UInt128)random.NextInt64(1L << 40), 8)).ToList();
        // Warm both ways up before a time counts.
        await AskAsync(line, existing, missing, rounds: 1);

        var begun = Stopwatch.GetTimestamp();
        var (wrong, none) = await AskAsync(line, existing, missing, TriesEach);
        var perSecond = (wrong.Count + none.Count) / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var (wrongMedian, noneMedian) = (Figures.Percentile(wrong, 0.5), Figures.Percentile(none, 0.5));
        var difference = Math.Abs(wrongMedian - noneMedian);
        Talk.Say($"tracking {store.Name}: {wrong.Count} wrong codes, median {Exact(wrongMedian)} ms, p99 {Exact(Figures.Percentile(wrong, 0.99))}; "
            + $"{none.Count} missing numbers, median {Exact(noneMedian)} ms, p99 {Exact(Figures.Percentile(none, 0.99))}; difference of medians {Exact(difference)} ms; {Talk.Load}");
        new Figures("tracking", perSecond, 0, noneMedian == 0 ? 0 : wrongMedian / noneMedian, wrongMedian, Figures.Percentile(wrong, 0.99), store.Name).Print();
        promises.Hold(wrong.Count >= 200 && none.Count >= 200, $"{store.Name}: at least 200 requests of each kind ({wrong.Count}, {none.Count})");
        promises.Hold(difference <= PromisedDifference, $"{store.Name}: medians differ by at most {PromisedDifference} ms ({Exact(difference)})");
    }

    private static async Task<(List<double> Wrong, List<double> Missing)> AskAsync(HttpLine line, List<string> existing, List<string> missing, int rounds)
    {
        var (wrong, none) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            for (var number = 0; number < existing.Count; number++)
            {
                // Each goes first in turn, so that neither always follows the other.
                var first = (number + round) % 2 == 0;
                (first ? wrong : none).Add(await TimeAsync(line, first ? existing[number] : missing[number]));
                (first ? none : wrong).Add(await TimeAsync(line, first ? missing[number] : existing[number]));
            }
        }
        wrong.Sort();
        none.Sort();
        return (wrong, none);
    }

    private static async Task<double> TimeAsync(HttpLine line, string reference)
    {
        var request = Post("/api/v1/tracking", $$"""{"reference":"{{reference}}","code":"{{WrongCode}}"}""");
        var asked = Stopwatch.GetTimestamp();
        var answer = await line.SendAsync(request);
        var taken = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        return answer.Status == 404 ? taken : throw new InvalidOperationException($"Tracking answered {answer.Status}: {answer.Body}");
    }

    private static async Task<List<string>> FileAsync(HttpLine line, BenchStore store, int count)
    {
        var references = new List<string>();
        var intakes = await Intakes.PlanAsync(store, seed: 1);
        for (var n = 0; n < count; n++)
        {
            var answer = await line.SendAsync(intakes.RequestOf(n));
            references.Add(answer.Status == 201 ? answer.Reference : throw new InvalidOperationException($"Filing answered {answer.Status}: {answer.Body}"));
        }
        return references;
    }

    private static ReadOnlyMemory<byte> Post(string path, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private static string Exact(double value) => value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
