using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using MotCua.Modules.Platform.Housekeeping;

namespace MotCua.Web.Housekeeping;

/// <summary>Removes what is past its time: drafts, kept answers, uploads no dossier claimed. Runs every ten minutes.</summary>
public sealed class Sweeper(IServiceScopeFactory scopes, Work work, FileStore files, TimeProvider clock, ILogger<Sweeper> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SweepAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    /// <summary>One round.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        try
        {
            var deed = new Deed { Actor = Actor.System("sweeper"), At = clock.GetUtcNow(), Act = "sweep", Door = "system" };
            await work.DoAsync((SweepHandler handler, CancellationToken c) => handler.HandleAsync(deed, c), deed, null, cancel);
            await RemoveUnclaimedAsync(deed.At - SweepHandler.UploadLife, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Sweeping failed; it will be tried again");
        }
    }

    private async Task RemoveUnclaimedAsync(DateTimeOffset before, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        foreach (var batch in files.WrittenBefore(before).Chunk(500))
        {
            var claimed = (await db.Files.Where(file => batch.Contains(file.Id)).Select(file => file.Id).ToListAsync(cancel)).ToHashSet();
            foreach (var unclaimed in batch.Where(id => !claimed.Contains(id)))
                files.Remove(unclaimed);
        }
    }
}
