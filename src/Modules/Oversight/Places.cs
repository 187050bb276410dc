using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Oversight;

/// <summary>A line of the oversight: one of the communes and wards of today, or an office of the province.</summary>
/// <param name="Key">The unit's code, or the provincial office's slug.</param>
/// <param name="IsUnit">False for an office of the province.</param>
public sealed record Place(string Key, string Name, string NameEn, bool IsUnit);

/// <summary>Under which place an office's dossiers are counted: its unit, or what the unit became by mergers up to today.</summary>
public sealed class PlaceMap
{
    private readonly Dictionary<OfficeId, Place> _byOffice = [];

    public PlaceMap(IReadOnlyList<Unit> units, IReadOnlyList<UnitSuccession> successions, IReadOnlyList<Office> offices, DateOnly today)
    {
        var map = new UnitMap(units, successions);
        var byId = units.ToDictionary(unit => unit.Id);
        var places = map.All(today).ToDictionary(unit => unit.Id, unit => new Place(unit.Code, unit.FullName, unit.NameEn, IsUnit: true));
        Units = [.. places.Values];
        foreach (var office in offices)
            _byOffice[office.Id] = office.UnitId is { } unit ? UnitPlace(byId[unit]) : new Place(office.Slug, office.Name, office.NameEn, IsUnit: false);
        Provincial = [.. _byOffice.Values.Where(place => !place.IsUnit).DistinctBy(place => place.Key).OrderBy(place => place.Name, StringComparer.Ordinal)];

        Place UnitPlace(Unit unit)
        {
            if (places.TryGetValue(unit.Id, out var standing))
                return standing;
            // A unit that was divided: its offices' dossiers go where the whole or, failing that, the first part went.
            var next = map.Successors(unit.Code, unit.From, today);
            var heir = next.IsRefused(out _) ? null : next.Value.Successors.OrderBy(one => one.Transfer is Transfer.Part).FirstOrDefault();
            return heir is not null && places.TryGetValue(heir.Unit.Id, out var found) ? found : new Place(unit.Code, unit.FullName, unit.NameEn, IsUnit: true);
        }
    }

    /// <summary>The units of today, by code.</summary>
    public IReadOnlyList<Place> Units { get; }

    /// <summary>The province's own offices.</summary>
    public IReadOnlyList<Place> Provincial { get; }

    public Place? Find(string? key) => key is null ? null : Units.Concat(Provincial).FirstOrDefault(place => place.Key == key);

    public Place? Of(OfficeId office) => _byOffice.GetValueOrDefault(office);

    /// <summary>The offices whose dossiers count for a place.</summary>
    public IReadOnlyList<OfficeId> OfficesOf(Place place) => [.. _byOffice.Where(pair => pair.Value.Key == place.Key && pair.Value.IsUnit == place.IsUnit).Select(pair => pair.Key)];
}

/// <summary>The places of today, at most a few seconds old.</summary>
public sealed class Places(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private readonly Remembered<PlaceMap> _map = new(scopes, TimeSpan.FromSeconds(5), async (db, cancel) => new PlaceMap(
        await db.Units.AsNoTracking().ToListAsync(cancel), await db.UnitSuccessions.AsNoTracking().ToListAsync(cancel),
        await db.Offices.AsNoTracking().ToListAsync(cancel), clock.GetUtcNow().LegalDay()));

    public ValueTask<PlaceMap> GetAsync(CancellationToken cancel) => _map.GetAsync(cancel);

    public void Dispose() => _map.Dispose();
}
