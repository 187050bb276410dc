using MotCua.Modules.Platform;

namespace MotCua.Web.Access;

/// <summary>Makes the deed of what is being done through a page: who, when, at which door. The clock is read here and nowhere else.</summary>
public sealed class Deeds(TimeProvider clock, IHttpContextAccessor accessor, Kiosks kiosks)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Now.LegalDay();

    /// <summary>By the officer signed in.</summary>
    public Deed ByOfficer(string act, string door)
    {
        var person = accessor.HttpContext!.User.FindFirst(SignIn.Signing.PersonClaim)!.Value;
        return Begin(new Actor(ActorKind.Officer, person), act, door);
    }

    /// <summary>By a citizen at the kiosk: the kiosk is named, the citizen is the dossier's owner.</summary>
    public Deed AtKiosk(string act) => Begin(new Actor(ActorKind.Kiosk, kiosks.IdOf(accessor.HttpContext!)), act, "kiosk");

    /// <summary>By the holder of an API key: an officer's key acts as that officer.</summary>
    public Deed ByKey(ApiKey key, string act) => Begin(
        key is { Scope: KeyScope.Officer, Person: { } person } ? new Actor(ActorKind.Officer, person.ToString()) : new Actor(ActorKind.ApiClient, key.Id.Value.ToString()),
        act, "api");

    private Deed Begin(Actor actor, string act, string door) => new() { Actor = actor, At = clock.GetUtcNow(), Act = act, Door = door };
}
