using MotCua.Modules.Oversight.Counting;
using MotCua.Modules.Platform;

namespace MotCua.Web.Housekeeping;

/// <summary>Takes dossiers that ended into the sums of the days, every minute, slice by slice so that nobody at a counter waits for it.</summary>
public sealed class EndedCounter(Work work, TimeProvider clock, ILogger<EndedCounter> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_pause, clock);
        try
        {
            do
                await CountAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    /// <summary>Counts until nothing is left or somebody else is at it.</summary>
    public async Task CountAsync(CancellationToken cancel)
    {
        try
        {
            for (var more = true; more; await Task.Delay(s_breath, cancel))
            {
                var deed = new Deed { Actor = Actor.System("oversight"), At = clock.GetUtcNow(), Act = "oversight.count", Door = "system" };
                var counted = await work.DoAsync((CountEndedHandler handler, CancellationToken c) => handler.HandleAsync(c), deed, null, cancel);
                more = !counted.IsRefused(out _) && counted.Value == CountEndedHandler.Slice;
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Counting ended dossiers failed; it will be tried again");
        }
    }
}
