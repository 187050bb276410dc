using Microsoft.AspNetCore.DataProtection;

namespace MotCua.Web.Access;

/// <summary>Which kiosk a browser is: told by a cookie it got when it was enrolled, or, outside live, by MOTCUA_KIOSK_UNIT.</summary>
public sealed class Kiosks(IDataProtectionProvider protection, HostOptions options)
{
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("kiosk").ToTimeLimitedDataProtector();
    private readonly string _cookie = $"motcua-{Modules.Platform.SpaceFolder.Name(options.Space)}-kiosk";

    /// <summary>A link's code that enrols a kiosk of this unit, good for an hour.</summary>
    public string CodeFor(string unit) => _protector.Protect(unit, TimeSpan.FromHours(1));

    /// <summary>Enrols the browser; false when the code is wrong or too old.</summary>
    public bool Enrol(HttpContext http, string code)
    {
        try
        {
            var unit = _protector.Unprotect(code);
            http.Response.Cookies.Append(_cookie, _protector.Protect($"{unit}|{Guid.CreateVersion7():N}", TimeSpan.FromDays(3650)), new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(3650), IsEssential = true,
            });
            return true;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The code of the unit this kiosk stands in; null when the browser is no kiosk.</summary>
    public string? UnitOf(HttpContext http) => Read(http)?.Unit ?? options.KioskUnit;

    /// <summary>The kiosk's own id, for the deeds done at it.</summary>
    public string IdOf(HttpContext http) => Read(http)?.Kiosk ?? $"kiosk-{options.KioskUnit}";

    private (string Unit, string Kiosk)? Read(HttpContext http)
    {
        if (http.Request.Cookies[_cookie] is not { } cookie)
            return null;
        try
        {
            return _protector.Unprotect(cookie).Split('|') is [var unit, var kiosk] ? (unit, kiosk) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
