using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace MotCua.EndToEnd;

/// <summary>The main job in a real browser: from the ID card at the kiosk to the returned result, each step by its own officer.</summary>
public abstract class MainJob(Stage stage)
{
    private const string Card = "011090999991||NGUYỄN VĂN THỬ NGHIỆM|15011990|Nam|Tổ 1, Xã Na Sang, Tỉnh Điện Biên|15012025";

    private static readonly string[] s_office =
        ["na-sang.office.head", "na-sang.office.specialist.1", "na-sang.culture.head", "na-sang.culture.specialist.1", "na-sang.chair", "na-sang.clerk"];

    [Theory]
    [InlineData("khai sinhh", "1.001193", true)]
    [InlineData("photo cong chung giay to", "2.000815", false)]
    public async Task A_citizen_hands_in_with_the_card_and_collects_the_result(string words, string procedure, bool script)
    {
        var (reference, code) = await HandInAtKioskAsync(words, procedure, script);

        var counter = await stage.SignedInAsync("na-sang.one-stop.1");
        var dossier = await AcceptAsync(counter, reference);
        await counter.ClickAsync("form[action*=HandOver] button[type=submit]");

        await WalkThroughOfficeAsync(dossier);

        await counter.GotoAsync($"/counter/dossiers/{dossier}");
        await counter.CheckAsync("[name=CitizenIdentified]");
        await counter.ClickAsync("form[action*=Return] button[type=submit]");

        var citizen = await stage.BrowserAsync(360, 800);
        await TrackAsync(citizen, reference, code);
        var answer = await citizen.InnerTextAsync("main");
        answer.ShouldContain("Kết quả đã trao cho ông/bà");
        answer.ShouldNotContain("THỬ NGHIỆM");
        answer.ShouldNotContain("011090999991");

        var verified = await stage.RunAsync("verify");
        verified.Code.ShouldBe(0, verified.Error);
    }

    [Fact]
    public async Task A_wrong_code_and_a_missing_number_get_the_same_answer()
    {
        var (reference, _) = await HandInAtKioskAsync("khai sinh", "1.001193", script: true);
        var citizen = await stage.BrowserAsync();

        await TrackAsync(citizen, reference, "0000000000000");
        var wrong = await citizen.InnerTextAsync("main");
        await TrackAsync(citizen, "ZZZZZZZZ", "0000000000000");
        var missing = await citizen.InnerTextAsync("main");

        wrong.ShouldBe(missing);
    }

    [Fact]
    public async Task The_QR_on_the_receipt_opens_the_dossier_without_typing()
    {
        await HandInAtKioskAsync("khai sinh", "1.001193", script: true, async receipt =>
        {
            var picture = Path.Combine(stage.DataFolder, "receipt.png");
            await receipt.Locator(".receipt__side svg").ScreenshotAsync(new LocatorScreenshotOptions { Path = picture });
            using var reader = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo("zbarimg", ["--quiet", "--raw", picture]) { RedirectStandardOutput = true })!;
            var link = (await reader.StandardOutput.ReadToEndAsync()).Trim();
            link.ShouldStartWith($"{stage.Url}/t/");

            var citizen = await stage.BrowserAsync(360, 800);
            (await citizen.GotoAsync(link))!.Status.ShouldBe(200);
            (await citizen.InnerTextAsync("main")).ShouldContain("khai sinh");
            (await citizen.GotoAsync(link[..^1] + (link[^1] == '0' ? '1' : '0')))!.Status.ShouldBe(404);
        });
    }

    [Fact]
    public async Task Who_does_not_hold_the_post_is_shown_who_does_and_cannot_act()
    {
        var (reference, _) = await HandInAtKioskAsync("khai sinh", "1.001193", script: true);
        var counter = await stage.SignedInAsync("na-sang.one-stop.1");
        var dossier = await AcceptAsync(counter, reference);
        await counter.ClickAsync("form[action*=HandOver] button[type=submit]");

        var clerk = await stage.SignedInAsync("na-sang.clerk");
        await clerk.GotoAsync($"/office/dossiers/{dossier}");
        (await clerk.Locator("#act form").CountAsync()).ShouldBe(0);

        var stranger = await stage.SignedInAsync("muong-thanh.one-stop.1");
        var answer = await stranger.GotoAsync($"/counter/dossiers/{dossier}");
        answer!.Status.ShouldBe(404);
    }

    /// <summary>Follows whatever page the kiosk shows, as a citizen would, until the receipt.</summary>
    private async Task<(string Reference, string Code)> HandInAtKioskAsync(
        string words, string procedure, bool script, Func<IPage, Task>? atReceipt = null)
    {
        var kiosk = await stage.BrowserAsync(1080, 1920, script: script);
        await new KioskWalk(kiosk, Card)
        {
            Words = words, Procedure = procedure,
            At = async path =>
            {
                kiosk.Url.ShouldNotContain("011090999991");
                if (path == "/kiosk/confirm")
                    (await kiosk.InnerTextAsync("main")).ShouldContain("011*****9991");
            },
        }.ToAsync("/kiosk/receipt");
        if (atReceipt is not null)
            await atReceipt(kiosk);
        return ((await kiosk.InnerTextAsync(".receipt__number")).Trim(), (await kiosk.InnerTextAsync(".receipt__code")).Trim());
    }

    /// <summary>Ticks every paper and accepts; returns the dossier's id.</summary>
    private static async Task<string> AcceptAsync(IPage counter, string reference)
    {
        await counter.GotoAsync($"/counter?q={Uri.EscapeDataString(reference)}");
        if (!counter.Url.Contains("/counter/dossiers/", StringComparison.Ordinal))
            await counter.Locator("a[href*='/counter/dossiers/']").First.ClickAsync();
        var dossier = new Uri(counter.Url).Segments[3].TrimEnd('/');
        foreach (var had in await counter.Locator("input[type=radio][value=Had]").AllAsync())
            await had.CheckAsync();
        await counter.ClickAsync("button[formaction*=Accept]");
        await counter.WaitForURLAsync("**/form01**");
        (await counter.InnerTextAsync("main")).ShouldMatch(@"H18\.\d{3}-\d{6}-\d{4}");
        await counter.GotoAsync($"/counter/dossiers/{dossier}");
        return dossier;
    }

    /// <summary>Lets each officer do the step that is theirs, until the result waits at the counter.</summary>
    private async Task WalkThroughOfficeAsync(string dossier)
    {
        var desks = new List<IPage>();
        foreach (var signIn in s_office)
            desks.Add(await stage.SignedInAsync(signIn));
        for (var round = 0; round < 12; round++)
        {
            var acted = false;
            foreach (var desk in desks)
            {
                await desk.GotoAsync($"/office/dossiers/{dossier}");
                var form = desk.Locator("#act > form");
                if (await form.CountAsync() == 0)
                    continue;
                if (await form.Locator("[name=Post]").CountAsync() > 0)
                    await form.Locator("[name=Post]").First.CheckAsync();
                if (await form.Locator("textarea[name=Note]").CountAsync() > 0)
                    await form.Locator("textarea[name=Note]").FillAsync("Hồ sơ đủ điều kiện, đề nghị giải quyết.");
                await form.Locator("button[type=submit]").ClickAsync();
                (await desk.Locator(".govuk-error-summary").CountAsync()).ShouldBe(0, await desk.InnerTextAsync("main"));
                acted = true;
            }
            if (!acted)
                return;
        }
        throw new InvalidOperationException("The dossier never left the office.");
    }

    private static async Task TrackAsync(IPage page, string reference, string code)
    {
        await page.GotoAsync("/portal/track");
        await page.FillAsync("[name=Reference]", reference);
        await page.FillAsync("[name=Code]", code);
        await page.PressAsync("[name=Code]", "Enter");
        await page.WaitForLoadStateAsync();
    }
}

public sealed class MainJobOnSqlite(SqliteStage stage) : MainJob(stage), IClassFixture<SqliteStage>;

public sealed class MainJobOnPostgres(PostgresStage stage) : MainJob(stage), IClassFixture<PostgresStage>;
