using System.Diagnostics;
using Microsoft.Playwright;

namespace MotCua.EndToEnd.Pages;

/// <summary>Opens any page of the list: signs in once per person, walks the kiosk, finds the dossiers an address speaks of.</summary>
public sealed class Doors(Stage stage)
{
    private const string Card = "011090999991||NGUYỄN VĂN THỬ NGHIỆM|15011990|Nam|Tổ 1, Xã Na Sang, Tỉnh Điện Biên|15012025";
    private const string AtCounter = "na-sang.one-stop.1";
    private const string Dossiers = "/counter/dossiers/";
    private readonly Dictionary<string, string> _signedIn = [];
    private readonly Dictionary<string, string> _places = [];

    /// <summary>A new browser, nothing in its cache, signed in when the page needs it.</summary>
    public async Task<IPage> BrowserAsync(PageRow row, int width = 1280, int height = 900, bool script = true)
    {
        var context = await stage.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = stage.Url, ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "vi-VN", JavaScriptEnabled = script,
            StorageState = row.Who is "citizen" or "kiosk" ? null : await SignedInAsync(row.Who),
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <summary>Brings the browser to the page, whatever has to be done before.</summary>
    /// <returns>The status of the answer; 0 when a form led there.</returns>
    public async Task<int> OpenAsync(IPage page, PageRow row, string language)
    {
        if (row.ByKiosk)
        {
            await page.GotoAsync($"/kiosk?lang={language}");
            await WalkKioskAsync(page, row.Address);
        }
        else
        {
            var address = await AddressAsync(row);
            var answer = await page.GotoAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
            if (!row.Send)
                return answer!.Status;
        }
        if (row.Send)
        {
            await page.Locator("main form[method=post] button:not([type=button])").Last.ClickAsync();
            await page.WaitForLoadStateAsync();
        }
        return 0;
    }

    /// <summary>The page's address, its dossiers found or made.</summary>
    public async Task<string> AddressAsync(PageRow row)
    {
        var address = row.Address;
        while (address.IndexOf('{', StringComparison.Ordinal) is >= 0 and var from)
        {
            var to = address.IndexOf('}', from);
            address = address[..from] + await PlaceAsync(address[(from + 1)..to]) + address[(to + 1)..];
        }
        return address;
    }

    private async Task<string> PlaceAsync(string name)
    {
        if (_places.TryGetValue(name, out var known))
            return known;
        if (name is "asked" or "refused" or "line:ToAccept")
            await FileAsync();
        var page = await BrowserAsync(new PageRow("", name == "mine" ? "na-sang.office.head" : AtCounter, "", false, false, true));
        try
        {
            return _places[name] = name switch
            {
                "asked" => await AskedAsync(page, "supplement"),
                "refused" => await AskedAsync(page, "refuse"),
                "scanned" => await ScannedAsync(page),
                "mine" => await FirstAsync(page, "/office", "/office/dossiers/"),
                _ => await FirstAsync(page, $"/counter?line={name.Split(':')[1]}", Dossiers),
            };
        }
        finally
        {
            await page.Context.CloseAsync();
        }
    }

    private static async Task<string> FirstAsync(IPage page, string list, string prefix)
    {
        await page.GotoAsync(list);
        return (await page.Locator($"main a[href*='{prefix}']").First.GetAttributeAsync("href"))!.Split('?', '#')[0];
    }

    /// <summary>Hands something in at the kiosk, so that the counter has it in its queue.</summary>
    private async Task FileAsync()
    {
        var page = await BrowserAsync(new PageRow("", "kiosk", "", false, false, true));
        await page.GotoAsync("/kiosk");
        await WalkKioskAsync(page, "/kiosk/receipt");
        await page.Context.CloseAsync();
    }

    // The counter asks for what is missing, or does not receive: as an officer would, on the last dossier of the queue.
    private static async Task<string> AskedAsync(IPage page, string act)
    {
        await page.GotoAsync("/counter?line=ToAccept");
        var dossier = (await page.Locator($"main a[href*='{Dossiers}']").Last.GetAttributeAsync("href"))!.Split('?', '#')[0];
        await page.GotoAsync(dossier);
        var (handler, reason) = act == "refuse" ? ("Refuse", "RefuseReason") : ("Supplement", "SupplementReason");
        var form = page.Locator($"form[action*='{handler}']").Filter(new() { Has = page.Locator($"[name={reason}]") });
        await page.Locator("details").Filter(new() { Has = page.Locator($"[name={reason}]") }).Locator("summary").ClickAsync();
        if (act != "refuse")
        {
            await form.Locator("[name=Asked]").First.CheckAsync();
            await form.Locator("input.govuk-input").First.FillAsync("Bản chính còn thiếu trang hai");
        }
        await form.Locator($"[name={reason}]").FillAsync("Giấy tờ nộp chưa đủ theo quy định của thủ tục này.");
        await form.Locator("button[type=submit]").Last.ClickAsync();
        await page.WaitForLoadStateAsync();
        return dossier;
    }

    private async Task<string> ScannedAsync(IPage page)
    {
        await page.GotoAsync(await FirstAsync(page, "/counter?line=ToAccept", Dossiers) + "/receipt");
        var picture = Path.Combine(stage.DataFolder, "receipt.png");
        await page.Locator("main svg").First.ScreenshotAsync(new() { Path = picture });
        using var reader = Process.Start(new ProcessStartInfo("zbarimg", ["--quiet", "--raw", picture]) { RedirectStandardOutput = true })!;
        return new Uri((await reader.StandardOutput.ReadToEndAsync()).Trim()).AbsolutePath;
    }

    private async Task<string> SignedInAsync(string signIn)
    {
        if (_signedIn.TryGetValue(signIn, out var state))
            return state;
        var page = await stage.SignedInAsync(signIn);
        state = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        return _signedIn[signIn] = state;
    }

    /// <summary>Does what each page of the kiosk asks until it shows the one looked for.</summary>
    private static async Task WalkKioskAsync(IPage page, string until)
    {
        for (var pages = 0; pages < 15; pages++)
        {
            var path = new Uri(page.Url).AbsolutePath;
            if (path == until)
                return;
            switch (path)
            {
                case "/kiosk":
                    await page.ClickAsync($"button[name=Act][value={(until == "/kiosk/track" ? "track" : "begin")}]");
                    break;
                case "/kiosk/card":
                    await page.FillAsync("[name=Card]", Card);
                    await page.PressAsync("[name=Card]", "Enter");
                    break;
                case "/kiosk/confirm":
                    await page.ClickAsync("button[name=Act][value=yes]");
                    break;
                case "/kiosk/phone":
                    await page.ClickAsync("button[name=Act][value=skip]");
                    break;
                case "/kiosk/procedure" when await page.Locator("button[name=Code]").CountAsync() == 0:
                    await page.FillAsync("[name=Words]", "khai sinh");
                    await page.PressAsync("[name=Words]", "Enter");
                    break;
                case "/kiosk/procedure":
                    await page.ClickAsync("button[name=Code][value='1.001193']");
                    break;
                case "/kiosk/case":
                    await page.Locator("button[name=Case]").First.ClickAsync();
                    break;
                case "/kiosk/answer":
                    await page.ClickAsync(until == "/kiosk/list" ? "a[href='/kiosk/list']" : "a[href='/kiosk/papers']");
                    break;
                case "/kiosk/papers":
                    await page.Locator("button[name=Act][value=next]").ClickAsync();
                    break;
                case "/kiosk/hand-in":
                    await page.ClickAsync("main form button.govuk-button:not(.govuk-button--secondary)");
                    break;
                default:
                    throw new InvalidOperationException($"The kiosk shows {path} on the way to {until}:\n{await page.InnerTextAsync("body")}");
            }
            await page.WaitForLoadStateAsync();
        }
        throw new InvalidOperationException($"The kiosk never came to {until}; it shows {page.Url}.");
    }
}
