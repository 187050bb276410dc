using System.Diagnostics;
using System.Net.Sockets;

namespace MotCua.Bench;

/// <summary>What one stretch of load gave.</summary>
public sealed record Stretch(double PerSecond, double P50Ms, double P99Ms, int Failed);

/// <summary>Clients that each ask again as soon as they were answered, over a connection of their own that stays open.</summary>
public sealed class Crowd(int port, int connections, Func<int, byte[]> requestOf)
{
    private int _next;

    /// <summary>Every request answered 201 so far: intake and reference.</summary>
    public List<(int Intake, string Reference)> Acks { get; } = [];

    /// <summary>Asks for so long and gives the figures of this stretch.</summary>
    public async Task<Stretch> RunAsync(TimeSpan time)
    {
        var begun = Stopwatch.GetTimestamp();
        var clients = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskAsync(begun, time))));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var times = clients.SelectMany(client => client.Times).Order().ToList();
        Acks.AddRange(clients.SelectMany(client => client.Acks));
        return new Stretch(times.Count / seconds, Figures.Percentile(times, 0.5), Figures.Percentile(times, 0.99), clients.Sum(client => client.Failed));
    }

    private async Task<(List<double> Times, List<(int, string)> Acks, int Failed)> AskAsync(long begun, TimeSpan time)
    {
        var (times, acks, failed) = (new List<double>(), new List<(int, string)>(), 0);
        using var line = await HttpLine.OpenAsync(port);
        while (Stopwatch.GetElapsedTime(begun) < time)
        {
            var n = Interlocked.Increment(ref _next);
            var request = requestOf(n);
            var asked = Stopwatch.GetTimestamp();
            try
            {
                var answer = await line.SendAsync(request);
                if (answer.Status == 201)
                {
                    times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                    acks.Add((n, answer.Reference));
                    continue;
                }
                if (failed++ == 0)
                    Talk.Say($"intake {n} was answered {answer.Status}: {answer.Body[..Math.Min(300, answer.Body.Length)]}");
            }
            catch (Exception fault) when (fault is IOException or SocketException)
            {
                Talk.Say($"intake {n}: {fault.Message}");
                return (times, acks, failed + 1);
            }
        }
        return (times, acks, failed);
    }
}
