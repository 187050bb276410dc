using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Prints;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Staffing;
using MotCua.Web.Access;

namespace MotCua.Web.Counter;

/// <summary>What every page of the counter needs: who stands there, the write lane under a deed of theirs, the calendar.</summary>
public sealed class CounterDoor(IHttpContextAccessor accessor, HostOptions options, Officers officers, Deeds deeds, Work work, PersonVault vault, WorkClock clock)
{
    public DateTimeOffset Now => deeds.Now;

    private readonly string _cookie = $"motcua-{SpaceFolder.Name(options.Space)}-centre";

    /// <summary>The officer, and the counter posts under which this door is open, one a centre, where they stand now first; the access table let nobody else in.</summary>
    public async Task<(Officer Officer, IReadOnlyList<HeldPost> Posts)> WhoAsync(CancellationToken cancel)
    {
        var officer = (await officers.CurrentAsync(cancel))!;
        var chosen = accessor.HttpContext!.Request.Cookies[_cookie];
        return (officer, [.. officer.Posts.Where(held => Desk.CounterPosts.Contains(held.Post.Kind)).DistinctBy(held => held.Office.Id)
            .OrderByDescending(held => held.Office.Id.Value.ToString() == chosen)]);
    }

    /// <summary>From now on the officer stands at this centre's counter; only one where they hold a post is ever shown.</summary>
    public void StandAt(Guid centre) => accessor.HttpContext!.Response.Cookies.Append(_cookie, centre.ToString(),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = accessor.HttpContext.Request.IsHttps, IsEssential = true });

    public Deed Viewer() => deeds.ByOfficer("dossier.read", "counter");

    public ValueTask<ClockRules> RulesAsync(CancellationToken cancel) => clock.GetAsync(cancel);

    /// <summary>Does one thing once: the form's key makes a second press the same deed.</summary>
    public Task<Result<T>> DoAsync<THandler, TRequest, T>(
        string act, string key, TRequest request, Func<THandler, Deed, CancellationToken, Task<Result<T>>> run, CancellationToken cancel)
        where THandler : notnull
    {
        var deed = deeds.ByOfficer(act, "counter");
        return work.DoAsync<THandler, T>((handler, c) => run(handler, deed, c), deed, vault.KeyFor(deed.Actor.Id, act, key, request), cancel);
    }

    /// <summary>Notes that a form is printed; the key makes a second press the same copy.</summary>
    public Task<Result<PrintedCopy>> NotePrintAsync(Guid dossier, string form, string key, CancellationToken cancel)
    {
        var request = new NotePrint(new DossierId(dossier), form);
        return DoAsync("dossier.print", $"{key}:{form}", request,
            (NotePrintHandler handler, Deed deed, CancellationToken c) => handler.HandleAsync(request, deed, c), cancel);
    }

    /// <summary>A deed for what is made before the lane is entered, such as an upload.</summary>
    public Deed Deed(string act) => deeds.ByOfficer(act, "counter");
}
