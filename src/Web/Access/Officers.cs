using System.Security.Claims;
using MotCua.Modules.Staffing;

namespace MotCua.Web.Access;

/// <summary>The officer who is signed in, with the posts held at this moment.</summary>
public sealed record Officer(Person Person, IReadOnlyList<HeldPost> Posts)
{
    /// <summary>The post shown beside the name: one's own before those stood in for.</summary>
    public HeldPost? Main => Posts.Count > 0 ? Posts[0] : null;
}

/// <summary>Who is signed in; looked up once per request.</summary>
public sealed class Officers(IHttpContextAccessor accessor, Holders holders, TimeProvider clock)
{
    private Officer? _officer;

    /// <summary>The officer, or null when nobody is signed in or the person left.</summary>
    public async Task<Officer?> CurrentAsync(CancellationToken cancel)
    {
        if (_officer is not null)
            return _officer;
        if (!Guid.TryParse(accessor.HttpContext?.User.FindFirstValue(SignIn.Signing.PersonClaim), out var id))
            return null;
        var person = new PersonId(id);
        if ((await holders.PersonsAsync([person], cancel)).GetValueOrDefault(person) is not { } known)
            return null;
        return _officer = new Officer(known, await holders.PostsOfAsync(person, clock.GetUtcNow(), cancel));
    }
}
