using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotCua.Modules.Platform;
using MotCua.Modules.Platform.Drafts;
using MotCua.Web.SignIn;

namespace MotCua.Web.Access;

/// <summary>A form somebody sent after the session had ended: where to, by whom, with what in its fields. Files are not kept.</summary>
public sealed record KeptForm(string Person, string Address, IReadOnlyList<KeptField> Fields, bool HadFiles);

public sealed record KeptField(string Name, string Value);

/// <summary>
/// Nothing typed is lost when a session ends: the form is sealed under a key that only the browser's cookie holds, and offered
/// again after sign-in to the same person. Kept only when our own page sent it and the browser still carries the ended session.
/// </summary>
public sealed class KeptForms(AppDb db, Work work, TimeProvider clock, HostOptions options, IOptionsMonitor<CookieAuthenticationOptions> sessions)
{
    /// <summary>Where the form is offered again.</summary>
    public const string Page = "/kept-form";

    private const int LongestForm = 200_000;
    private const int KeyBytes = 32;
    private static readonly TimeSpan s_life = TimeSpan.FromHours(1);
    private readonly string _cookie = $"motcua-{SpaceFolder.Name(options.Space)}-kept";

    /// <summary>Keeps the posted form; false when there is nothing that may be kept.</summary>
    public async Task<bool> KeepAsync(HttpContext http, CancellationToken cancel)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || !CameFromUs(http.Request) || EndedSessionOf(http) is not { } person)
            return false;
        var form = await http.Request.ReadFormAsync(cancel);
        var fields = form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(field => field.Value.Select(value => new KeptField(field.Key, value ?? ""))).ToList();
        if (fields.Count == 0 || fields.Sum(field => field.Name.Length + field.Value.Length) > LongestForm
            || fields.Exists(field => field.Name.Contains("password", StringComparison.OrdinalIgnoreCase)))
            return false;

        var kept = new KeptForm(person, http.Request.Path + http.Request.QueryString, fields, form.Files.Count > 0);
        var deed = new Deed { Actor = new Actor(ActorKind.Officer, person), At = clock.GetUtcNow(), Act = "form.keep", Door = "sign-in" };
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var request = new KeepForm(deed.NewId<DraftId>(), AesBox.Close(key, Encoding.UTF8.GetBytes(StoredJson.Write(kept))), deed.At + s_life);
        var saved = await work.DoAsync((KeepFormHandler handler, CancellationToken c) => handler.HandleAsync(request, deed, c), deed, null, cancel);
        if (saved.IsRefused(out _))
            return false;
        http.Response.Cookies.Append(_cookie, $"{request.Id.Value:N}.{Convert.ToHexStringLower(key)}", Cookie(http, s_life));
        return true;
    }

    /// <summary>The form kept for this browser and this person; null when there is none.</summary>
    public async Task<KeptForm?> FindAsync(HttpContext http, CancellationToken cancel)
    {
        if (Read(http) is not { } held)
            return null;
        var now = clock.GetUtcNow();
        if (await db.Drafts.AsNoTracking().FirstOrDefaultAsync(draft => draft.Id == held.Id && draft.ExpiresAt > now, cancel) is not { } draft)
            return null;
        try
        {
            var kept = StoredJson.Read<KeptForm>(Encoding.UTF8.GetString(AesBox.Open(held.Key, draft.Cipher)));
            return kept.Person == http.User.FindFirst(Signing.PersonClaim)?.Value ? kept : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Throws away what was kept for this browser.</summary>
    public async Task DropAsync(HttpContext http, CancellationToken cancel)
    {
        if (Read(http) is { } held)
        {
            var deed = new Deed { Actor = Actor.System("sign-in"), At = clock.GetUtcNow(), Act = "form.drop", Door = "sign-in" };
            await work.DoAsync((DropFormHandler handler, CancellationToken c) => handler.HandleAsync(new DropForm(held.Id), c), deed, null, cancel);
        }
        http.Response.Cookies.Delete(_cookie, Cookie(http, TimeSpan.Zero));
    }

    // Another site must not get a person to send its form after signing in.
    private static bool CameFromUs(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [var site] ? site == "same-origin" : request.Headers.Origin == $"{request.Scheme}://{request.Host}";

    /// <summary>The person of a session that ran out; null when the cookie is not one of ours.</summary>
    private string? EndedSessionOf(HttpContext http)
    {
        var session = sessions.Get(IdentityConstants.ApplicationScheme);
        return session.CookieManager.GetRequestCookie(http, session.Cookie.Name!) is { } cookie
            ? session.TicketDataFormat.Unprotect(cookie)?.Principal.FindFirst(Signing.PersonClaim)?.Value
            : null;
    }

    private (DraftId Id, byte[] Key)? Read(HttpContext http) =>
        http.Request.Cookies[_cookie]?.Split('.') is [var id, var key] && Guid.TryParseExact(id, "N", out var draft) && key.Length == KeyBytes * 2
        && key.All(char.IsAsciiHexDigit) ? (new DraftId(draft), Convert.FromHexString(key)) : null;

    private static CookieOptions Cookie(HttpContext http, TimeSpan life) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = life, IsEssential = true };
}
