using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation.Import;

/// <summary>One slice of the map to be written: rows already there are corrected, new ones added, none removed.</summary>
public sealed record ImportUnits(IReadOnlyList<Unit> Units, IReadOnlyList<UnitSuccession> Successions, IReadOnlyList<Office> Offices);

/// <summary>What a slice, or the whole import, did.</summary>
public sealed record ImportedUnits(int Added, int Changed, int Unchanged)
{
    public static ImportedUnits operator +(ImportedUnits one, ImportedUnits other) =>
        new(one.Added + other.Added, one.Changed + other.Changed, one.Unchanged + other.Unchanged);
}

/// <summary>Written to the stream <c>import:units</c> for every slice that changed something.</summary>
/// <param name="Rows">Ids of the rows added or changed.</param>
[JournalFact("organisation.imported", 1)]
public sealed record OrganisationImported(int Added, int Changed, IReadOnlyList<Guid> Rows);

public sealed class ImportUnitsHandler(AppDb db, Journal journal)
{
    public async Task<Result<ImportedUnits>> HandleAsync(ImportUnits request, Deed deed, CancellationToken cancel)
    {
        var touched = new List<Guid>();
        var done = new ImportedUnits(0, 0, 0);

        var unitIds = request.Units.Select(unit => unit.Id).ToArray();
        var units = await db.Units.Where(unit => unitIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, cancel);
        foreach (var unit in request.Units)
            done += Put(units.GetValueOrDefault(unit.Id), unit, unit.Id.Value, touched);

        var officeIds = request.Offices.Select(office => office.Id).ToArray();
        var offices = await db.Offices.Where(office => officeIds.Contains(office.Id)).ToDictionaryAsync(office => office.Id, cancel);
        foreach (var office in request.Offices)
            done += Put(offices.GetValueOrDefault(office.Id), office, office.Id.Value, touched);

        var oldIds = request.Successions.Select(act => act.Predecessor).ToArray();
        var acts = await db.UnitSuccessions.Where(act => oldIds.Contains(act.Predecessor))
            .ToDictionaryAsync(act => (act.Predecessor, act.Successor), cancel);
        foreach (var act in request.Successions)
            done += Put(acts.GetValueOrDefault((act.Predecessor, act.Successor)), act, act.Predecessor.Value, touched);

        if (touched.Count > 0)
            await journal.WriteAsync(deed, "import:units", new OrganisationImported(done.Added, done.Changed, touched), cancel);
        await db.SaveChangesAsync(cancel);
        return done;
    }

    private ImportedUnits Put<T>(T? stored, T read, Guid id, List<Guid> touched) where T : class
    {
        if (stored is null)
            db.Add(read);
        else
            db.Entry(stored).CurrentValues.SetValues(read);
        if (stored is not null && db.Entry(stored).State == EntityState.Unchanged)
            return new(0, 0, 1);
        touched.Add(id);
        return stored is null ? new(1, 0, 0) : new(0, 1, 0);
    }
}

/// <summary>Imports a folder through the write lane in slices. Nothing is written when any file has a fault; run again after a
/// break it finishes what is missing, because every row has the same id each time.</summary>
public sealed class UnitsImport(Work work)
{
    private const int SliceRows = 200;

    /// <param name="progress">Told after each slice: rows written so far and rows in all.</param>
    public async Task<Result<ImportedUnits>> RunAsync(OrganisationPlan plan, Deed deed, IProgress<(int Done, int All)>? progress, CancellationToken cancel)
    {
        ImportUnits[] slices =
        [
            .. plan.Units.Chunk(SliceRows).Select(units => new ImportUnits(units, [], [])),
            .. plan.Successions.Chunk(SliceRows).Select(acts => new ImportUnits([], acts, [])),
            .. plan.Offices.Chunk(SliceRows).Select(offices => new ImportUnits([], [], offices)),
        ];
        var all = plan.Units.Count + plan.Successions.Count + plan.Offices.Count;
        var (done, rows) = (new ImportedUnits(0, 0, 0), 0);
        foreach (var slice in slices)
        {
            var result = await work.DoAsync((ImportUnitsHandler handler, CancellationToken c) => handler.HandleAsync(slice, deed, c), deed, null, cancel);
            if (result.IsRefused(out var refusal))
                return refusal;
            done += result.Value;
            rows += slice.Units.Count + slice.Successions.Count + slice.Offices.Count;
            progress?.Report((rows, all));
        }

        return done;
    }
}
