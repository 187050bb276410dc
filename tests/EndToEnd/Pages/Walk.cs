using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MotCua.EndToEnd.Pages;

/// <summary>
/// Goes once through all pages in both languages and puts down what every check finds; the tests then read their own list. One browser per person
/// and language, the window resized instead of the page loaded again.
/// </summary>
public sealed class Walk(Stage stage)
{
    private static readonly (int Width, int Height)[] s_sizes = [(1280, 900), (768, 1024), (360, 800)];
    private readonly ConcurrentDictionary<string, List<string>> _faults = new();
    private Task? _walked;

    /// <summary>What one check found on all pages; the first to ask waits for the walk.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(string check)
    {
        await (_walked ??= WalkAsync());
        return _faults.GetValueOrDefault(check) ?? throw new ArgumentException($"The walk has no check {check}.");
    }

    private async Task WalkAsync()
    {
        var doors = new Doors(stage);
        var titles = new Dictionary<(string Who, string Language, string Title), string>();
        foreach (var row in PageList.Pages)
        {
            foreach (var language in (string[])["vi", "en"])
            {
                var page = await doors.BrowserAsync(row);
                try
                {
                    await doors.OpenAsync(page, row, language);
                    await ExamineAsync(page, row, language);
                    var title = await page.TitleAsync();
                    var key = (row.Who, language, title);
                    if (!titles.TryAdd(key, row.Route) && titles[key] != row.Route)
                        Note("title", $"{row.Name}: \"{title}\" is also the title of {titles[key]}");
                }
                catch (Exception fault) when (fault is PlaywrightException or InvalidOperationException or TimeoutException)
                {
                    Note("opens", $"{row.Name} {language}: {fault.Message.Split('\n')[0]}");
                }
                await page.Context.CloseAsync();
            }
        }
    }

    private async Task ExamineAsync(IPage page, PageRow row, string language)
    {
        var label = $"{row.Name} {language}";
        async Task Do(string check, Func<Exam, Task> what)
        {
            var exam = new Exam(page, label);
            await what(exam);
            _faults.GetOrAdd(check, _ => []).AddRange(exam.Faults);
        }

        Note("title");
        Note("opens");
        await Do("summary", async exam => { if (row.Send) await exam.AskAsync("summary"); });
        await Do("frame", exam => exam.AskAsync("frame", language: language));
        await Do("missing text", exam => exam.AskAsync("missingText"));
        await Do("help", exam => exam.AskAsync("help"));
        await Do("paste", exam => exam.AskAsync("paste"));
        foreach (var (width, height) in s_sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            await Do("axe", exam => exam.AxeAsync($" {width}"));
            await Do("width", exam => exam.AskAsync("tooWide", $" {width}"));
        }
        if (language == "vi")
        {
            await Do("keyboard", exam => exam.KeyboardAsync());
            await page.SetViewportSizeAsync(1280, 900);
            await Do("keyboard", exam => exam.KeyboardAsync());
        }
        // 200 % of 1280 × 900, and 400 %: the 320 px of the criterion.
        await page.SetViewportSizeAsync(640, 450);
        await Do("zoom", exam => exam.AskAsync("tooWide", " 200 %"));
        await page.SetViewportSizeAsync(320, 800);
        await Do("reflow", exam => exam.AskAsync("tooWide", " 320"));
        await page.SetViewportSizeAsync(1280, 900);
        await Do("spacing", exam => exam.AskAsync("spread"));
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await Do("motion", exam => exam.AskAsync("moving"));
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Do("forced colours", exam => exam.AskAsync("edgeless"));
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, ReducedMotion = ReducedMotion.NoPreference });
    }

    private void Note(string check, params string[] faults) => _faults.GetOrAdd(check, _ => []).AddRange(faults);
}
