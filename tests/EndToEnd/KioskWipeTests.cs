using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace MotCua.EndToEnd;

/// <summary>
/// Fifty planted strings, typed and scanned at the kiosk by invented people: after the reset none is found on the disk, in what the
/// server said, in the browser's profile, storage or the memory of its page. What is searched can be found: each place is tried with a
/// string left there on purpose.
/// </summary>
public sealed class KioskWipeTests(SqliteStage stage) : IClassFixture<SqliteStage>, IAsyncLifetime
{
    private const int Journeys = 7;
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan s_mostWipe = TimeSpan.FromSeconds(2);
    private readonly string _profile = Directory.CreateTempSubdirectory("motcua-kiosk-profile-").FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_profile, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Nothing_of_fifty_planted_strings_is_left_after_the_reset()
    {
        var planted = new List<string>();
        var wipes = new List<double>();
        await using var browser = await KioskBrowser.StartAsync(_profile, stage.Url + "/kiosk");
        var page = browser.Page;
        for (var n = 0; n < Journeys; n++)
        {
            var visitor = Visitor.Number(n);
            planted.AddRange(visitor.Planted);
            await WalkAsync(page, visitor, until: n % 2 == 0 ? "/kiosk/receipt" : "/kiosk/hand-in");
            wipes.Add(await WipeAsync(page));
        }
        planted.Distinct().Count().ShouldBeGreaterThanOrEqualTo(50);

        (await HeapAsync(browser)).Where(Holds(planted)).ShouldBeEmpty("memory of the page");
        (await StorageAsync(browser)).Where(Holds(planted)).ShouldBeEmpty("storage of the page");
        FilesUnder(_profile, planted).ShouldBeEmpty("profile of the browser");
        FilesUnder(stage.DataFolder, planted).ShouldBeEmpty("data folder: database, write-ahead log, keys, server's log");
        FilesUnder(Path.GetTempPath(), planted, only: path => Path.GetFileName(path).StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ShouldBeEmpty("temporary files of uploads");
        Holds(planted)(stage.Log).ShouldBeFalse("what the server said");
        var journal = await stage.RunAsync("verify");
        journal.Code.ShouldBe(0, journal.Error);
        wipes.Max().ShouldBeLessThanOrEqualTo(s_mostWipe.TotalMilliseconds);
        TestContext.Current.TestOutputHelper?.WriteLine($"{planted.Count} strings planted; wipes took {string.Join(", ", wipes.Select(ms => $"{ms:0}"))} ms");

        // Back, as often as one likes: no page of anybody.
        for (var step = 0; step < 12; step++)
        {
            await page.EvaluateAsync("history.back()");
            await page.WaitForTimeoutAsync(150);
            Holds(planted)(await page.ContentAsync()).ShouldBeFalse($"{step + 1} steps back");
        }
    }

    [Fact]
    public async Task The_search_finds_what_was_left_on_purpose_in_each_place()
    {
        const string Left = "Quàng Thị Để Quên";
        await using var browser = await KioskBrowser.StartAsync(_profile, stage.Url + "/kiosk", incognito: false);
        string[] planted = [Left];

        await browser.Page.EvaluateAsync("left => { window.forgotten = { name: left }; }", Left);
        (await HeapAsync(browser)).Where(Holds(planted)).ShouldNotBeEmpty("memory of the page");
        await browser.Page.EvaluateAsync("left => localStorage.setItem('x', left)", Left);
        (await StorageAsync(browser)).Where(Holds(planted)).ShouldNotBeEmpty("storage of the page");
        for (var begun = Stopwatch.StartNew(); FilesUnder(_profile, planted).Count == 0 && begun.Elapsed < TimeSpan.FromSeconds(20); await Task.Delay(500, TestContext.Current.CancellationToken))
            await browser.Page.EvaluateAsync("left => localStorage.setItem('y' + Date.now(), left)", Left);
        FilesUnder(_profile, planted).ShouldNotBeEmpty("profile of the browser");
        var file = Path.Combine(stage.DataFolder, "left.tmp");
        await File.WriteAllTextAsync(file, "abc " + Left, TestContext.Current.CancellationToken);
        FilesUnder(stage.DataFolder, planted).ShouldBe([file]);
        File.Delete(file);
        // The database's own clear text is found by the same search, so it is not looking past the file.
        FilesUnder(stage.DataFolder, ["khai sinh"]).ShouldContain(path => path.EndsWith(".db", StringComparison.Ordinal) || path.EndsWith(".db-wal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_crash_the_kiosk_starts_clean_whatever_page_was_open()
    {
        var visitor = Visitor.Number(40);
        await using (var browser = await KioskBrowser.StartAsync(_profile, stage.Url + "/kiosk"))
        {
            await WalkAsync(browser.Page, visitor, until: "/kiosk/hand-in");
            (await browser.Page.ContentAsync()).ShouldContain(visitor.Name.ToUpperInvariant(), Case.Insensitive);
            await browser.KillAsync();
        }
        FilesUnder(_profile, visitor.Planted).ShouldBeEmpty();

        await using var again = await KioskBrowser.StartAsync(_profile, stage.Url + "/kiosk");
        again.Pages.Count().ShouldBe(1);
        new Uri(again.Page.Url).AbsolutePath.ShouldBe("/kiosk");
        foreach (var path in (string[])["/kiosk", "/kiosk/hand-in", "/kiosk/confirm", "/kiosk/receipt", "/kiosk/track"])
        {
            await again.Page.GotoAsync(stage.Url + path);
            new Uri(again.Page.Url).AbsolutePath.ShouldBe("/kiosk");
            Holds(visitor.Planted)(await again.Page.ContentAsync()).ShouldBeFalse(path);
        }
    }

    [Fact]
    public async Task Silence_warns_can_be_extended_and_wipes_within_two_seconds_of_the_end()
    {
        var page = await stage.BrowserAsync(1366, 768);
        await page.Clock.InstallAsync();
        var visitor = Visitor.Number(50);
        await WalkAsync(page, visitor, until: "/kiosk/confirm");
        var dialog = page.Locator("#idle");

        await page.Clock.RunForAsync(44_000);
        (await dialog.IsVisibleAsync()).ShouldBeFalse();
        await page.Clock.RunForAsync(1_500);
        (await dialog.IsVisibleAsync()).ShouldBeTrue();
        (await page.EvaluateAsync<bool>("document.getElementById('idle').contains(document.activeElement)")).ShouldBeTrue();
        (await dialog.GetAttributeAsync("role")).ShouldBe("alertdialog");
        await page.Clock.RunForAsync(15_000);
        (await page.InnerTextAsync("[data-seconds]")).ShouldBe("5", "the countdown is seen");
        await page.Keyboard.PressAsync("Escape");
        (await dialog.IsVisibleAsync()).ShouldBeTrue("Escape is no answer");

        // "More time" as often as wanted, until ten minutes without anything else.
        var extended = 0;
        for (; await page.Locator("[data-stay]").IsVisibleAsync() && extended < 30; extended++)
        {
            await page.ClickAsync("[data-stay]");
            (await page.InnerTextAsync(".read-back__name")).ShouldBe(visitor.Name, StringCompareShould.IgnoreCase);
            await page.Clock.RunForAsync(46_000);
        }
        extended.ShouldBeInRange(11, 14);
        (await page.Locator("[data-last]").IsVisibleAsync()).ShouldBeTrue();

        var begun = Stopwatch.StartNew();
        await page.Clock.RunForAsync(20_500);
        await page.WaitForURLAsync("**/kiosk");
        begun.Elapsed.ShouldBeLessThan(s_mostWipe);
        (await page.ContentAsync()).ShouldNotContain(visitor.Name, Case.Insensitive);
    }

    private static Task WalkAsync(IPage page, Visitor visitor, string until) =>
        new KioskWalk(page, visitor.Card) { Phone = visitor.Phone, Words = visitor.Words }.ToAsync(until);

    /// <summary>Presses "start again"; milliseconds until the start page is there.</summary>
    private static async Task<double> WipeAsync(IPage page)
    {
        var begun = Stopwatch.GetTimestamp();
        await page.Locator(".kiosk-key--restart").ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/kiosk");
        await page.WaitForSelectorAsync(".welcome");
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static Func<string, bool> Holds(IReadOnlyCollection<string> planted) => text => planted.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Every string of the page's JavaScript heap, the document's nodes among them.</summary>
    private static async Task<IReadOnlyList<string>> HeapAsync(KioskBrowser browser)
    {
        var debug = await browser.DebugAsync();
        var snapshot = new StringBuilder();
        debug.Event("HeapProfiler.addHeapSnapshotChunk").OnEvent += (_, chunk) => snapshot.Append(chunk!.Value.GetProperty("chunk").GetString());
        await debug.SendAsync("HeapProfiler.enable");
        await debug.SendAsync("HeapProfiler.collectGarbage");
        await debug.SendAsync("HeapProfiler.takeHeapSnapshot", new Dictionary<string, object> { ["reportProgress"] = false });
        var document = await debug.SendAsync("DOM.getDocument", new Dictionary<string, object> { ["depth"] = -1, ["pierce"] = true });
        await debug.DetachAsync();
        using var heap = JsonDocument.Parse(snapshot.ToString());
        var strings = heap.RootElement.GetProperty("strings").EnumerateArray().Select(text => text.GetString()!).ToList();
        strings.Count.ShouldBeGreaterThan(1000);
        return [.. strings, Unescaped(document!.Value)];
    }

    private static string Unescaped(JsonElement element) => JsonSerializer.Serialize(element, s_plain);

    /// <summary>Cookies, local and session storage, IndexedDB, caches, and the addresses of the page's history.</summary>
    private static async Task<IReadOnlyList<string>> StorageAsync(KioskBrowser browser)
    {
        var page = browser.Page;
        var inPage = await page.EvaluateAsync<string>("""
            async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, (await indexedDB.databases()).map(d => d.name), await caches.keys(), history.state])
            """);
        var debug = await browser.DebugAsync();
        var history = await debug.SendAsync("Page.getNavigationHistory");
        var cookies = await debug.SendAsync("Network.getCookies");
        await debug.DetachAsync();
        return [inPage, Uri.UnescapeDataString(Unescaped(history!.Value)), Uri.UnescapeDataString(Unescaped(cookies!.Value))];
    }

    /// <summary>Files that hold a planted string in UTF-8 or UTF-16, as it was typed, in capitals, or escaped as forms are.</summary>
    private static List<string> FilesUnder(string folder, IReadOnlyCollection<string> planted, Func<string, bool>? only = null)
    {
        var needles = planted.SelectMany(word => (string[])[word, word.ToUpperInvariant(), Uri.EscapeDataString(word), Uri.EscapeDataString(word).Replace("%20", "+", StringComparison.Ordinal)])
            .Distinct().SelectMany(word => (byte[][])[Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word)]).ToList();
        var found = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = only is null, IgnoreInaccessible = true }).Where(only ?? (_ => true)))
        {
            byte[] bytes;
            try
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                file.CopyTo(copy);
                bytes = copy.ToArray();
            }
            catch (IOException)
            {
                // Gone since it was listed, or a socket.
                continue;
            }
            if (needles.Exists(needle => bytes.AsSpan().IndexOf(needle) >= 0))
                found.Add(path);
        }
        return found;
    }

    /// <summary>An invented person whose every word stands nowhere else.</summary>
    private sealed record Visitor(string Name, string Digits, string Hamlet, string Birth, string Phone, string Words, string OldNumber)
    {
        private static readonly string[] s_given = ["Xuyến", "Quỳnh", "Hoẵng", "Ngoạn", "Khuyên", "Thoảng", "Duyệt", "Choèn", "Huỳnh", "Nguyệt"];

        public string Card => $"{Digits}|{OldNumber}|{Name}|{Birth}|Nữ|{Hamlet}, Xã Na Sang, Tỉnh Điện Biên|15012025";

        /// <summary>What may not be found: eight of each visitor.</summary>
        public string[] Planted => [Name, Digits, Hamlet, Phone, Phone.Replace(" ", "", StringComparison.Ordinal), Words, OldNumber, Card];

        public static Visitor Number(int n) => new(
            $"Quàng Thị {s_given[n % 10]} Mã {s_given[(n + 3) % 10]}", $"0111900{70000 + (n * 131)}", $"Bản Hoa Trồng Thử {n + 811}", $"{10 + n % 18:00}021990",
            $"09{31 + (n % 60)} 77{n % 10} 64{n % 10}", $"khai sinh cho cháu Tòng Văn Gieo {n + 411}", $"0409{17300 + n}");
    }
}
