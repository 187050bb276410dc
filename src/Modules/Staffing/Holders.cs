using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Staffing;

/// <summary>Somebody who may act in a post at a moment.</summary>
public sealed record Holder(
    PersonId PersonId, string FullName, PostId PostId, string Title, string TitleEn, HoldingId HoldingId, HoldingKind Kind);

/// <summary>A post a person holds at a moment, with its office and, unless provincial, its unit.</summary>
public sealed record HeldPost(Post Post, Office Office, Unit? Unit, HoldingId HoldingId, HoldingKind Kind)
{
    /// <summary>The authority to write on a deed done in this post.</summary>
    public Authority ToAuthority() => new(
        Post.Id.Value, Office.Id.Value, HoldingId.Value, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(Kind.ToString()));
}

/// <summary>Who holds which post at which moment, as we know it now. Always asked at the time of an act and then stored on its
/// deed: a question about a past act is answered from the deed, not from here.</summary>
public sealed class Holders(AppDb db)
{
    /// <summary>Who may act in the posts of a kind in an office: holders first (permanent, then acting, posted, seconded), stand-ins last.</summary>
    public async Task<IReadOnlyList<Holder>> HoldersAtAsync(OfficeId office, PostKind kind, DateTimeOffset at, CancellationToken cancel)
    {
        var day = at.LegalDay();
        var (posts, persons) = (db.Posts.InForce(day), db.Persons);
        var holders = await (
            from post in posts
            where post.OfficeId == office && post.Kind == kind
            join holding in Current(day) on post.Id equals holding.PostId
            join person in persons on holding.PersonId equals person.Id
            select new Holder(person.Id, person.FullName, post.Id, post.Title, post.TitleEn, holding.Id, holding.Kind))
            .ToListAsync(cancel);
        return [.. holders.OrderBy(holder => Rank(holder.Kind)).ThenBy(holder => holder.Title, StringComparer.Ordinal)
            .ThenBy(holder => holder.PersonId.Value)];
    }

    /// <summary>Every post a person holds, own posts before those stood in for.</summary>
    public async Task<IReadOnlyList<HeldPost>> PostsOfAsync(PersonId person, DateTimeOffset at, CancellationToken cancel)
    {
        var day = at.LegalDay();
        var (posts, offices, units) = (db.Posts.AsNoTracking().InForce(day), db.Offices.AsNoTracking(), db.Units.AsNoTracking());
        var held = await (
            from holding in Current(day)
            where holding.PersonId == person
            join post in posts on holding.PostId equals post.Id
            join office in offices on post.OfficeId equals office.Id
            join unit in units on office.UnitId equals unit.Id into its
            from unit in its.DefaultIfEmpty()
            select new HeldPost(post, office, unit, holding.Id, holding.Kind))
            .ToListAsync(cancel);
        return [.. held.OrderBy(post => Rank(post.Kind)).ThenBy(post => post.Office.Slug, StringComparer.Ordinal)
            .ThenBy(post => post.Post.Title, StringComparer.Ordinal)];
    }

    /// <summary>The person of a sign-in name.</summary>
    public Task<Person?> BySignInAsync(string signIn, CancellationToken cancel) =>
        db.Persons.AsNoTracking().FirstOrDefaultAsync(person => person.SignIn == signIn, cancel);

    /// <summary>The people of these ids; ids not known are left out.</summary>
    public async Task<IReadOnlyDictionary<PersonId, Person>> PersonsAsync(IReadOnlyCollection<PersonId> ids, CancellationToken cancel) =>
        await db.Persons.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancel);

    private IQueryable<Holding> Current(DateOnly day) => db.Holdings.AsNoTracking().InForce(day).Where(holding => holding.SupersededAt == null);

    private static int Rank(HoldingKind kind) => kind switch
    {
        HoldingKind.Permanent => 0,
        HoldingKind.Acting => 1,
        HoldingKind.Posting => 2,
        HoldingKind.Secondment => 3,
        _ => 4,
    };
}
