using System.Diagnostics;
using System.Net.Sockets;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;

namespace MotCua.Bench;

/// <summary>
/// T1: a real server under load is killed (SIGKILL) at a random moment, started again, and so on; then what the clients
/// wrote down as acknowledged is compared with the store. The negative control is a server that answers before the work is
/// durable: if the comparison finds nothing wrong with that one, it would find nothing wrong with anything.
/// </summary>
public sealed class KillBench(Options options)
{
    private const int Clients = 16;
    private static readonly TimeSpan s_promisedReturn = TimeSpan.FromSeconds(5);
    private readonly int _seed = options.Number("seed", Environment.TickCount & 0xFFFFFF);
    private readonly Promises _promises = new();
    private int _next;

    public async Task<int> RunAsync()
    {
        Talk.Say($"kill: seed {_seed}; the same moments again with --seed {_seed}");
        foreach (var kind in options.Stores())
        {
            await using var store = await BenchStore.CreateAsync(kind);
            var random = new Random(_seed);
            if (!options.Has("liar"))
                await TruthAsync(store, options.Number("rounds", 20), random);
            if (options.Number("liar-rounds", 3) is > 0 and var rounds)
                await LiarAsync(store, rounds, random);
        }
        return _promises.ExitCode;
    }

    private async Task TruthAsync(BenchStore store, int rounds, Random random)
    {
        var from = _next + 1;
        var intakes = await Intakes.PlanAsync(store, _seed);
        await using var log = new AckLog(Path.Combine(store.Options.Folder.Root, "acks.log"));
        var (load, returns) = await RoundsAsync(store, intakes, log, rounds, random, liar: false);
        var (acks, unknown) = log.Read();
        var resolved = await ResolveAsync(store, intakes, unknown);

        var ledger = await Ledger.ReadAsync(store);
        var sent = Enumerable.Range(from, _next - from + 1).ToList();
        var (lost, doubled) = (ledger.Missing(acks.Concat(resolved)), ledger.Doubled(sent));
        var (entries, faults) = await VerifyAsync(store);
        returns.Sort();
        Talk.Say($"{store.Name}: {rounds} kills, {acks.Count} acknowledged, {unknown.Count} unknown, {entries} journal entries, {Talk.Load}");
        _promises.Hold(acks.Count >= rounds, $"{store.Name}: there was load ({acks.Count} acknowledgements in {rounds} rounds)");
        _promises.Hold(lost.Count == 0, $"{store.Name}: no acknowledged dossier is lost ({lost.Count} of {acks.Count}{Some(lost)})");
        _promises.Hold(doubled.Count == 0, $"{store.Name}: no intent became two dossiers ({doubled.Count}{Some(doubled)})");
        _promises.Hold(resolved.Count == unknown.Count, $"{store.Name}: every unanswered intake is settled by its key ({resolved.Count} of {unknown.Count})");
        _promises.Hold(ledger.Count == acks.Count + unknown.Count, $"{store.Name}: the store holds the intakes and nothing else ({ledger.Count} of {acks.Count + unknown.Count})");
        _promises.Hold(entries > 0 && faults.Count == 0, $"{store.Name}: verify is clean ({faults.Count} faults in {entries} entries{(faults.Count == 0 ? "" : $": {faults[0]}")})");
        var slowest = Figures.Percentile(returns, 0.99);
        // A figure, not a promise a test may hang on: with --untimed it is only told.
        _promises.Hold(options.Has("untimed") || slowest <= s_promisedReturn.TotalMilliseconds, $"{store.Name}: first write at most {s_promisedReturn.TotalSeconds} s after the start ({Talk.Text(slowest)} ms)");
        // Every acknowledgement must be found again: that is the limit, and the ratio is the share that was.
        new Figures("kill", load, load, acks.Count == 0 ? 0 : 1 - ((double)lost.Count / acks.Count), Figures.Percentile(returns, 0.5), slowest, store.Name).Print();
    }

    /// <summary>What <c>motcua verify</c> checks.</summary>
    private static Task<(long Entries, List<string> Faults)> VerifyAsync(BenchStore store) => store.ReadAsync(async services =>
    {
        var faults = new List<string>();
        void Report(CheckFault fault) => faults.Add($"{fault}");
        var journal = await services.GetRequiredService<JournalCheck>().RunAsync(Report, null, CancellationToken.None);
        await services.GetRequiredService<DossierCheck>().RunAsync(Report, null, CancellationToken.None);
        return (journal.Entries, faults);
    });

    private async Task LiarAsync(BenchStore store, int rounds, Random random)
    {
        var intakes = await Intakes.PlanAsync(store, _seed ^ 0x5EED);
        await using var log = new AckLog(Path.Combine(store.Options.Folder.Root, "liar.log"));
        await RoundsAsync(store, intakes, log, rounds, random, liar: true);
        var acks = log.Read().Acks;
        var lost = (await Ledger.ReadAsync(store)).Missing(acks);
        _promises.Hold(lost.Count > 0, $"{store.Name}: the server that answers too early is caught ({lost.Count} of {acks.Count} acknowledged are lost)");
    }

    /// <returns>Acknowledgements per second of load, and for each round the milliseconds from start to the first acknowledged write.</returns>
    private async Task<(double PerSecond, List<double> Returns)> RoundsAsync(
        BenchStore store, Intakes intakes, AckLog log, int rounds, Random random, bool liar)
    {
        var (count, busy, returns) = (0, TimeSpan.Zero, new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            var life = TimeSpan.FromMilliseconds(200 + random.Next(2800));
            var started = Stopwatch.GetTimestamp();
            using var server = ServerProcess.Start(store, liar);
            await server.ReadyAsync();
            if (liar)
                await WarmAsync(server.Port, intakes);
            using var end = new CancellationTokenSource();
            var first = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => AskAsync(server.Port, intakes, log, started, first, end.Token))).ToList();
            returns.Add((await first.Task.WaitAsync(TimeSpan.FromSeconds(60))).TotalMilliseconds);
            var loaded = Stopwatch.GetTimestamp();
            await Task.Delay(life);
            server.Kill();
            busy += Stopwatch.GetElapsedTime(loaded);
            await end.CancelAsync();
            count += (await Task.WhenAll(clients)).Sum();
        }
        return (count / busy.TotalSeconds, returns);
    }

    /// <summary>One honest intake, so that the liar's work gets done at its usual speed and only its last part is lost: the harder case to catch.</summary>
    private async Task WarmAsync(int port, Intakes intakes)
    {
        using var line = await HttpLine.OpenAsync(port);
        await line.SendAsync(intakes.RequestOf(Interlocked.Increment(ref _next), header: BenchHost.TruthHeader));
    }

    private async Task<int> AskAsync(int port, Intakes intakes, AckLog log, long started, TaskCompletionSource<TimeSpan> first, CancellationToken end)
    {
        var acks = 0;
        using var line = await HttpLine.OpenAsync(port);
        while (!end.IsCancellationRequested)
        {
            var n = Interlocked.Increment(ref _next);
            try
            {
                var answer = await line.SendAsync(intakes.RequestOf(n));
                if (answer.Status != 201)
                {
                    Talk.Say($"intake {n} was answered {answer.Status}: {answer.Body[..Math.Min(300, answer.Body.Length)]}");
                    await log.UnknownAsync(n);
                    continue;
                }
                await log.AcknowledgedAsync(n, answer.Reference);
                first.TrySetResult(Stopwatch.GetElapsedTime(started));
                acks++;
            }
            catch (Exception fault) when (fault is IOException or SocketException)
            {
                await log.UnknownAsync(n);
                break;
            }
        }
        return acks;
    }

    /// <summary>Asks again, twice each, with the same key: both answers must name one dossier.</summary>
    private static async Task<List<(int Intake, string Reference)>> ResolveAsync(BenchStore store, Intakes intakes, IReadOnlyList<int> unknown)
    {
        using var server = ServerProcess.Start(store);
        await server.ReadyAsync();
        using var line = await HttpLine.OpenAsync(server.Port);
        var resolved = new List<(int, string)>();
        foreach (var n in unknown)
        {
            var (once, again) = (await line.SendAsync(intakes.RequestOf(n)), await line.SendAsync(intakes.RequestOf(n)));
            if (once.Status == 201 && again.Status == 201 && once.Reference == again.Reference)
                resolved.Add((n, once.Reference));
        }
        return resolved;
    }

    private static string Some(IReadOnlyList<int> intakes) => intakes.Count == 0 ? "" : $": {string.Join(' ', intakes.Take(10))}";
}
