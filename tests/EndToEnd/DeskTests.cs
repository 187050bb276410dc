using System.Diagnostics;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace MotCua.EndToEnd;

/// <summary>The desk as an officer uses it all day: by keyboard alone, and a citizen served within a minute.</summary>
public sealed class DeskTests(SqliteStage stage) : IClassFixture<SqliteStage>
{
    private const string Card = "011186012349||LÒ THỊ THỬ|14081986|Nữ|Tổ 3, Xã Na Sang, Tỉnh Điện Biên|02062021";

    // A clerk's typing, a scanner's "typing", and the look at a page before the hand moves, in milliseconds.
    private const float TypingPause = 120, ScannerPause = 3;
    private const int Look = 1500;

    [Fact]
    public async Task A_citizen_at_the_counter_is_served_within_a_minute_by_keyboard_alone()
    {
        var page = await stage.SignedInAsync("na-sang.one-stop.1", 1366, 768);
        await GoAsync(page, "/counter");
        var served = Stopwatch.StartNew();

        await AltAsync(page, '2', "**/counter/new");
        await Task.Delay(Look, TestContext.Current.CancellationToken);
        await page.Keyboard.TypeAsync(Card, new KeyboardTypeOptions { Delay = ScannerPause });
        await EnterAsync(page);
        (await page.InputValueAsync("#FullName")).ShouldBe("LÒ THỊ THỬ");
        await Task.Delay(Look, TestContext.Current.CancellationToken);
        await TabToAsync(page, "#Seek");
        await page.Keyboard.TypeAsync("chung thuc ban sao", new KeyboardTypeOptions { Delay = TypingPause });
        await EnterAsync(page);
        await Task.Delay(Look, TestContext.Current.CancellationToken);
        await TabToAsync(page, "button[name=Pick][value='2.000815']");
        await EnterAsync(page);
        await Task.Delay(Look, TestContext.Current.CancellationToken);
        await AltAsync(page, 't', "**/counter/dossiers/*");
        await Task.Delay(Look, TestContext.Current.CancellationToken);
        await AltAsync(page, 'a');
        await Task.Delay(Look, TestContext.Current.CancellationToken);
        await AltAsync(page, 't', "**/form01**");

        (await page.InnerTextAsync("main")).ShouldMatch(@"H18\.\d{3}-\d{6}-\d{4}");
        served.Stop();
        TestContext.Current.SendDiagnosticMessage($"A citizen was served in {served.Elapsed.TotalSeconds:0.0} s.");
        served.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task The_days_work_of_counter_and_office_is_done_by_keyboard_alone()
    {
        var counter = await stage.SignedInAsync("na-sang.one-stop.1", 1366, 768);
        await GoAsync(counter, "/counter?line=ToHandOver");
        var before = await counter.Locator(".row").CountAsync();
        before.ShouldBeGreaterThan(1);
        // Down the list with arrows; the space bar ticks two lines; one press hands both over.
        await TabToAsync(counter, ".row a");
        await counter.Keyboard.PressAsync("Space");
        await counter.Keyboard.PressAsync("ArrowDown");
        await counter.Keyboard.PressAsync("Space");
        (await counter.Locator("[name=Picked]:checked").CountAsync()).ShouldBe(2);
        await counter.Keyboard.PressAsync("End");
        await TabToAsync(counter, ".chosen button");
        await counter.Keyboard.PressAsync("Enter");
        await counter.WaitForSelectorAsync(".counter-outcomes");
        (await counter.Locator(".counter-outcome--done").CountAsync()).ShouldBe(2);

        // A list of the office: first line, Enter, the words, Alt+T.
        var specialist = await stage.SignedInAsync("na-sang.office.specialist.1", 1366, 768);
        await GoAsync(specialist, "/office?Step=Appraise");
        await TabToAsync(specialist, ".job__code");
        await specialist.Keyboard.PressAsync("Enter");
        await specialist.WaitForURLAsync("**/office/dossiers/*");
        await TabToAsync(specialist, "[name=Note]");
        await specialist.Keyboard.TypeAsync("Hồ sơ đủ điều kiện.");
        await AltAsync(specialist, 't', "**/office/dossiers/*done=*");
        (await specialist.Locator(".just-done").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_being_typed_survives_a_browser_that_dies()
    {
        var counter = await stage.SignedInAsync("na-sang.one-stop.1");
        await GoAsync(counter, "/counter?line=ToAccept");
        await counter.Locator(".row a").First.ClickAsync();
        await counter.WaitForURLAsync("**/counter/dossiers/*");
        await counter.Locator("details.may summary[accesskey=x]").ClickAsync();
        await counter.FillAsync("[name=RefuseReason]", "Người dân mang nhầm bản chính của người khác");
        await counter.Locator("[data-unsent-state]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Visible });

        var again = await counter.Context.NewPageAsync();
        await again.GotoAsync(counter.Url);

        (await again.InputValueAsync("[name=RefuseReason]")).ShouldBe("Người dân mang nhầm bản chính của người khác");
        await again.ClickAsync("form.unsent button");
        (await again.Locator("form.unsent").CountAsync()).ShouldBe(0);
    }

    /// <summary>Enter, and the page that comes of it, even when it has the same address.</summary>
    private static async Task EnterAsync(IPage page)
    {
        await page.EvaluateAsync("document.documentElement.dataset.old = 'yes'");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("html:not([data-old]) main").WaitForAsync();
        await page.WaitForLoadStateAsync();
    }

    private static async Task GoAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Presses an access key as a keyboard does: the letter goes along with Alt, which the driver's own key presses leave out.</summary>
    private static async Task AltAsync(IPage page, char letter, string? to = null)
    {
        var there = to is null ? Task.CompletedTask : page.WaitForURLAsync(to);
        var keys = await page.Context.NewCDPSessionAsync(page);
        var code = (int)char.ToUpperInvariant(letter);
        foreach (var type in (string[])["keyDown", "keyUp"])
            await keys.SendAsync("Input.dispatchKeyEvent", new Dictionary<string, object>
            {
                ["type"] = type, ["modifiers"] = 1, ["key"] = $"{letter}", ["text"] = $"{letter}", ["unmodifiedText"] = $"{letter}",
                ["windowsVirtualKeyCode"] = code, ["code"] = char.IsDigit(letter) ? $"Digit{letter}" : $"Key{(char)code}",
            });
        await keys.DetachAsync();
        await there;
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Tab until the first element of the selector has the focus; a trap or a lost focus fails.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var tabs = 0; tabs < 80; tabs++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        throw new ShouldAssertException($"{selector} is not reached by the Tab key on {page.Url}");
    }
}
