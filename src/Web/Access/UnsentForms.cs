using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using MotCua.Modules.Platform;
using MotCua.Modules.Platform.Drafts;
using MotCua.Web.SignIn;

namespace MotCua.Web.Access;

/// <summary>Fields as they stood in a page when they were kept.</summary>
public sealed record UnsentForm(DateTimeOffset At, IReadOnlyList<KeptField> Fields)
{
    public IFormCollection AsForm() =>
        new FormCollection(Fields.GroupBy(field => field.Name).ToDictionary(group => group.Key, group => new StringValues([.. group.Select(field => field.Value)])));
}

/// <summary>
/// What an officer has typed into a page and not yet sent: saved as typed, so that a power cut, a closed tab or the next
/// citizen loses nothing. Sealed under a key that only this browser's cookie holds, for this person and this page; sent or
/// thrown away, it is gone.
/// </summary>
public sealed class UnsentForms(IHttpContextAccessor accessor, HostOptions options, DraftQueries drafts, Work work, Deeds deeds)
{
    /// <summary>A working day.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>Characters of names and values together.</summary>
    public const int LongestForm = 200_000;

    private const int KeyBytes = 32;
    private readonly string _cookie = $"motcua-{SpaceFolder.Name(options.Space)}-unsent";

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Keeps the fields of a page; refuses when they are too long, or when the store is full.</summary>
    public async Task<Result<Done>> KeepAsync(string page, IEnumerable<KeyValuePair<string, StringValues>> form, CancellationToken cancel)
    {
        var fields = form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(field => field.Value.Select(value => new KeptField(field.Key, value ?? ""))).ToList();
        if (fields.Sum(field => field.Name.Length + field.Value.Length) > LongestForm)
            return new Refusal("form.too-long", "What was typed is too long to be kept.");
        var (row, box) = LockOf(page, KeyOfBrowser() ?? GiveKey());
        var deed = deeds.ByOfficer("form.keep", "desk");
        var request = new SaveDraft(row, AesBox.Close(box, Encoding.UTF8.GetBytes(StoredJson.Write(new UnsentForm(deed.At, fields)))), Life);
        return await work.DoAsync((SaveDraftHandler handler, CancellationToken c) => handler.HandleAsync(request, deed, c), deed, null, cancel);
    }

    /// <summary>What this person typed into this page in this browser; null when nothing waits.</summary>
    public async Task<UnsentForm?> FindAsync(string page, CancellationToken cancel)
    {
        if (KeyOfBrowser() is not { } key)
            return null;
        var (row, box) = LockOf(page, key);
        if (await drafts.FindAsync(row, deeds.Now, cancel) is not { } cipher)
            return null;
        try
        {
            return StoredJson.Read<UnsentForm>(Encoding.UTF8.GetString(AesBox.Open(box, cipher)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>It was sent, or is not wanted any more.</summary>
    public async Task ForgetAsync(string page, CancellationToken cancel)
    {
        if (KeyOfBrowser() is not { } key)
            return;
        var deed = deeds.ByOfficer("form.forget", "desk");
        var (row, _) = LockOf(page, key);
        await work.DoAsync((ForgetDraftHandler handler, CancellationToken c) => handler.HandleAsync(row, deed, c), deed, null, cancel);
    }

    // Another person at the same browser derives another row and another key: nothing to look up, nothing to open.
    private (DraftId Row, byte[] Box) LockOf(string page, byte[] key)
    {
        var whose = $"{Http.User.FindFirst(Signing.PersonClaim)?.Value}|{page}";
        return (new DraftId(new Guid(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("row|" + whose)).AsSpan(0, 16))),
            HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("box|" + whose)));
    }

    private byte[]? KeyOfBrowser()
    {
        if (Http.Request.Cookies[_cookie] is not { Length: > 0 and < 100 } cookie)
            return null;
        try
        {
            return WebEncoders.Base64UrlDecode(cookie) is { Length: KeyBytes } key ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private byte[] GiveKey()
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        Http.Response.Cookies.Append(_cookie, WebEncoders.Base64UrlEncode(key),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, IsEssential = true });
        return key;
    }
}
