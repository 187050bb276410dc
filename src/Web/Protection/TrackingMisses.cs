using System.Net.Sockets;
using MotCua.Modules.Platform;
using MotCua.Modules.Platform.Misses;
using MotCua.Web.Access;
using MotCua.Web.Api;

namespace MotCua.Web.Protection;

/// <summary>
/// Counts wrong tracking codes, so that nobody tries them out: by the place they come from, and by the number typed whether or not
/// there is such a dossier. Counted in the store: neither another node nor a new start forgets. An hour after the first miss the
/// count begins anew.
/// </summary>
public sealed class TrackingMisses(MissQueries misses, MissKeys keys, Work work, Deeds deeds, ApiLimits limits)
{
    private static readonly TimeSpan s_window = TimeSpan.FromHours(1);

    /// <summary>Whether one more try is allowed. The 128-bit token of a QR code cannot be tried out: a locked number does not lock it.</summary>
    /// <param name="place">A network address, or a kiosk.</param>
    public async Task<bool> MayTryAsync(string place, string number, bool byToken, CancellationToken cancel)
    {
        var (fromPlace, ofNumber) = await misses.CountAsync(PlaceKey(place), NumberKey(number), deeds.Now - s_window, cancel);
        return fromPlace < limits.MissesPerAddressAndHour && (byToken || ofNumber < limits.MissesPerNumberAndHour);
    }

    /// <summary>Writes a miss down before it is answered; a refusal when it cannot be written, so that a full lane gives no free tries.</summary>
    public Task<Result<Done>> MissedAsync(string place, string number, CancellationToken cancel)
    {
        var deed = new Deed { Actor = Actor.System("tracking"), At = deeds.Now, Act = "tracking.miss", Door = "tracking" };
        var request = new NoteMiss([PlaceKey(place), NumberKey(number)], s_window);
        return work.DoAsync((NoteMissHandler handler, CancellationToken c) => handler.HandleAsync(request, deed, c), deed, null, cancel);
    }

    /// <summary>
    /// The address limits count by: an IPv6 subscriber has a whole /64. It is the connection's own; a proxy's word for another counts
    /// only when the proxy is configured (<see cref="HostOptions.Proxies"/>).
    /// </summary>
    public static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.ToString();
    }

    private string PlaceKey(string place) => keys.Of("place " + place);

    private string NumberKey(string number) => keys.Of("number " + number);
}
