using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Tests.Stores;
using MotCua.Web.Access;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web;

/// <summary>The safety headers are on every answer of the real program: each route of the access table by each of its methods, and what goes wrong.</summary>
public sealed class AnswerHeadersTests(Towns towns) : IClassFixture<Towns>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_answers_with_the_safety_headers_whoever_asks()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var faults = new List<string>();
        foreach (var client in new[] { town.Anyone(), await town.As(Town.AtCounter), town.ByOfficerKey() })
            foreach (var (route, method) in AccessTable.Load().Routes)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), AddressOf(route));
                if (method == "POST")
                    request.Content = new FormUrlEncodedContent([new("x", "y")]);
                using var answer = await client.SendAsync(request, Cancel);
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{method} {route}");
                faults.AddRange(Missing(answer).Select(header => $"{method} {route} ({(int)answer.StatusCode}): {header}"));
            }
        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/api/v1/nowhere", 404)]
    [InlineData("PUT", "/portal", 405)]
    [InlineData("POST", "/portal/track", 400)]
    [InlineData("GET", "/office", 302)]
    [InlineData("GET", "/dist/app.css", 200)]
    [InlineData("GET", "/js/once.js", 200)]
    [InlineData("GET", "/dist/nothing.css", 404)]
    [InlineData("HEAD", "/portal", 200)]
    [InlineData("GET", "/healthz", 200)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    public async Task What_goes_wrong_and_what_is_no_page_carries_them_too(string method, string address, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await (await towns.On(StoreKind.Sqlite)).Anyone().SendAsync(request, Cancel);

        ((int)answer.StatusCode).ShouldBe(status);
        Missing(answer).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_answered_with_them()
    {
        var town = await towns.On(StoreKind.Sqlite);
        using var client = new System.Net.Sockets.TcpClient(town.Address.Host, town.Address.Port);
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(
            $"POST /portal/track HTTP/1.1\r\nHost: {town.Address.Authority}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 999999999\r\n\r\n"), Cancel);
        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync(Cancel);

        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain("Content-Security-Policy: default-src 'none'");
        answer.ShouldContain("X-Content-Type-Options: nosniff");
    }

    [Fact]
    public async Task Who_asks_too_often_is_answered_with_them()
    {
        // A town of its own: who is refused here must not be refused elsewhere.
        await using var town = await Town.StartAsync(StoreKind.Sqlite, services => services.AddSingleton(new MotCua.Web.Api.ApiLimits { PublicReadsPerMinute = 3 }));
        var client = town.Anyone();
        for (var tries = 0; tries < 10; tries++)
        {
            using var answer = await client.GetAsync(new Uri("/api/v1/procedures?q=khai", UriKind.Relative), Cancel);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
                continue;
            Missing(answer).ShouldBeEmpty();
            return;
        }
        Assert.Fail("Nobody was ever refused.");
    }

    [Fact]
    public async Task A_fault_of_ours_is_answered_with_them()
    {
        await using var host = await FaceHost.StartAsync();
        using var answer = await host.Client().GetAsync(new Uri("/boom", UriKind.Relative), Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        Missing(answer).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("https", true)]
    public async Task Behind_a_proxy_with_TLS_the_browser_is_told_to_stay_there_and_cookies_are_secure(string? scheme, bool told)
    {
        var client = (await towns.On(StoreKind.Sqlite)).Anyone();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/portal?lang=en");
        if (scheme is not null)
            request.Headers.Add("X-Forwarded-Proto", scheme);
        using var answer = await client.SendAsync(request, Cancel);

        answer.Headers.Contains("Strict-Transport-Security").ShouldBe(told);
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase) == told);
    }

    [Fact]
    public void A_missing_header_is_found()
    {
        using var bare = new HttpResponseMessage();
        Missing(bare).Count().ShouldBe(8);
        bare.Headers.Add("Content-Security-Policy", "default-src 'self' 'unsafe-inline'");
        Missing(bare).ShouldContain("Content-Security-Policy");
    }

    private static IEnumerable<string> Missing(HttpResponseMessage answer)
    {
        if (answer.Headers.CacheControl is null)
            yield return "Cache-Control";
        foreach (var (name, right) in new (string, Func<string, bool>)[]
        {
            // An upload's own policy is stricter still.
            ("Content-Security-Policy", policy => policy.StartsWith("default-src 'none'", StringComparison.Ordinal) && !policy.Contains("unsafe", StringComparison.Ordinal)),
            ("X-Content-Type-Options", value => value == "nosniff"),
            ("X-Frame-Options", value => value == "DENY"),
            ("Referrer-Policy", value => value is "same-origin" or "no-referrer"),
            ("Permissions-Policy", value => value.Contains("camera=()", StringComparison.Ordinal)),
            ("Cross-Origin-Opener-Policy", value => value == "same-origin"),
            ("Cross-Origin-Resource-Policy", value => value == "same-origin"),
        })
            if (!answer.Headers.TryGetValues(name, out var values) || !values.All(right))
                yield return name;
    }

    private static string AddressOf(string route) => route.Replace("{code}", "1.001193", StringComparison.Ordinal)
        .Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{reference}", "ZZZZZZZZ", StringComparison.Ordinal)
        .Replace("{token}", "0", StringComparison.Ordinal).Replace("{file}", $"{Guid.Empty}", StringComparison.Ordinal).Replace("{id}", $"{Guid.Empty}", StringComparison.Ordinal);
}
