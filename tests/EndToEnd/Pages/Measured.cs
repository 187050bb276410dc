using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace MotCua.EndToEnd.Pages;

/// <summary>What one opening of a page cost.</summary>
/// <param name="Bytes">Received, headers too, as they came over the line.</param>
/// <param name="FirstByte">Milliseconds until the first byte of the page.</param>
/// <param name="Painted">Milliseconds until the first text was seen.</param>
/// <param name="Read">Milliseconds until the whole page had arrived and was laid out: it can be read and used.</param>
/// <param name="Loaded">Milliseconds until everything was there, letters and pictures too.</param>
public sealed record Measured(int Requests, long Bytes, double FirstByte, double Painted, double Read, double Loaded)
{
    /// <summary>A first visit may cost so much.</summary>
    public const long FirstVisit = 150 * 1024;

    /// <summary>And every further page so much.</summary>
    public const long NextVisit = 30 * 1024;

    /// <summary>Opens an address and counts what Chromium received over its network, cache hits not counted.</summary>
    public static async Task<Measured> OfAsync(IPage page, string address)
    {
        var line = await page.Context.NewCDPSessionAsync(page);
        var cached = new ConcurrentDictionary<string, bool>();
        long bytes = 0;
        var requests = 0;
        line.Event("Network.requestServedFromCache").OnEvent += (_, e) => cached[e!.Value.GetProperty("requestId").GetString()!] = true;
        line.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            var length = (long)e!.Value.GetProperty("encodedDataLength").GetDouble();
            if (length == 0 || cached.ContainsKey(e.Value.GetProperty("requestId").GetString()!))
                return;
            Interlocked.Add(ref bytes, length);
            Interlocked.Increment(ref requests);
        };
        await line.SendAsync("Network.enable");
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle, Timeout = 60_000 });
        var times = await page.EvaluateAsync<string>("""
            () => {
              const n = performance.getEntriesByType('navigation')[0];
              const p = performance.getEntriesByName('first-contentful-paint')[0];
              return [n.responseStart, p ? p.startTime : n.domContentLoadedEventEnd, Math.max(n.responseEnd, p ? p.startTime : 0, n.domInteractive), n.loadEventEnd].join(' ');
            }
            """);
        await line.DetachAsync();
        var at = times.Split(' ').Select(time => double.Parse(time, CultureInfo.InvariantCulture)).ToArray();
        return new Measured(requests, bytes, at[0], at[1], at[2], at[3]);
    }
}
