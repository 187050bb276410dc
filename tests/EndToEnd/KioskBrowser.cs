using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace MotCua.EndToEnd;

/// <summary>
/// A Chromium started as docs/kiosk.md says, on a profile folder that stays: driven from outside, killed and started again like a
/// kiosk whose plug was pulled.
/// </summary>
internal sealed class KioskBrowser : IAsyncDisposable
{
    private readonly Process _chromium;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private KioskBrowser(Process chromium) => _chromium = chromium;

    public IPage Page { get; private set; } = null!;

    /// <summary>The launch flags of docs/kiosk.md, read from it: what is documented is what is tested.</summary>
    public static IReadOnlyList<string> DocumentedFlags()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "docs", "kiosk.md")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside a working copy.");
        var lines = File.ReadAllLines(Path.Combine(folder.FullName, "docs", "kiosk.md"));
        return [.. lines.SkipWhile(line => !line.StartsWith("exec chromium", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0 && line != "```")
            .SelectMany(line => line.TrimEnd('\\').Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(word => word.StartsWith("--", StringComparison.Ordinal) && !word.Contains("user-data-dir", StringComparison.Ordinal))];
    }

    /// <param name="incognito">False only for the negative control: a browser that keeps what it was shown.</param>
    public static async Task<KioskBrowser> StartAsync(string profile, string address, bool incognito = true)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var start = new ProcessStartInfo("/usr/bin/chromium") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var flag in DocumentedFlags().Where(flag => incognito || flag != "--incognito"))
            start.ArgumentList.Add(flag);
        foreach (var flag in (string[])[$"--user-data-dir={profile}", $"--remote-debugging-port={port}", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--window-size=1366,768", address])
            start.ArgumentList.Add(flag);
        var browser = new KioskBrowser(Process.Start(start)!);
        browser._chromium.BeginErrorReadLine();
        browser._chromium.BeginOutputReadLine();
        browser._playwright = await Playwright.CreateAsync();
        for (var begun = Stopwatch.StartNew(); browser._browser is null; await Task.Delay(100))
        {
            try
            {
                browser._browser = await browser._playwright.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{port}");
            }
            catch (PlaywrightException) when (begun.Elapsed < TimeSpan.FromSeconds(30))
            {
                // Not listening yet.
            }
        }
        for (var begun = Stopwatch.StartNew(); browser.Page is null; await Task.Delay(100))
        {
            browser.Page = browser._browser.Contexts.SelectMany(context => context.Pages).FirstOrDefault(page => page.Url.StartsWith("http", StringComparison.Ordinal))!;
            if (begun.Elapsed > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException("Chromium opened no page.");
        }
        browser.Page.SetDefaultTimeout(15_000);
        return browser;
    }

    /// <summary>Every page that is open, in whatever window.</summary>
    public IEnumerable<IPage> Pages => _browser!.Contexts.SelectMany(context => context.Pages);

    public Task<ICDPSession> DebugAsync() => Page.Context.NewCDPSessionAsync(Page);

    /// <summary>SIGKILL to the browser and all its helpers.</summary>
    public async Task KillAsync()
    {
        if (!_chromium.HasExited)
            _chromium.Kill(entireProcessTree: true);
        await _chromium.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _chromium.Dispose();
    }
}
