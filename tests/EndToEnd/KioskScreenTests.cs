using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace MotCua.EndToEnd;

/// <summary>
/// Every kiosk page on both screens, in both languages, plain, larger, in high contrast and within reach: nothing to scroll, keys of
/// 72 × 72 px with 12 px between them, text of 24 px, and nothing for axe to find (contrast among it).
/// </summary>
public sealed class KioskScreenTests(SqliteStage stage) : IClassFixture<SqliteStage>
{
    private const string Card = "011090999991||NGUYỄN VĂN THỬ NGHIỆM|15011990|Nam|Tổ 1, Xã Na Sang, Tỉnh Điện Biên|15012025";

    // Sizes by the page's own boxes; what lies inside a key or is hidden from sight is not a target or text of its own.
    private const string Measure = """
        (largest) => {
          const faults = [];
          const root = document.documentElement;
          const seen = (e) => { const s = getComputedStyle(e); return e.getClientRects().length && s.visibility !== 'hidden' && s.display !== 'none' && !e.closest('dialog:not([open])') && !e.closest('.govuk-visually-hidden'); };
          const name = (e) => e.tagName.toLowerCase() + '.' + e.className + ' "' + (e.innerText || e.value || '').trim().slice(0, 30) + '"';
          if (!largest && root.scrollHeight > innerHeight) faults.push('scrolls down by ' + (root.scrollHeight - innerHeight) + ' px');
          if (root.scrollWidth > innerWidth) faults.push('scrolls sideways by ' + (root.scrollWidth - innerWidth) + ' px');
          const targets = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')].filter(seen).filter((e) => !e.closest('.govuk-error-summary'))
            .map((e) => ({ e, r: e.getBoundingClientRect() }));
          for (const { e, r } of targets) if (r.width < 71.5 || r.height < 71.5) faults.push('target ' + Math.round(r.width) + '×' + Math.round(r.height) + ' ' + name(e));
          for (let i = 0; i < targets.length; i++)
            for (let j = i + 1; j < targets.length; j++) {
              // What scrolls passes under the foot, which stays.
              if (largest && !targets[i].e.closest('.kiosk-foot') !== !targets[j].e.closest('.kiosk-foot')) continue;
              const [a, b] = [targets[i].r, targets[j].r];
              const dx = Math.max(a.left - b.right, b.left - a.right), dy = Math.max(a.top - b.bottom, b.top - a.bottom);
              if (dx < 11.5 && dy < 11.5) faults.push('gap ' + Math.round(Math.max(dx, dy)) + ' px between ' + name(targets[i].e) + ' and ' + name(targets[j].e));
            }
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const e = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !seen(e) || e.closest('script, noscript, svg, .rehearsal')) continue;
            const size = parseFloat(getComputedStyle(e).fontSize);
            if (size < 23.9) faults.push('text ' + size.toFixed(1) + ' px ' + name(e));
          }
          const foot = document.querySelector('.kiosk-foot')?.getBoundingClientRect();
          if (!foot || foot.bottom > innerHeight + 1 || foot.bottom < innerHeight - 1) faults.push('the foot is not at the bottom');
          const help = document.querySelector('.kiosk-key--help').getBoundingClientRect(), langs = document.querySelector('.langs').getBoundingClientRect();
          if (help.left > 60 || innerHeight - help.bottom > 60) faults.push('help is not bottom left');
          if (langs.left < innerWidth / 2 || innerHeight - langs.bottom > 60) faults.push('languages are not bottom right');
          if (root.classList.contains('kiosk--low'))
            for (const { e, r } of targets) if (r.top < innerHeight / 2) faults.push('above the lower half: ' + name(e));
          return [...new Set(faults)];
        }
        """;

    [Theory]
    [InlineData(1366, 768, "vi", ""), InlineData(1366, 768, "en", ""), InlineData(1080, 1920, "vi", ""), InlineData(1080, 1920, "en", "")]
    [InlineData(1366, 768, "vi", "large=on"), InlineData(1080, 1920, "vi", "large=on"), InlineData(1366, 768, "en", "large=on"), InlineData(1080, 1920, "en", "large=on")]
    [InlineData(1366, 768, "vi", "contrast=on"), InlineData(1080, 1920, "vi", "contrast=on"), InlineData(1080, 1920, "vi", "low=on"), InlineData(1080, 1920, "en", "low=on")]
    public async Task Every_page_fits_its_screen_and_can_be_seen_and_pressed(int width, int height, string language, string look)
    {
        var kiosk = await stage.BrowserAsync(width, height);
        await kiosk.GotoAsync($"/kiosk?lang={language}&{look}");
        await kiosk.WaitForURLAsync("**/kiosk**");
        var (faults, seen) = (new List<string>(), new HashSet<string>());
        var larger = look == "large=on";

        var walk = new KioskWalk(kiosk, Card) { At = path => LookAsync(path) };
        await walk.ToAsync("/kiosk/receipt");
        foreach (var path in (string[])["/kiosk/receipt?part=why", "/kiosk/receipt?part=papers", "/kiosk/receipt?part=no-paper"])
            await OpenAsync(path);
        var link = (await kiosk.InnerTextAsync(".receipt__number"), await kiosk.InnerTextAsync(".receipt__code"));
        await OpenAsync("/kiosk/help");
        await OpenAsync("/kiosk/ended");
        await OpenAsync("/kiosk/enrol");
        await TrackAsync(link.Item1.Trim(), link.Item2.Trim());
        await FaultyAsync();

        faults.ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThanOrEqualTo(18, string.Join(", ", seen));

        async Task OpenAsync(string path)
        {
            await kiosk.GotoAsync(path);
            await LookAsync(path);
        }

        async Task TrackAsync(string reference, string code)
        {
            await kiosk.GotoAsync("/kiosk");
            await kiosk.ClickAsync("button[name=Act][value=track]");
            await kiosk.WaitForURLAsync("**/kiosk/track");
            await LookAsync("/kiosk/track");
            await kiosk.FillAsync("[name=Reference]", reference);
            await kiosk.FillAsync("[name=Code]", "0000000000000");
            await kiosk.PressAsync("[name=Code]", "Enter");
            await kiosk.WaitForSelectorAsync(".govuk-error-summary");
            await LookAsync("/kiosk/track wrong");
            await kiosk.FillAsync("[name=Code]", code);
            await kiosk.PressAsync("[name=Code]", "Enter");
            await kiosk.WaitForSelectorAsync(".facts");
            await LookAsync("/kiosk/track answer");
        }

        async Task FaultyAsync()
        {
            await kiosk.GotoAsync("/kiosk");
            await kiosk.ClickAsync("button[name=Act][value=begin]");
            await kiosk.FillAsync("[name=Card]", "hello");
            await kiosk.PressAsync("[name=Card]", "Enter");
            await kiosk.WaitForSelectorAsync(".govuk-error-summary");
            await LookAsync("/kiosk/card unreadable");
        }

        async Task LookAsync(string path)
        {
            await kiosk.WaitForLoadStateAsync();
            await kiosk.EvaluateAsync("document.fonts.ready");
            (await kiosk.GetAttributeAsync("html", "lang")).ShouldBe(language, path);
            if (height > 1000)
                (await kiosk.GetAttributeAsync("html", "class"))!.ShouldContain("kiosk--tall", Case.Sensitive, path);
            if (!seen.Add(path))
                return;
            await ShootAsync(kiosk, $"{width}-{language}-{look.Replace("=on", "", StringComparison.Ordinal)}-{path}");
            var found = await kiosk.EvaluateAsync<string[]>(Measure, larger);
            faults.AddRange(found.Select(fault => $"{path}: {fault}"));
            // Size and reach change no names, roles or colours: axe has seen these pages already.
            if (look is not ("" or "contrast=on"))
                return;
            var axe = await kiosk.RunAxe();
            faults.AddRange(axe.Violations.Select(violation => $"{path}: axe {violation.Id} {string.Join(' ', violation.Nodes.Select(node => node.Target))}"));
        }
    }

    [Fact]
    public async Task The_measure_finds_what_is_wrong()
    {
        var kiosk = await stage.BrowserAsync(1366, 768);
        await kiosk.GotoAsync("/kiosk");
        (await kiosk.EvaluateAsync<string[]>(Measure, false)).ShouldBeEmpty();

        await kiosk.EvaluateAsync("""
            const add = (css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; };
            add('.welcome { padding-bottom: 900px } .kiosk-choices { gap: 4px !important } .quiet { font-size: 20px !important } .langs a { min-height: 40px !important }');
            """);

        var found = string.Join('\n', await kiosk.EvaluateAsync<string[]>(Measure, false));
        foreach (var fault in (string[])["scrolls down", "gap 4 px", "text 20.0 px", "target"])
            found.ShouldContain(fault);
    }

    /// <summary>Pictures for people, when a folder for them is named.</summary>
    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MOTCUA_PICTURES") is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        var file = string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, file + ".png") });
    }
}
