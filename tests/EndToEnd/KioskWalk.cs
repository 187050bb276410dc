using Microsoft.Playwright;

namespace MotCua.EndToEnd;

/// <summary>Walks the kiosk as a visitor would, page after page, whatever page comes.</summary>
internal sealed class KioskWalk(IPage kiosk, string card)
{
    public const int MostPages = 18;

    public string? Phone { get; init; }

    public string Words { get; init; } = "khai sinhh";

    public string Procedure { get; init; } = "1.001193";

    /// <summary>Called at every page before it is answered.</summary>
    public Func<string, Task> At { get; init; } = _ => Task.CompletedTask;

    /// <summary>Begins, and goes on until <paramref name="until"/> is shown.</summary>
    public async Task ToAsync(string until)
    {
        // A browser started by hand knows no base address: the page it shows tells.
        await kiosk.GotoAsync(kiosk.Url.StartsWith("http", StringComparison.Ordinal) ? new Uri(new Uri(kiosk.Url), "/kiosk").ToString() : "/kiosk");
        await At("/kiosk");
        await kiosk.ClickAsync("button[name=Act][value=begin]");
        for (var pages = 0; pages < MostPages; pages++)
        {
            await kiosk.WaitForLoadStateAsync();
            var path = new Uri(kiosk.Url).AbsolutePath;
            await At(path);
            if (path == until)
                return;
            await AnswerAsync(path);
        }
        throw new InvalidOperationException($"The kiosk never came to {until}; it shows {kiosk.Url}.");
    }

    private async Task AnswerAsync(string path)
    {
        switch (path)
        {
            case "/kiosk/card":
                await kiosk.FillAsync("[name=Card]", card);
                await kiosk.PressAsync("[name=Card]", "Enter");
                break;
            case "/kiosk/confirm":
                await kiosk.ClickAsync("button[name=Act][value=yes]");
                break;
            case "/kiosk/phone" when Phone is not null:
                await kiosk.FillAsync("[name=Phone]", Phone);
                await kiosk.ClickAsync("button[name=Act][value=next]");
                break;
            case "/kiosk/phone":
                await kiosk.ClickAsync("button[name=Act][value=skip]");
                break;
            case "/kiosk/procedure" when await kiosk.Locator($"button[name=Code][value='{Procedure}']").CountAsync() > 0:
                await kiosk.ClickAsync($"button[name=Code][value='{Procedure}']");
                break;
            case "/kiosk/procedure" when await kiosk.Locator("[name=Words]").CountAsync() == 0:
                await kiosk.ClickAsync("a[href='/kiosk/procedure?anew=true']");
                break;
            case "/kiosk/procedure":
                await kiosk.FillAsync("[name=Words]", Words);
                await kiosk.PressAsync("[name=Words]", "Enter");
                break;
            case "/kiosk/case":
                await kiosk.Locator("button[name=Case]").First.ClickAsync();
                break;
            case "/kiosk/answer":
                await kiosk.ClickAsync("a[href='/kiosk/papers']");
                break;
            case "/kiosk/papers":
                await kiosk.Locator("[name=Ticked]").First.CheckAsync();
                await kiosk.ClickAsync("button[name=Act][value=next]");
                break;
            case "/kiosk/hand-in":
                await kiosk.ClickAsync("main form button.govuk-button:not(.govuk-button--secondary)");
                break;
            default:
                throw new InvalidOperationException($"The kiosk shows {path}:\n{await kiosk.InnerTextAsync("body")}");
        }
    }
}
