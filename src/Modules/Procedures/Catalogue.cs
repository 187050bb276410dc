using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures;

/// <summary>
/// The catalogue of this store, kept in memory as long as its stamp does not change: searches from the index, cards one by one as they are asked for.
/// One for the whole program; any number of nodes may each have theirs.
/// </summary>
public sealed class Catalogue(IServiceScopeFactory scopes, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _loading = new(1);
    private readonly ConcurrentDictionary<ProcedureVersionId, ProcedureVersion> _versions = new();
    private volatile Held? _held;

    /// <summary>The newest state; at most a second behind what another process wrote.</summary>
    public async Task<CatalogueSnapshot> CurrentAsync(CancellationToken cancel)
    {
        if (_held is { } held && time.GetElapsedTime(held.CheckedAt) < Freshness) return held.Snapshot;
        await _loading.WaitAsync(cancel);
        try
        {
            if (_held is { } other && time.GetElapsedTime(other.CheckedAt) < Freshness) return other.Snapshot;
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var stamps = db.CatalogueStamps;
            var stamp = await stamps.AsNoTracking().Select(s => s.Version).FirstOrDefaultAsync(cancel);
            _held = _held is { } last && last.Snapshot.Stamp == stamp
                ? last with { CheckedAt = time.GetTimestamp() }
                : new Held(await LoadAsync(db, stamp, cancel), time.GetTimestamp(), []);
            return _held.Snapshot;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>The procedure in force on a day; null when there was none.</summary>
    public async Task<ProcedureCard?> CardAsync(string code, DateOnly on, CancellationToken cancel)
    {
        var snapshot = await CurrentAsync(cancel);
        // Of one stamp: what is remembered goes with the snapshot it was found under.
        var held = _held!;
        if (ReferenceEquals(held.Snapshot, snapshot) && held.Cards.TryGetValue((code, on), out var known)) return known;
        await using var scope = scopes.CreateAsyncScope();
        var versions = scope.ServiceProvider.GetRequiredService<AppDb>().ProcedureVersions;
        var id = await versions.AsNoTracking().InForce(on).Where(v => v.Code == code).Select(v => (ProcedureVersionId?)v.Id).FirstOrDefaultAsync(cancel);
        if (id is not { } found || await ReadAsync(versions, found, cancel) is not { } version) return null;
        var card = ProcedureCard.Of(version, snapshot.Supplements, on);
        if (ReferenceEquals(held.Snapshot, snapshot) && held.Cards.Count < 1000) held.Cards[(code, on)] = card;
        return card;
    }

    /// <summary>The version a dossier was filed under, with the corrections that held on a day.</summary>
    public async Task<ProcedureCard?> VersionAsync(ProcedureVersionId id, DateOnly on, CancellationToken cancel)
    {
        var snapshot = await CurrentAsync(cancel);
        await using var scope = scopes.CreateAsyncScope();
        var version = await ReadAsync(scope.ServiceProvider.GetRequiredService<AppDb>().ProcedureVersions, id, cancel);
        return version is null ? null : ProcedureCard.Of(version, snapshot.Supplements, on);
    }

    public void Dispose() => _loading.Dispose();

    private async Task<ProcedureVersion?> ReadAsync(DbSet<ProcedureVersion> versions, ProcedureVersionId id, CancellationToken cancel)
    {
        // Only its end may change once a version is written; an import that closes one changes the stamp, and LoadAsync empties this.
        if (_versions.TryGetValue(id, out var known)) return known;
        var version = await versions.AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, cancel);
        if (version is not null && _versions.Count < 500) _versions[id] = version;
        return version;
    }

    private async Task<CatalogueSnapshot> LoadAsync(AppDb db, long stamp, CancellationToken cancel)
    {
        _versions.Clear();
        var versions = db.ProcedureVersions;
        var rows = await versions.AsNoTracking().Where(v => v.Until == InTime.Open).OrderBy(v => v.Code)
            .Select(v => new { v.Code, v.Name, v.Field, v.Levels, v.Completeness, v.Publisher, v.SearchText }).ToListAsync(cancel);
        var texts = await db.CatalogueSupplements.AsNoTracking().ToDictionaryAsync(s => s.Kind, s => s.Content, cancel);
        foreach (var kind in Enum.GetValues<SupplementKind>())
        {
            // A store that has not been given its own uses the shipped one.
            if (!texts.ContainsKey(kind)) texts[kind] = await File.ReadAllTextAsync(ShippedFiles.Path(CatalogueSupplements.FileOf(kind)), cancel);
        }
        var supplements = CatalogueSupplements.Read(texts);
        var entries = rows.Select(r => CatalogueSnapshot.Entry(r.Code, r.Name, r.Field, r.Levels, r.Completeness, r.Publisher, r.SearchText));
        return new CatalogueSnapshot(stamp, new ProcedureSearch(entries, supplements.Vocabulary), supplements);
    }

    /// <param name="Cards">The cards asked for while this snapshot holds; a card is never changed.</param>
    private sealed record Held(CatalogueSnapshot Snapshot, long CheckedAt, ConcurrentDictionary<(string Code, DateOnly On), ProcedureCard> Cards);
}
