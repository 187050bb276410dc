using Microsoft.AspNetCore.DataProtection;

namespace MotCua.Web.Access;

/// <summary>Which kiosk a browser is: told by a cookie it got when it was enrolled, or, outside live, by MOTCUA_KIOSK_UNIT.</summary>
public sealed class Kiosks(IDataProtectionProvider protection, HostOptions options)
{
    private static readonly TimeSpan s_life = TimeSpan.FromDays(3650);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("kiosk").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _launch = protection.CreateProtector("kiosk", "launch").ToTimeLimitedDataProtector();
    private readonly string _cookie = $"motcua-{Modules.Platform.SpaceFolder.Name(options.Space)}-kiosk";

    /// <summary>A link's code that enrols a kiosk of this unit, good for an hour.</summary>
    public string CodeFor(string unit) => _protector.Protect(unit, TimeSpan.FromHours(1));

    /// <summary>
    /// A code for the launch line of one kiosk, good for years: a browser started afresh each time, without memory, is the same kiosk
    /// again. It lies in a file only the kiosk's own account may read.
    /// </summary>
    public string LaunchCodeFor(string unit) => _launch.Protect(Seat(unit), s_life);

    /// <summary>Enrols the browser; false when the code is wrong or too old.</summary>
    public bool Enrol(HttpContext http, string code)
    {
        if ((Open(_protector, code) is { } unit ? Seat(unit) : Open(_launch, code)) is not { } seat)
            return false;
        http.Response.Cookies.Append(_cookie, _protector.Protect(seat, s_life), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = s_life, IsEssential = true,
        });
        return true;
    }

    /// <summary>The code of the unit this kiosk stands in; null when the browser is no kiosk.</summary>
    public string? UnitOf(HttpContext http) => Read(http)?.Unit ?? options.KioskUnit;

    /// <summary>The kiosk's own id, for the deeds done at it.</summary>
    public string IdOf(HttpContext http) => Read(http)?.Kiosk ?? $"kiosk-{options.KioskUnit}";

    /// <summary>The id in a cookie's value; null when it is not one of ours.</summary>
    public string? IdIn(string cookie) => Open(_protector, cookie)?.Split('|') is [_, var kiosk] ? kiosk : null;

    private static string Seat(string unit) => $"{unit}|{Guid.CreateVersion7():N}";

    private (string Unit, string Kiosk)? Read(HttpContext http) =>
        http.Request.Cookies[_cookie] is { } cookie && Open(_protector, cookie)?.Split('|') is [var unit, var kiosk] ? (unit, kiosk) : null;

    private static string? Open(ITimeLimitedDataProtector protector, string text)
    {
        try
        {
            return protector.Unprotect(text);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
