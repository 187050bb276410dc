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

        await page.Keyboard.PressAsync("Alt+2");
        await page.WaitForURLAsync("**/counter/new");
        await Task.Delay(Look);
        await page.Keyboard.TypeAsync(Card, new KeyboardTypeOptions { Delay = ScannerPause });
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
        (await page.InputValueAsync("#FullName")).ShouldBe("LÒ THỊ THỬ");
        await Task.Delay(Look);
        await TabToAsync(page, "#Seek");
        await page.Keyboard.TypeAsync("chung thuc ban sao", new KeyboardTypeOptions { Delay = TypingPause });
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
        await Task.Delay(Look);
        await TabToAsync(page, "button[name=Pick][value='2.000815']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
        await Task.Delay(Look);
        await PressAsync(page, "Alt+T", "**/counter/dossiers/*");
        await Task.Delay(Look);
        await page.Keyboard.PressAsync("Alt+A");
        await Task.Delay(Look);
        await PressAsync(page, "Alt+T", "**/form01**");

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
        var head = await stage.SignedInAsync("na-sang.office.head", 1366, 768);
        await GoAsync(head, "/office?Step=Assign");
        await TabToAsync(head, ".job__code");
        await head.Keyboard.PressAsync("Enter");
        await head.WaitForURLAsync("**/office/dossiers/*");
        await TabToAsync(head, "[name=Post]");
        await head.Keyboard.PressAsync("Space");
        await PressAsync(head, "Alt+T", "**/office/dossiers/*done=*");
        (await head.Locator(".just-done").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_being_typed_survives_a_browser_that_dies()
    {
        var counter = await stage.SignedInAsync("na-sang.one-stop.1");
        await GoAsync(counter, "/counter?line=ToAccept");
        await counter.Locator(".row a").First.ClickAsync();
        await counter.WaitForURLAsync("**/counter/dossiers/*");
        await counter.Locator("details.may summary").Last.ClickAsync();
        await counter.FillAsync("[name=RefuseReason]", "Người dân mang nhầm bản chính của người khác");
        await counter.Locator("[data-unsent-state]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Visible });

        var again = await counter.Context.NewPageAsync();
        await again.GotoAsync(counter.Url);

        (await again.InputValueAsync("[name=RefuseReason]")).ShouldBe("Người dân mang nhầm bản chính của người khác");
        await again.ClickAsync("form.unsent button");
        (await again.Locator("form.unsent").CountAsync()).ShouldBe(0);
    }

    private static async Task GoAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.WaitForLoadStateAsync();
    }

    private static async Task PressAsync(IPage page, string keys, string to)
    {
        var there = page.WaitForURLAsync(to);
        await page.Keyboard.PressAsync(keys);
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
