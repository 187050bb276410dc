using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Staffing.Roster;

/// <summary>One slice of a roster. What is there is corrected; nobody is removed: a holding ends by a line that gives its end.</summary>
public sealed record ImportStaff(IReadOnlyList<Post> Posts, IReadOnlyList<Person> Persons, IReadOnlyList<RosterHolding> Holdings);

public sealed record ImportedStaff(int Added, int Changed, int Unchanged)
{
    public static ImportedStaff operator +(ImportedStaff one, ImportedStaff other) =>
        new(one.Added + other.Added, one.Changed + other.Changed, one.Unchanged + other.Unchanged);
}

/// <summary>Written to the stream <c>import:staff</c> for every slice that changed something. Ids only.</summary>
[JournalFact("staffing.imported", 1)]
public sealed record StaffImported(int Added, int Changed, IReadOnlyList<Guid> Rows);

public sealed class ImportStaffHandler(AppDb db, Journal journal)
{
    public async Task<Result<ImportedStaff>> HandleAsync(ImportStaff request, Deed deed, CancellationToken cancel)
    {
        var touched = new List<Guid>();
        var done = new ImportedStaff(0, 0, 0);

        var postIds = request.Posts.Select(post => post.Id).ToArray();
        var posts = await db.Posts.Where(post => postIds.Contains(post.Id)).ToDictionaryAsync(post => post.Id, cancel);
        foreach (var post in request.Posts)
            done += Put(posts.GetValueOrDefault(post.Id), post, post.Id.Value, touched);

        var personIds = request.Persons.Select(person => person.Id).ToArray();
        var persons = await db.Persons.Where(person => personIds.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancel);
        foreach (var person in request.Persons)
            done += Put(persons.GetValueOrDefault(person.Id), person, person.Id.Value, touched);

        var heldPosts = request.Holdings.Select(held => held.PostId).Distinct().ToArray();
        var current = await db.Holdings.Where(held => heldPosts.Contains(held.PostId) && held.SupersededAt == null)
            .ToDictionaryAsync(held => (held.PostId, held.PersonId, held.Kind, held.From), cancel);
        var replaced = request.Holdings.Select(held => (Read: held, Stored: current.GetValueOrDefault((held.PostId, held.PersonId, held.Kind, held.From))))
            .Where(pair => pair.Stored is null || pair.Stored.Until != pair.Read.Until || pair.Stored.Basis != pair.Read.Basis).ToArray();
        done += new ImportedStaff(0, 0, request.Holdings.Count - replaced.Length);
        // The old row makes room first: one current row for each stretch.
        foreach (var (_, stored) in replaced)
            stored?.Supersede(deed.At);
        await db.SaveChangesAsync(cancel);
        foreach (var (read, stored) in replaced)
            done += Record(read, stored is not null, deed, touched);

        if (touched.Count > 0)
            await journal.WriteAsync(deed, "import:staff", new StaffImported(done.Added, done.Changed, touched), cancel);
        await db.SaveChangesAsync(cancel);
        return done;
    }

    private ImportedStaff Put<T>(T? stored, T read, Guid id, List<Guid> touched) where T : class
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

    private ImportedStaff Record(RosterHolding read, bool replaces, Deed deed, List<Guid> touched)
    {
        var holding = new Holding
        {
            Id = deed.NewId<HoldingId>(), PostId = read.PostId, PersonId = read.PersonId, Kind = read.Kind, From = read.From,
            Until = read.Until, Basis = read.Basis, RecordedAt = deed.At,
        };
        db.Holdings.Add(holding);
        touched.Add(holding.Id.Value);
        return replaces ? new(0, 1, 0) : new(1, 0, 0);
    }
}

/// <summary>Imports a roster through the write lane in slices; a roster with a fault never gets here.</summary>
public sealed class StaffImport(Work work)
{
    private const int SliceRows = 200;

    /// <summary>The offices and sign-ins a roster file is checked against.</summary>
    public static async Task<RosterGround> GroundAsync(AppDb db, CancellationToken cancel) => new(
        OfficeAt.Of(await db.Offices.AsNoTracking().ToListAsync(cancel), await db.Units.AsNoTracking().ToListAsync(cancel)),
        await db.Persons.AsNoTracking().ToDictionaryAsync(person => person.SignIn, person => person.Key, StringComparer.Ordinal, cancel));

    /// <param name="progress">Told after each slice: rows written so far and rows in all.</param>
    public async Task<Result<ImportedStaff>> RunAsync(RosterPlan plan, Deed deed, IProgress<(int Done, int All)>? progress, CancellationToken cancel)
    {
        ImportStaff[] slices =
        [
            .. plan.Posts.Chunk(SliceRows).Select(posts => new ImportStaff(posts, [], [])),
            .. plan.Persons.Chunk(SliceRows).Select(persons => new ImportStaff([], persons, [])),
            .. plan.Holdings.Chunk(SliceRows).Select(holdings => new ImportStaff([], [], holdings)),
        ];
        var all = plan.Posts.Count + plan.Persons.Count + plan.Holdings.Count;
        var (done, rows) = (new ImportedStaff(0, 0, 0), 0);
        foreach (var slice in slices)
        {
            var result = await work.DoAsync((ImportStaffHandler handler, CancellationToken c) => handler.HandleAsync(slice, deed, c), deed, null, cancel);
            if (result.IsRefused(out var refusal))
                return refusal;
            done += result.Value;
            rows += slice.Posts.Count + slice.Persons.Count + slice.Holdings.Count;
            progress?.Report((rows, all));
        }

        return done;
    }
}
