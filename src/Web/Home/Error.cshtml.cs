using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Web.Protection;

namespace MotCua.Web.Home;

/// <summary>What went wrong, what was kept, what to do next, and a reference to read over the telephone.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed partial class ErrorModel(ILogger<ErrorModel> log) : PageModel
{
    private static readonly int[] Told = [400, 403, 404, 413, 429, 500, 503];

    /// <summary>Which of the told errors this is; begins the catalogue's key.</summary>
    public string Kind { get; private set; } = "500";

    public bool IsOurFault => Kind is "500" or "503";

    /// <summary>Stands in the log beside the same answer.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Where the person was.</summary>
    public string Place { get; private set; } = "/";

    /// <summary>What was typed, to be sent again with one press; empty when that cannot be offered.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Typed { get; private set; } = [];

    public string LayoutName => Place switch
    {
        _ when new PathString(Place).StartsWithSegments("/kiosk") => "_KioskLayout",
        _ when new PathString(Place).StartsWithSegments("/counter") || new PathString(Place).StartsWithSegments("/office") => "_DeskLayout",
        _ => "_Layout",
    };

    public async Task OnGetAsync(CancellationToken cancel) => await TellAsync(cancel);

    public async Task OnPostAsync(CancellationToken cancel) => await TellAsync(cancel);

    private async Task TellAsync(CancellationToken cancel)
    {
        // Not bound as a parameter: a body that is too large cannot be read, and then nothing is bound at all.
        var code = int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);
        var thrown = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var refused = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var status = thrown is null ? code : Response.StatusCode;
        Response.StatusCode = status is >= 400 and <= 599 ? status : StatusCodes.Status404NotFound;
        Place = thrown?.Path ?? refused?.OriginalPath ?? "/";
        Reference = (Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N"))[..8].ToUpperInvariant();
        Kind = SessionEnded.Happened(HttpContext) ? "session" : $"{Nearest(Response.StatusCode)}";
        if (Kind == "session")
            Typed = await SendableAgainAsync(cancel);
        Answered(Reference, Response.StatusCode, thrown?.Error.GetType().Name ?? "none");
    }

    private static int Nearest(int status) => status switch
    {
        _ when Told.Contains(status) => status,
        401 => 403,
        405 or 410 => 404,
        502 or 504 => 503,
        >= 500 => 500,
        _ => 400,
    };

    // Only when the browser itself vouches that our own page sent the form: another site must not get a person to press the button for it.
    private async Task<IReadOnlyList<KeyValuePair<string, string>>> SendableAgainAsync(CancellationToken cancel)
    {
        if (Request.Headers["Sec-Fetch-Site"] != "same-origin" || !Request.HasFormContentType)
            return [];
        var form = await Request.ReadFormAsync(cancel);
        var typed = form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))
            .ToList();
        var holdsSecret = typed.Exists(t => t.Key.Contains("password", StringComparison.OrdinalIgnoreCase));
        return holdsSecret || form.Files.Count > 0 || typed.Sum(t => t.Value.Length) > 200_000 ? [] : typed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Error page {Reference}: status {Status}, exception {Exception}")]
    private partial void Answered(string reference, int status, string exception);
}
