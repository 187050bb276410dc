using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MotCua.EndToEnd.Pages;

/// <summary>What can be held against one page, each check by its name in <c>checks.js</c> or here; a fault is a line a person can act on.</summary>
public sealed class Exam(IPage page, string label)
{
    private static readonly string s_checks = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "checks.js"));
    private static readonly AxeRunOptions s_axe = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>
    /// What is data in the pseudo-language though nobody marked it: people's names and codes in the kiosk's and prints' own parts, what people
    /// typed, names of offices that have no English one, and deadlines, which Foundation tells from a catalogue of its own.
    /// </summary>
    private const string Data =
        "q, code, option, .code, .reference, .top__unit, .top__who, .my-posts, .holder__post, .holder__unit, .why__rule, .why__reason, .because, .job__code, .timeline__who, .timeline__title, .timeline__note, .deed small, .head__code, " +
        ".read-back__name, .facts dd, .clamp, .kiosk-choices, .paper-rows, .had, .found__why, .receipt, .slip, .sheet, .history__lines, .row__what, .my-act__post";

    public List<string> Faults { get; } = [];

    /// <summary>Asks one check of the page as it is now.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(string check, string note = "", string language = "vi")
    {
        var found = await page.EvaluateAsync<string[]>(s_checks, new { name = check, language, data = Data });
        Faults.AddRange(found.Distinct().Take(6).Select(fault => $"{label}{note}: {fault}"));
        return found;
    }

    public async Task AxeAsync(string note)
    {
        var found = await page.RunAxe(s_axe);
        Faults.AddRange(found.Violations.Select(rule => $"{label}{note}: {rule.Id} {string.Join(' ', rule.Nodes.Take(4).Select(node => node.Target))}"));
    }

    /// <summary>Presses Tab through the page: everything is reached, seen, never covered, and the end is reached.</summary>
    public async Task KeyboardAsync()
    {
        var stops = (await page.EvaluateAsync<string[]>(s_checks, new { name = "stops", data = "" })).ToHashSet();
        await page.EvaluateAsync("() => { const top = document.documentElement; top.tabIndex = -1; top.focus(); top.removeAttribute('tabindex'); scrollTo(0, 0); }");
        var reached = new List<string>();
        var first = "";
        for (var presses = 0; presses < stops.Count + 10; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var now = await page.EvaluateAsync<string[]>(s_checks, new { name = "focus", data = "" });
            if (now.Length == 0 || (reached.Count > 0 && now[0] == reached[0]))
                break;
            if (reached.Count == 0)
                first = now[1];
            reached.Add(now[0]);
            Faults.AddRange(now.Skip(2).Select(fault => $"{label} {page.ViewportSize!.Width}: {fault}"));
        }
        if (stops.Except(reached).Count() is > 0 and var unreached)
            Faults.Add($"{label}: Tab does not reach {unreached} of {stops.Count} controls");
        if (reached.Count > stops.Count + 5)
            Faults.Add($"{label}: Tab does not come to an end");
        if (await page.Locator(".govuk-skip-link").CountAsync() > 0 && !first.Contains("govuk-skip-link", StringComparison.Ordinal))
            Faults.Add($"{label}: the first stop is not the skip link");
    }

    /// <summary>The forms of the page and their fields.</summary>
    public async Task<string[]> FormsAsync() => await page.EvaluateAsync<string[]>(s_checks, new { name = "forms", data = "" });

    public async Task SizeAsync(int width, int height) => await page.SetViewportSizeAsync(width, height);
}
