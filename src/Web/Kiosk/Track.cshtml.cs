using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Dossiers;
using MotCua.Web.Access;
using MotCua.Web.Api;
using MotCua.Web.Portal;
using MotCua.Web.Protection;

namespace MotCua.Web.Kiosk;

/// <summary>
/// Where a dossier is, seen at the kiosk: by scanning the QR of the receipt or typing its two codes. The journey remembers which
/// dossier was opened, never the codes, and is wiped like any other.
/// </summary>
public sealed class TrackModel(KioskJourney journeys, TrackingDoor door, TrackingQueries dossiers, TrackedViews views, Kiosks kiosks) : KioskPage(journeys)
{
    private const string LinkPart = "/t/";

    [BindProperty] public string? Reference { get; set; }

    [BindProperty] public string? Code { get; set; }

    /// <summary>another: to look for a different dossier.</summary>
    [BindProperty] public string? Act { get; set; }

    /// <summary>why, or null for the answer itself.</summary>
    [BindProperty(SupportsGet = true)] public string? Part { get; set; }

    public override KioskStep Step => KioskStep.Procedure;

    /// <summary>Null while no dossier is opened.</summary>
    public TrackedView? Answer { get; private set; }

    public IReadOnlyList<string> Because => [.. (Answer?.Dossier.Deadline?.Lines ?? []).Select(line => DeadlineText.Render(line, LanguageCode))];

    protected override bool Tracks => true;

    private string LanguageCode => HttpContext.RequestServices.GetRequiredService<Words.Texts>().Language.Code;

    protected override string? TooEarly(Journey journey) => null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (Journey.Opened is { } id && await dossiers.AgainAsync(id, cancel) is { } dossier)
            Answer = await views.OfAsync(dossier, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Act == "another")
            return await GoOnAsync(Journey with { Opened = null }, "/kiosk/track", cancel);
        var (number, secret) = Split(Reference?.Trim() ?? "", Code);
        if (number.Length == 0)
            return this.Refused(new Refusal("tracking.reference.missing", "Scan the QR code of the receipt, or enter its reference.", nameof(Reference)));
        if (string.IsNullOrWhiteSpace(secret))
            return this.Refused(new Refusal("tracking.code.missing", "Enter the tracking code of the receipt.", nameof(Code)));
        var found = await door.OpenAsync(number, secret, cancel, kiosks.IdOf(HttpContext));
        if (!found.IsRefused(out var refusal))
            return await GoOnAsync(Journey with { Opened = found.Value.Id }, "/kiosk/track", cancel);
        // Either code may be the wrong one: told once, over both.
        this.Blame(refusal with { Field = null });
        Response.StatusCode = Problems.StatusOf(refusal);
        return Page();
    }

    /// <summary>What a scanner types is the whole link of the QR code.</summary>
    private static (string Number, string? Secret) Split(string typed, string? code) =>
        typed.LastIndexOf(LinkPart, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && typed[(at + LinkPart.Length)..].Split('/') is [var number, var token]
            ? (number, token) : (typed, code);
}
