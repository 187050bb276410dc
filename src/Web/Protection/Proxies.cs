using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace MotCua.Web.Protection;

/// <summary>
/// Whose word counts for where a request came from. Anybody can write X-Forwarded-For; only what a configured proxy says is believed,
/// and without one nothing is.
/// </summary>
public static class Proxies
{
    /// <summary>Reads <c>10.0.0.5, 10.1.0.0/16</c>.</summary>
    /// <exception cref="InvalidOperationException">A part is neither an address nor a network.</exception>
    public static IReadOnlyList<IPNetwork> Read(string? text) =>
    [
        .. (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part =>
            IPAddress.TryParse(part, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.TryParse(part, out var network) ? network
            : throw new InvalidOperationException($"MOTCUA_PROXIES lists addresses and networks such as 10.0.0.5, 10.1.0.0/16; \"{part}\" is neither.")),
    ];

    /// <summary>
    /// Takes address and scheme from the configured proxies; call it before anything that looks at them. Without any, a TLS proxy on this
    /// machine may still say that the citizen sees https (links, cookies and the promise to stay there follow it), but not who asks.
    /// </summary>
    public static void UseProxies(this IApplicationBuilder app, IReadOnlyList<IPNetwork> networks)
    {
        if (networks.Count == 0)
        {
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto });
            return;
        }
        // A chain of our own proxies is followed to the first stranger.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
