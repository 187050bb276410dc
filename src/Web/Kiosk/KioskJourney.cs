using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using MotCua.Modules.Platform;
using MotCua.Modules.Platform.Drafts;
using MotCua.Web.Access;

namespace MotCua.Web.Kiosk;

/// <summary>
/// Keeps the journey of whoever stands at the kiosk. The store has it encrypted, the browser has a session cookie with the
/// row's id and a random key: closing the journey makes it unreadable for everybody, and it is removed besides.
/// </summary>
public sealed class KioskJourney(IHttpContextAccessor accessor, HostOptions options, DraftQueries drafts, Work work, Deeds deeds)
{
    /// <summary>How long an untouched journey can be gone on with.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private const int IdBytes = 16;
    private const int KeyBytes = 32;
    private readonly string _cookie = $"motcua-{SpaceFolder.Name(options.Space)}-journey";

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Whether the browser believes it is on a journey, even one that has ended meanwhile.</summary>
    public bool IsCarried => Http.Request.Cookies.ContainsKey(_cookie);

    /// <summary>The journey, or null when there is none or it has ended.</summary>
    public async Task<Journey?> ReadAsync(CancellationToken cancel)
    {
        if (Ticket() is not var (id, key) || await drafts.FindAsync(id, deeds.Now, cancel) is not { } cipher)
            return null;
        try
        {
            return StoredJson.Read<Journey>(Encoding.UTF8.GetString(AesBox.Open(key, cipher)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Ends whatever journey there was and begins another under a new key.</summary>
    public async Task<Result<Done>> BeginAsync(JourneyKind kind, CancellationToken cancel)
    {
        await ForgetAsync(cancel);
        var ticket = new byte[IdBytes + KeyBytes];
        var id = new DraftId(Guid.CreateVersion7(deeds.Now));
        id.Value.TryWriteBytes(ticket);
        RandomNumberGenerator.Fill(ticket.AsSpan(IdBytes));
        Http.Response.Cookies.Append(_cookie, WebEncoders.Base64UrlEncode(ticket), CookieShape());
        return await KeepAsync(id, ticket[IdBytes..], new Journey { FilingKey = Guid.CreateVersion7(), OnlyList = kind == JourneyKind.List, OnlyTrack = kind == JourneyKind.Track }, cancel);
    }

    public async Task<Result<Done>> SaveAsync(Journey journey, CancellationToken cancel) => Ticket() is var (id, key)
        ? await KeepAsync(id, key, journey, cancel)
        : throw new InvalidOperationException("There is no journey to save.");

    /// <summary>Removes the row and the browser's key to it.</summary>
    public async Task ForgetAsync(CancellationToken cancel)
    {
        if (Ticket() is var (id, _))
        {
            var deed = deeds.AtKiosk("kiosk.forget");
            await work.DoAsync((ForgetDraftHandler handler, CancellationToken c) => handler.HandleAsync(id, deed, c), deed, null, cancel);
        }
        if (IsCarried)
            Http.Response.Cookies.Delete(_cookie, CookieShape());
    }

    private Task<Result<Done>> KeepAsync(DraftId id, byte[] key, Journey journey, CancellationToken cancel)
    {
        var deed = deeds.AtKiosk("kiosk.journey");
        var request = new SaveDraft(id, AesBox.Close(key, Encoding.UTF8.GetBytes(StoredJson.Write(journey))), Life);
        return work.DoAsync((SaveDraftHandler handler, CancellationToken c) => handler.HandleAsync(request, deed, c), deed, null, cancel);
    }

    private (DraftId Id, byte[] Key)? Ticket()
    {
        if (Http.Request.Cookies[_cookie] is not { Length: > 0 } cookie)
            return null;
        try
        {
            var ticket = WebEncoders.Base64UrlDecode(cookie);
            return ticket.Length == IdBytes + KeyBytes ? (new DraftId(new Guid(ticket.AsSpan(0, IdBytes))), ticket[IdBytes..]) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private CookieOptions CookieShape() => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Http.Request.IsHttps, IsEssential = true, Path = "/kiosk",
    };
}
