using MotCua.Tests.Stores;

namespace MotCua.Bench;

/// <summary>
/// HTTP → durable → 201, as many at once as there are connections; then the same rows as bare SQL on the same store, and
/// the same requests at a door that does nothing.
/// </summary>
public sealed class IntakeBench(Options options)
{
    private const double PromisedPerSecond = 600;
    private const double PromisedP99 = 100;
    private const double PromisedRatio = 0.2;
    private readonly TimeSpan _time = TimeSpan.FromSeconds(options.Number("seconds", 20));
    private readonly TimeSpan _warmUp = TimeSpan.FromSeconds(options.Number("warm-up", 15));
    private readonly int _connections = options.Number("connections", 64);
    private readonly Promises _promises = new();

    public async Task<int> RunAsync()
    {
        foreach (var kind in options.Stores())
            await RunAsync(kind);
        return _promises.ExitCode;
    }

    private async Task RunAsync(StoreKind kind)
    {
        await using var store = await BenchStore.CreateAsync(kind);
        var intakes = await Intakes.PlanAsync(store, options.Number("seed", 1));
        Stretch intake, nothing;
        List<(int Intake, string Reference)> acks;
        using (var server = ServerProcess.Start(store))
        {
            await server.ReadyAsync();
            var crowd = new Crowd(server.Port, _connections, n => intakes.RequestOf(n));
            var warm = await crowd.RunAsync(_warmUp);
            Talk.Say($"{store.Name}: warm-up {Talk.Text(warm.PerSecond)}/s");
            var (before, asked) = (server.Processor, crowd.Acks.Count);
            intake = await crowd.RunAsync(_time);
            var each = (server.Processor - before).TotalMilliseconds / Math.Max(1, crowd.Acks.Count - asked);
            Talk.Say($"{store.Name}: intake {Talk.Text(intake.PerSecond)}/s, p50 {Talk.Text(intake.P50Ms)} ms, p99 {Talk.Text(intake.P99Ms)} ms, {intake.Failed} failed, {Talk.Text(each)} ms of processor each, {Talk.Load}");
            acks = crowd.Acks;
            var floor = new Crowd(server.Port, _connections, n => intakes.RequestOf(n, BenchHost.NothingPath));
            await floor.RunAsync(_time / 10);
            nothing = await floor.RunAsync(_time / 4);
            Talk.Say($"{store.Name}: do nothing {Talk.Text(nothing.PerSecond)}/s, p99 {Talk.Text(nothing.P99Ms)} ms, {Talk.Load}");
        }
        var lost = (await Ledger.ReadAsync(store)).Missing(acks);
        var limit = await SqlLimit.MeasureAsync(store, _time / 2);
        Talk.Say($"{store.Name}: bare SQL {Talk.Text(limit)}/s, {Talk.Load}");

        new Figures("intake-http-floor", intake.PerSecond, nothing.PerSecond, intake.PerSecond / nothing.PerSecond, intake.P50Ms, intake.P99Ms, store.Name).Print();
        new Figures("intake", intake.PerSecond, limit, intake.PerSecond / limit, intake.P50Ms, intake.P99Ms, store.Name).Print();
        _promises.Hold(lost.Count == 0, $"{store.Name}: every one of {acks.Count} intakes answered 201 is in the store ({lost.Count} are not)");
        _promises.Hold(intake.Failed == 0, $"{store.Name}: every intake is answered 201 ({intake.Failed} were not)");
        _promises.Hold(intake.PerSecond >= PromisedPerSecond, $"{store.Name}: at least {PromisedPerSecond}/s ({Talk.Text(intake.PerSecond)})");
        _promises.Hold(intake.P99Ms <= PromisedP99, $"{store.Name}: p99 at most {PromisedP99} ms ({Talk.Text(intake.P99Ms)})");
        _promises.Hold(intake.PerSecond / limit >= PromisedRatio, $"{store.Name}: at least {PromisedRatio} of bare SQL ({Talk.Text(intake.PerSecond / limit)})");
    }
}
