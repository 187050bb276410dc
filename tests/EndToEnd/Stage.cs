using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using MotCua.Tests.Stores;

namespace MotCua.EndToEnd;

/// <summary>The published program, set up as <c>./run</c> does it, in a real server process, and a real Chromium in front of it.</summary>
public class Stage(bool postgres) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("motcua-stage-").FullName;
    private readonly Dictionary<string, string> _environment = [];
    private Process? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Url { get; private set; } = "";

    public string Password { get; private set; } = "";

    /// <summary>Everything the server said; looked at when something fails.</summary>
    public string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    public string DataFolder => _folder;

    private string LogFile => Path.Combine(_folder, "server.log");

    public async ValueTask InitializeAsync()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }
        (_environment["MOTCUA_URL"], _environment["MOTCUA_DATA"], _environment["MOTCUA_KIOSK_UNIT"]) = (Url, _folder, "03172");
        // A Monday morning inside office hours, whatever the day the tests run on.
        _environment["MOTCUA_CLOCK"] = "2026-11-23T08:30";
        if (postgres)
            _environment["MOTCUA_DB"] = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
        (await RunAsync("space", "create", "rehearsal", "--demo")).ShouldSucceed();
        Password = await File.ReadAllTextAsync(Path.Combine(_folder, "rehearsal", "keys", "invented-password"));
        await StartServerAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public IBrowser Browser => _browser!;

    /// <summary>A browser of its own: own cookies, own storage.</summary>
    public async Task<IPage> BrowserAsync(int width = 1280, int height = 900, string locale = "vi-VN", bool script = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Url, ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = locale, JavaScriptEnabled = script,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <summary>Signs an officer in, in a browser of their own.</summary>
    public async Task<IPage> SignedInAsync(string signIn, int width = 1280, int height = 900)
    {
        var page = await BrowserAsync(width, height);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name=UserName]", signIn);
        await page.FillAsync("[name=Password]", Password);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Runs the command line on the stage's store.</summary>
    public async Task<CommandAnswer> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandAnswer(process.ExitCode, await output, await error);
    }

    public async Task StopServerAsync()
    {
        if (_server is null)
            return;
        _server.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    public async Task StartServerAsync()
    {
        var start = StartInfo("serve");
        _server = Process.Start(start)!;
        _server.OutputDataReceived += (_, line) => Append(line.Data);
        _server.ErrorDataReceived += (_, line) => Append(line.Data);
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        using var client = new HttpClient();
        for (var begun = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                if ((await client.GetAsync(new Uri($"{Url}/healthz"))).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (begun.Elapsed < TimeSpan.FromSeconds(40) && !_server.HasExited)
            {
                // Not yet listening.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await StopServerAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private void Append(string? line)
    {
        if (line is not null)
            lock (_environment)
                File.AppendAllText(LogFile, line + "\n");
    }

    private ProcessStartInfo StartInfo(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>The program as ./test published it: what a province would run.</summary>
    private static string Program
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, ".build", "app", "motcua.dll")))
                    return Path.Combine(folder.FullName, ".build", "app", "motcua.dll");
            throw new InvalidOperationException("The program is not published; run ./test.");
        }
    }
}

public sealed record CommandAnswer(int Code, string Output, string Error)
{
    public void ShouldSucceed()
    {
        if (Code != 0)
            throw new InvalidOperationException($"The command ended with {Code}: {Error}");
    }
}
