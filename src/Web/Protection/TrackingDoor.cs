using MotCua.Modules.Dossiers;

namespace MotCua.Web.Protection;

/// <summary>The one way in to tracking, for portal, kiosk and API: counts misses, and says the same of a wrong code and of a missing dossier.</summary>
public sealed class TrackingDoor(TrackingQueries dossiers, TrackingMisses misses, IHttpContextAccessor accessor)
{
    // Wrong code and missing number alike, so that neither can be fished for.
    private static readonly Refusal s_unknown = new("tracking.unknown", "No dossier opens with this reference and code.");

    private const int LongestNumber = 40;
    private const int LongestSecret = 60;
    private const int TokenLength = 26;

    /// <param name="number">The reference, or the dossier code.</param>
    /// <param name="secret">The typed code, or the token of a QR link.</param>
    /// <param name="kiosk">The kiosk somebody stands at: a whole office may share one address, and would share its misses.</param>
    public async Task<Result<Tracked>> OpenAsync(string? number, string? secret, CancellationToken cancel, string? kiosk = null)
    {
        var place = kiosk is null ? TrackingMisses.AddressOf(accessor.HttpContext!) : $"kiosk {kiosk}";
        var (typed, code) = (Cut(number, LongestNumber), Cut(secret, LongestSecret));
        var counted = Crockford32.TryNormalize(typed, out var reference, 8) ? reference : typed.ToUpperInvariant();
        if (!await misses.MayTryAsync(place, counted, Crockford32.TryNormalize(code, out _, TokenLength), cancel))
            return new Refusal("tracking.misses", "Too many wrong codes. Wait an hour, or scan the QR code of the receipt.");
        if (await dossiers.FindAsync(typed, code, cancel) is { } tracked)
            return tracked;
        return (await misses.MissedAsync(place, counted, cancel)).IsRefused(out var refusal) ? refusal : s_unknown;
    }

    private static string Cut(string? text, int longest)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length > longest ? trimmed[..longest] : trimmed;
    }
}
