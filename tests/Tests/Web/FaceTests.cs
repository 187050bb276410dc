using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MotCua.Web.Protection;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web;

public sealed partial class FaceTests : IAsyncLifetime
{
    private FaceHost _host = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await FaceHost.StartAsync(o => o.UnitName = "UBND xã Na Sang");
        _client = _host.Client();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Home_offers_the_five_doors_the_citizens_first()
    {
        var page = await PageAsync("/");

        page.QuerySelectorAll(".doors a").Select(a => a.GetAttribute("href")).ShouldBe(["/portal", "/kiosk", "/counter", "/office", "/oversight"]);
        page.DocumentElement.GetAttribute("lang").ShouldBe("vi");
        page.QuerySelector(".top__unit")!.TextContent.ShouldBe("UBND xã Na Sang");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/help")]
    [InlineData("/kiosk/help?from=/kiosk/card")]
    [InlineData("/nowhere")]
    [InlineData("/boom")]
    [InlineData("/kiosk/status/503")]
    public async Task Every_page_speaks_both_languages_without_a_missing_word(string address)
    {
        foreach (var (language, skip) in new[] { ("vi", "Đến nội dung chính"), ("en", "Skip to main content") })
        {
            var page = await PageAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");

            page.DocumentElement.GetAttribute("lang").ShouldBe(language);
            page.DocumentElement.OuterHtml.ShouldNotContain("⟦");
            page.Title.ShouldNotBeNullOrWhiteSpace();
            if (page.QuerySelector(".govuk-skip-link") is { } link)
                link.TextContent.ShouldBe(skip);
            page.QuerySelectorAll("h1").Length.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_chosen_language_is_remembered_and_the_switch_keeps_the_page()
    {
        var answer = await _client.GetAsync("/help?lang=en", Cancel);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("lang=en", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/kiosk/help");
        request.Headers.Add("Cookie", "lang=en");
        var page = await ParseAsync(await _client.SendAsync(request, Cancel));

        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.QuerySelector(".langs a")!.GetAttribute("href").ShouldBe("/kiosk/help?lang=vi");
    }

    [Fact]
    public async Task An_unknown_language_is_Vietnamese() =>
        (await PageAsync("/?lang=xx")).DocumentElement.GetAttribute("lang").ShouldBe("vi");

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/boom")]
    [InlineData("/api/status/404")]
    [InlineData("/favicon.svg")]
    public async Task Every_answer_carries_the_safety_headers(string address)
    {
        var answer = await _client.GetAsync(address, Cancel);

        answer.Headers.GetValues("Content-Security-Policy").ShouldBe([SecurityHeaders.ContentPolicy]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        answer.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
        answer.Headers.Contains("Permissions-Policy").ShouldBeTrue();
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("plain http must not promise https");
        if (address != "/favicon.svg")
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Over_https_the_browser_is_told_to_stay_there() =>
        (await _host.Client("https").GetAsync("/", Cancel)).Headers.Contains("Strict-Transport-Security").ShouldBeTrue();

    [Theory]
    [InlineData("/")]
    [InlineData("/help")]
    [InlineData("/kiosk/help")]
    [InlineData("/nowhere")]
    public async Task No_page_has_script_or_style_in_its_text(string address) =>
        Inline(await (await _client.GetAsync(address, Cancel)).Content.ReadAsStringAsync(Cancel)).ShouldBeEmpty();

    [Theory]
    [InlineData("<script>go()</script>")]
    [InlineData("<style>p{}</style>")]
    [InlineData("<p style='color:red'>")]
    [InlineData("<button onclick='go()'>")]
    public void The_search_for_inline_script_and_style_finds_a_planted_one(string planted) => Inline(planted).ShouldNotBeEmpty();

    [Theory]
    [InlineData("/status/400", 400)]
    [InlineData("/status/403", 403)]
    [InlineData("/nowhere", 404)]
    [InlineData("/status/413", 413)]
    [InlineData("/status/429", 429)]
    [InlineData("/boom", 500)]
    [InlineData("/status/503", 503)]
    public async Task An_error_keeps_its_status_and_says_what_to_do_next_with_a_reference(string address, int status)
    {
        var answer = await _client.GetAsync(address, Cancel);
        var page = await ParseAsync(answer);

        ((int)answer.StatusCode).ShouldBe(status);
        page.QuerySelector(".reference")!.TextContent.ShouldMatch("^[0-9A-F]{8}$");
        page.QuerySelectorAll(".mishap p").Length.ShouldBe(3);
        page.DocumentElement.OuterHtml.ShouldNotContain("planted");
    }

    [Fact]
    public async Task A_kiosk_stays_a_kiosk_when_something_fails() =>
        (await PageAsync("/kiosk/status/503")).Body!.ClassName.ShouldBe("kiosk");

    [Fact]
    public async Task The_api_answers_its_errors_itself()
    {
        var answer = await _client.GetAsync("/api/status/404", Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_session_that_ended_while_typing_keeps_what_was_typed_and_offers_to_send_it_again()
    {
        var page = await ParseAsync(await PostWithoutTokenAsync("same-origin", ("Applicant", "Lò Thị Ể"), ("__RequestVerificationToken", "old")));

        page.QuerySelector("form[method=post]")!.GetAttribute("action").ShouldBe("/help");
        page.QuerySelector("input[name=Applicant]")!.GetAttribute("value").ShouldBe("Lò Thị Ể");
        page.QuerySelectorAll("input[name=__RequestVerificationToken]").Single().GetAttribute("value").ShouldNotBe("old");
    }

    [Fact]
    public async Task Another_site_gets_no_form_to_send_in_a_persons_name()
    {
        var answer = await PostWithoutTokenAsync("cross-site", ("Applicant", "Lò Thị Ể"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ParseAsync(answer)).QuerySelector("input[name=Applicant]").ShouldBeNull();
    }

    [Fact]
    public async Task A_password_is_never_written_into_a_page()
    {
        var answer = await PostWithoutTokenAsync("same-origin", ("User", "an"), ("Password", "hoa-ban-trang"));

        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldNotContain("hoa-ban-trang");
    }

    [Theory]
    [InlineData("//evil.example/kiosk")]
    [InlineData("https://evil.example/")]
    [InlineData("/office")]
    public async Task Help_at_the_kiosk_leads_back_to_the_kiosk_only(string from) =>
        (await PageAsync("/kiosk/help?from=" + Uri.EscapeDataString(from))).QuerySelector("main .govuk-button")!.GetAttribute("href").ShouldBe("/kiosk");

    [Fact]
    public async Task A_rehearsal_is_marked_on_every_page_and_a_live_office_is_not()
    {
        (await PageAsync("/")).QuerySelector(".rehearsal strong")!.TextContent.ShouldBe("Diễn tập");

        await using var live = await FaceHost.StartAsync(o => o.Space = "live");
        (await ParseAsync(await live.Client().GetAsync("/", Cancel))).QuerySelector(".rehearsal").ShouldBeNull();
    }

    [Fact]
    public async Task Letters_never_hold_up_the_text()
    {
        (await PageAsync("/")).QuerySelectorAll("link[rel=preload]").ShouldBeEmpty();

        var sheet = await (await _client.GetAsync("/dist/app.css", Cancel)).Content.ReadAsStringAsync(Cancel);
        Face().Count(sheet).ShouldBe(6);
        Swapped().Count(sheet).ShouldBe(6);
    }

    private async Task<HttpResponseMessage> PostWithoutTokenAsync(string site, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/help")
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await _client.SendAsync(request, Cancel);
    }

    private async Task<IDocument> PageAsync(string address) => await ParseAsync(await _client.GetAsync(address, Cancel));

    private static async Task<IDocument> ParseAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel);

    private static IEnumerable<string> Inline(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        return [.. page.All
            .Where(e => e.LocalName == "style" || (e.LocalName == "script" && !e.HasAttribute("src"))
                || e.Attributes.Any(a => a.Name == "style" || a.Name.StartsWith("on", StringComparison.Ordinal)))
            .Select(e => e.OuterHtml)];
    }

    [GeneratedRegex("@font-face")]
    private static partial Regex Face();

    [GeneratedRegex(@"@font-face\{[^}]*font-display:swap[^}]*\.woff2")]
    private static partial Regex Swapped();
}
