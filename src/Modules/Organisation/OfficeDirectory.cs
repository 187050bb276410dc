using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation;

/// <summary>All units and offices, a few hundred rows, as one picture.</summary>
public sealed class OfficePicture(IReadOnlyList<Unit> units, IReadOnlyList<Office> offices)
{
    private readonly Dictionary<UnitId, Unit> _units = units.ToDictionary(unit => unit.Id);
    private readonly Dictionary<OfficeId, Office> _offices = offices.ToDictionary(office => office.Id);
    private readonly ILookup<string, Unit> _byCode = units.ToLookup(unit => unit.Code);
    private readonly ILookup<UnitId?, Office> _byUnit = offices.ToLookup(office => office.UnitId);

    /// <summary>The units in force on a day, by name.</summary>
    public IEnumerable<Unit> UnitsOn(DateOnly on) => units.Where(unit => unit.IsInForce(on));

    /// <summary>A code is used again after a merger: the day says which unit is meant.</summary>
    public Unit? Unit(string code, DateOnly on) => _byCode[code].FirstOrDefault(unit => unit.IsInForce(on));

    public Unit? Unit(UnitId? id) => id is { } known ? _units.GetValueOrDefault(known) : null;

    public Office? Office(OfficeId id) => _offices.GetValueOrDefault(id);

    public Unit? UnitOf(OfficeId id) => Unit(Office(id)?.UnitId);

    public Office? Office(UnitId unit, OfficeKind kind, DateOnly on) =>
        _byUnit[unit].FirstOrDefault(office => office.Kind == kind && office.IsInForce(on));

    /// <summary>The provincial office of a kind there is one of, e.g. the provincial service centre.</summary>
    public Office? Provincial(OfficeKind kind, DateOnly on) => _byUnit[null].FirstOrDefault(office => office.Kind == kind && office.IsInForce(on));

    /// <summary>A provincial office by its slug, e.g. HOME-AFFAIRS.</summary>
    public Office? Provincial(string slug, DateOnly on) => _byUnit[null].FirstOrDefault(office => office.Slug == slug && office.IsInForce(on));
}

/// <summary>The picture of units and offices, at most a few seconds old.</summary>
public sealed class OfficeDirectory(IServiceScopeFactory scopes) : IDisposable
{
    private readonly Remembered<OfficePicture> _picture = new(scopes, TimeSpan.FromSeconds(5), async (db, cancel) => new OfficePicture(
        await db.Units.AsNoTracking().OrderBy(unit => unit.Code).ToListAsync(cancel), await db.Offices.AsNoTracking().ToListAsync(cancel)));

    public ValueTask<OfficePicture> GetAsync(CancellationToken cancel) => _picture.GetAsync(cancel);

    public void Dispose() => _picture.Dispose();
}
