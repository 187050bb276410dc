using System.Collections.Concurrent;
using System.Net.Sockets;
using MotCua.Web.Api;

namespace MotCua.Web.Protection;

/// <summary>
/// Counts wrong tracking codes, so that nobody tries them out: by network address, and by the number typed whether or not there is
/// such a dossier. Each node counts for itself; an hour after the first miss the count begins anew.
/// </summary>
public sealed class TrackingMisses(TimeProvider clock, ApiLimits limits)
{
    private const int MostKept = 50_000;
    private static readonly TimeSpan s_window = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> _misses = new();

    /// <summary>Whether one more try is allowed. The 128-bit token of a QR code cannot be tried out: a locked number does not lock it.</summary>
    public bool MayTry(string address, string number, bool byToken) =>
        CountOf("a:" + address) < limits.MissesPerAddressAndHour && (byToken || CountOf("n:" + number) < limits.MissesPerNumberAndHour);

    public void Missed(string address, string number)
    {
        if (_misses.Count > MostKept)
            Forget();
        foreach (var key in (string[])["a:" + address, "n:" + number])
            _misses.AddOrUpdate(key, (1, clock.GetUtcNow()), (_, known) => IsOver(known.Since) ? (1, clock.GetUtcNow()) : (known.Count + 1, known.Since));
    }

    /// <summary>The address limits count by: an IPv6 subscriber has a whole /64.</summary>
    public static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
            return address.ToString();
        return Convert.ToHexString(address.GetAddressBytes(), 0, 8);
    }

    private int CountOf(string key) => _misses.TryGetValue(key, out var known) && !IsOver(known.Since) ? known.Count : 0;

    private bool IsOver(DateTimeOffset since) => clock.GetUtcNow() - since >= s_window;

    private void Forget()
    {
        foreach (var (key, known) in _misses)
            if (IsOver(known.Since) || known.Count == 1)
                _misses.TryRemove(key, out _);
    }
}
