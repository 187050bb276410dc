using System.Globalization;

namespace MotCua.Web.Words;

/// <summary>A language the pages can speak. Vietnamese is the one that is always there.</summary>
/// <param name="Code">BCP 47 code: folder name under <c>Messages</c>, value of <c>html lang</c> and of the cookie.</param>
public sealed record Language(string Code)
{
    public static readonly Language Vietnamese = new("vi");
    public static readonly Language English = new("en");

    /// <summary>For builders, outside live: see <see cref="PseudoLanguage"/>. BCP 47 keeps qaa–qtz for private use. The switch does not offer it.</summary>
    public static readonly Language Pseudo = new("qps");

    /// <summary>In the order the switch shows them.</summary>
    public static readonly IReadOnlyList<Language> All = [Vietnamese, English];

    /// <summary>The cookie that remembers the choice, and the query parameter that makes it.</summary>
    public const string Parameter = "lang";

    public static Language? Find(string? code) => All.FirstOrDefault(l => string.Equals(l.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The language of this request: <c>?lang=</c> before the cookie before Vietnamese.</summary>
    public static Language Of(HttpContext? http) =>
        http is null ? Vietnamese
        : http.Items[typeof(Language)] as Language
        ?? Asked(http, http.Request.Query[Parameter]) ?? Asked(http, http.Request.Cookies[Parameter]) ?? Vietnamese;

    /// <summary>
    /// Remembers a choice made by <c>?lang=</c>, and lets the framework's own texts follow it. Settled once a request:
    /// the page that tells an error has lost the query.
    /// </summary>
    public static Task RememberAsync(HttpContext http, RequestDelegate next)
    {
        var language = Of(http);
        http.Items[typeof(Language)] = language;
        if (Asked(http, http.Request.Query[Parameter]) is { } chosen && chosen.Code != http.Request.Cookies[Parameter])
            http.Response.OnStarting(() =>
            {
                http.Response.Cookies.Append(Parameter, chosen.Code, CookieShape(http));
                return Task.CompletedTask;
            });
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
        return next(http);
    }

    /// <summary>Forgets the choice: a kiosk's next citizen starts in Vietnamese.</summary>
    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Parameter, CookieShape(http));

    private static Language? Asked(HttpContext http, string? code) =>
        Find(code) ?? (code == Pseudo.Code && !http.RequestServices.GetRequiredService<FaceOptions>().IsLive ? Pseudo : null);

    private static CookieOptions CookieShape(HttpContext http) => new()
    {
        HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", MaxAge = TimeSpan.FromDays(365),
    };
}
