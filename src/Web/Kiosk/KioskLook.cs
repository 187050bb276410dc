namespace MotCua.Web.Kiosk;

/// <summary>
/// How the kiosk shows itself to the person who stands there: larger, in high contrast, with everything to press in the lower half.
/// Kept in a session cookie and forgotten with the journey: the next person finds the kiosk as it always is.
/// </summary>
/// <param name="Low">Within reach of somebody who sits: the page is moved to the lower half of a standing screen.</param>
/// <param name="Tall">The screen stands (1080 × 1920); told by the small script, without it the low screen (1366 × 768) is assumed.</param>
public sealed record KioskLook(bool Large, bool Contrast, bool Low, bool Tall)
{
    private const string LookCookie = "motcua-look";
    private const string ScreenCookie = "motcua-screen";
    private const string On = "on";

    /// <summary>Classes of the page's root.</summary>
    public string Classes => "kiosk" + (Large ? " kiosk--large" : "") + (Contrast ? " kiosk--contrast" : "") + (Low && Tall ? " kiosk--low" : "") + (Tall ? " kiosk--tall" : "");

    /// <summary>The look of this request: the choice just made before the one kept.</summary>
    public static KioskLook Of(HttpContext? http)
    {
        if (http is null)
            return new KioskLook(false, false, false, false);
        if (http.Items[typeof(KioskLook)] is KioskLook known)
            return known;
        var kept = (http.Request.Cookies[LookCookie] ?? "").Split('.');
        bool Chosen(string name) => http.Request.Query[name].ToString() is { Length: > 0 } chosen ? chosen == On : kept.Contains(name);
        var screen = http.Request.Query["screen"].ToString() is { Length: > 0 } asked ? asked : http.Request.Cookies[ScreenCookie];
        var look = new KioskLook(Chosen("large"), Chosen("contrast"), Chosen("low"), screen == "tall");
        http.Items[typeof(KioskLook)] = look;
        return look;
    }

    /// <summary>Keeps a choice made by <c>?large=on</c> and its like for the rest of the visit.</summary>
    public static Task RememberAsync(HttpContext http, RequestDelegate next)
    {
        var look = Of(http);
        if (http.Request.Query.ContainsKey("large") || http.Request.Query.ContainsKey("contrast") || http.Request.Query.ContainsKey("low"))
            http.Response.OnStarting(() =>
            {
                http.Response.Cookies.Append(LookCookie, look.Kept, CookieShape(http));
                return Task.CompletedTask;
            });
        if (http.Request.Query.ContainsKey("screen"))
            http.Response.Cookies.Append(ScreenCookie, look.Tall ? "tall" : "low", CookieShape(http));
        return next(http);
    }

    /// <summary>Forgets what was chosen; the screen stays what it is.</summary>
    public static void Forget(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(LookCookie))
            http.Response.Cookies.Delete(LookCookie, CookieShape(http));
    }

    private string Kept => string.Join('.', new[] { Large ? "large" : "", Contrast ? "contrast" : "", Low ? "low" : "" }.Where(name => name.Length > 0));

    private static CookieOptions CookieShape(HttpContext http) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true, Path = "/kiosk",
    };
}
