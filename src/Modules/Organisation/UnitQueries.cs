using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation;

/// <summary>Reads of units. The whole map is some hundreds of rows, so questions about mergers load it and ask <see cref="UnitMap"/>.</summary>
public sealed class UnitQueries(AppDb db)
{
    /// <summary>The units in force on a day, by code.</summary>
    public async Task<IReadOnlyList<Unit>> AllAsync(DateOnly on, CancellationToken cancel) =>
        await db.Units.AsNoTracking().InForce(on).OrderBy(unit => unit.Code).ToListAsync(cancel);

    /// <summary>The unit that held a code on a day.</summary>
    public Task<Unit?> FindAsync(string code, DateOnly on, CancellationToken cancel) =>
        db.Units.AsNoTracking().InForce(on).FirstOrDefaultAsync(unit => unit.Code == code, cancel);

    public Task<Unit?> FindAsync(UnitId id, CancellationToken cancel) =>
        db.Units.AsNoTracking().FirstOrDefaultAsync(unit => unit.Id == id, cancel);

    /// <summary>What became of a code; see <see cref="UnitMap.Successors"/> for the meaning of <paramref name="on"/>.</summary>
    public async Task<Result<UnitSuccessors>> SuccessorsAsync(string code, DateOnly? on, DateOnly today, CancellationToken cancel) =>
        (await MapAsync(cancel)).Successors(code, on, today);

    /// <summary>All units of all times and who followed whom.</summary>
    public async Task<UnitMap> MapAsync(CancellationToken cancel) =>
        new(await db.Units.AsNoTracking().ToListAsync(cancel), await db.UnitSuccessions.AsNoTracking().ToListAsync(cancel));

    /// <summary>The offices of a unit (or of the province, without unit) on a day, by slug.</summary>
    public async Task<IReadOnlyList<Office>> OfficesAsync(UnitId? unit, DateOnly on, CancellationToken cancel) =>
        await db.Offices.AsNoTracking().InForce(on).Where(office => office.UnitId == unit).OrderBy(office => office.Slug).ToListAsync(cancel);

    /// <summary>The office of a kind in a unit on a day; each unit has at most one of a kind that processes name.</summary>
    public Task<Office?> OfficeAsync(UnitId? unit, OfficeKind kind, DateOnly on, CancellationToken cancel) =>
        db.Offices.AsNoTracking().InForce(on).Where(office => office.UnitId == unit && office.Kind == kind)
            .OrderBy(office => office.Slug).FirstOrDefaultAsync(cancel);

    /// <summary>The office of a slug in a unit, or of the province, on a day.</summary>
    public Task<Office?> OfficeAsync(UnitId? unit, string slug, DateOnly on, CancellationToken cancel) =>
        db.Offices.AsNoTracking().InForce(on).FirstOrDefaultAsync(office => office.UnitId == unit && office.Slug == slug, cancel);
}
