using Microsoft.Extensions.DependencyInjection;

namespace MotCua.Modules.Platform;

/// <summary>
/// A small, seldom changed read model kept in memory for a few seconds: no process keeps truth, each may keep a copy this old.
/// </summary>
/// <param name="lifetime">The most a copy may lag behind the database.</param>
public sealed class Remembered<T>(IServiceScopeFactory scopes, TimeSpan lifetime, Func<AppDb, CancellationToken, Task<T>> load) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _loading = new(1);
    private (T Value, long LoadedAt)? _copy;

    public async ValueTask<T> GetAsync(CancellationToken cancel)
    {
        if (_copy is { } copy && TimeProvider.System.GetElapsedTime(copy.LoadedAt) < lifetime)
            return copy.Value;
        await _loading.WaitAsync(cancel);
        try
        {
            if (_copy is { } fresh && TimeProvider.System.GetElapsedTime(fresh.LoadedAt) < lifetime)
                return fresh.Value;
            await using var scope = scopes.CreateAsyncScope();
            var value = await load(scope.ServiceProvider.GetRequiredService<AppDb>(), cancel);
            _copy = (value, TimeProvider.System.GetTimestamp());
            return value;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Forgets the copy: the next reader sees the database.</summary>
    public void Forget() => _copy = null;

    public void Dispose() => _loading.Dispose();
}
