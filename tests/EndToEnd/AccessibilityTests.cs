using MotCua.EndToEnd.Pages;
using Shouldly;
using Xunit;

namespace MotCua.EndToEnd;

/// <summary>A stage whose pages are walked through once for all tests of reading.</summary>
public sealed class WalkedStage() : Stage(postgres: false), IAsyncLifetime
{
    private Walk? _walk;

    public Walk Walk => _walk ??= new Walk(this);
}

/// <summary>
/// Every page of every door (<c>Pages/pages.csv</c>), in both languages, at 1280, 768 and 360 px. docs/accessibility.md says which criterion of
/// WCAG 2.2 each of these tests holds.
/// </summary>
public sealed class AccessibilityTests(WalkedStage stage) : IClassFixture<WalkedStage>
{
    [Fact]
    public void Every_page_is_on_the_list_or_says_why_not() =>
        PageList.Forgotten(File.ReadLines(Path.Combine(Copy.Root, "src", "Web", "Access", "access.csv")), PageList.All).ShouldBeEmpty();

    [Fact]
    public void A_page_that_is_not_on_the_list_is_found() =>
        PageList.Forgotten(["/,GET,Anyone", "/new,GET POST,Officer", "/api/v1/x,GET,Anyone"], PageList.Read(["/,citizen,/,"])).ShouldBe(["/new"]);

    [Fact]
    public Task Every_page_opens() => NothingFoundAsync("opens");

    [Fact]
    public Task Axe_finds_nothing() => NothingFoundAsync("axe");

    [Fact]
    public Task No_page_is_wider_than_its_window() => NothingFoundAsync("width");

    [Fact]
    public Task Every_page_has_its_title_one_heading_its_language_and_a_switch_that_stays() => NothingFoundAsync("frame");

    [Fact]
    public Task Titles_tell_pages_apart() => NothingFoundAsync("title");

    [Fact]
    public Task No_text_is_missing() => NothingFoundAsync("missing text");

    [Fact]
    public Task The_keyboard_reaches_everything_and_the_focus_is_seen_and_never_covered() => NothingFoundAsync("keyboard");

    [Fact]
    public Task At_200_percent_nothing_runs_off_the_side() => NothingFoundAsync("zoom");

    [Fact]
    public Task At_320_pixels_nothing_runs_off_the_side() => NothingFoundAsync("reflow");

    [Fact]
    public Task Wider_spacing_cuts_no_text() => NothingFoundAsync("spacing");

    [Fact]
    public Task Nothing_moves_for_who_asked_for_stillness() => NothingFoundAsync("motion");

    [Fact]
    public Task In_forced_colours_controls_keep_their_edges() => NothingFoundAsync("forced colours");

    [Fact]
    public Task Help_is_at_the_same_place_everywhere() => NothingFoundAsync("help");

    [Fact]
    public Task Passwords_may_be_pasted_and_filled() => NothingFoundAsync("paste");

    [Fact]
    public Task After_a_refusal_the_summary_has_the_focus() => NothingFoundAsync("summary");

    /// <summary>A check that finds nothing on a page made wrong for it would find nothing anywhere.</summary>
    [Theory]
    [InlineData("tooWide", "<main><p style='width:3000px'>x</p></main>", "too wide")]
    [InlineData("clipped", "<p style='width:40px;overflow:hidden;white-space:nowrap'>Đã tiếp nhận hồ sơ</p>", "cut off")]
    [InlineData("spread", "<p style='height:20px;line-height:20px;width:200px;overflow:hidden'>Đã tiếp nhận hồ sơ rồi đấy</p>", "cut off")]
    [InlineData("bare", "<p>[!! Hồ sơ !!] received</p>", "not in the catalogue")]
    [InlineData("bare", "<img alt='Cửa'>", "alt of")]
    [InlineData("missingText", "<p>⟦no.such⟧</p>", "no text for")]
    [InlineData("frame", "<main><h1>a</h1><h1>b</h1></main>", "2 h1")]
    [InlineData("help", "<main><a href='/help'>help</a></main>", "0 links to help")]
    [InlineData("summary", "<div class='govuk-error-summary' tabindex='-1'>!</div>", "the focus is on")]
    [InlineData("moving", "<style>@keyframes k{to{left:9px}}</style><p style='animation:k 9s infinite'>x</p>", "moves")]
    [InlineData("edgeless", "<button style='border:0'>x</button>", "no edge")]
    [InlineData("paste", "<input type='password' autocomplete='off'>", "no autocomplete")]
    public async Task Each_check_finds_the_fault_it_is_there_for(string check, string html, string fault)
    {
        var page = await stage.BrowserAsync();
        await page.SetContentAsync($"<!DOCTYPE html><html lang='qps'><body>{html}</body></html>");
        (await new Exam(page, "planted").AskAsync(check)).ShouldContain(found => found.Contains(fault, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("<a href='#' style='outline:0'>x</a>", "focus cannot be seen")]
    [InlineData("<div style='position:fixed;inset:0;z-index:9;background:#fff'></div><a href='#'>x</a>", "focus is hidden")]
    [InlineData("<a href='#' id='a'>x</a><button>y</button><script>document.getElementById('a').addEventListener('keydown',e=>e.key==='Tab'&&e.preventDefault())</script>", "does not reach")]
    [InlineData("<a href='#'>x</a><a class='govuk-skip-link' href='#m'>skip</a>", "not the skip link")]
    public async Task The_keyboard_walk_finds_what_it_is_there_for(string html, string fault)
    {
        var page = await stage.BrowserAsync();
        await page.SetContentAsync($"<!DOCTYPE html><html lang='vi'><body>{html}</body></html>");
        var exam = new Exam(page, "planted");
        await exam.KeyboardAsync();
        exam.Faults.ShouldContain(found => found.Contains(fault, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Axe_finds_a_planted_fault()
    {
        var page = await stage.BrowserAsync();
        await page.SetContentAsync("<!DOCTYPE html><html lang='vi'><title>x</title><body><main><h1>x</h1><input><p style='color:#ddd'>Hồ sơ đã nhận</p></main></body></html>");
        var exam = new Exam(page, "planted");
        await exam.AxeAsync("");
        exam.Faults.ShouldContain(found => found.Contains("label", StringComparison.Ordinal));
        exam.Faults.ShouldContain(found => found.Contains("color-contrast", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    private async Task NothingFoundAsync(string check) => (await stage.Walk.FaultsAsync(check)).ShouldBeEmpty();
}
