using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;
using MotCua.Modules.Platform.Housekeeping;
using MotCua.Modules.Procedures;
using MotCua.Tests.Stores;
using MotCua.Tests.Web.Api;
using MotCua.Web;
using MotCua.Web.Api;
using MotCua.Web.Protection;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Portal;

/// <summary>What the answer page says, and what it gives nobody.</summary>
public sealed class TrackingTests(Towns towns) : IClassFixture<Towns>
{
    private const string WrongCode = "0000000000000";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answer_is_a_sentence_with_place_work_and_day_and_what_to_do_next()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var id = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        await town.WalkToAsync(id, StepKind.Sign);
        var step = (await town.CurrentAsync(id)).ShouldNotBeNull();
        var office = (await town.ReadAsync(db => db.Set<Modules.Organisation.Office>().AsNoTracking().SingleAsync(row => row.Id == step.Office))).Name;

        var page = await OpenAsync(town, id);

        var due = (await town.DossierAsync(id)).DueAt!.Value.LegalDay();
        page.QuerySelector("h1")!.TextContent.ShouldBe($"Hồ sơ của ông/bà đang ở {office}, chờ lãnh đạo ký, hẹn trả {due:dd/MM}.");
        page.QuerySelector(".holder__since").ShouldNotBeNull();
        page.QuerySelector(".next")!.TextContent.ShouldContain("không phải làm gì");
    }

    [Theory]
    [InlineData(0, "đúng hẹn")]
    [InlineData(20, "trễ so với ngày hẹn")]
    public async Task After_the_return_it_says_plainly_whether_the_promise_was_kept(int daysLater, string says)
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var id = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        town.Clock.Now += TimeSpan.FromDays(daysLater);
        await town.WalkToAsync(id, StepKind.Return);
        var waiting = await OpenAsync(town, id);
        waiting.QuerySelector("h1")!.TextContent.ShouldContain("đã có kết quả");
        waiting.QuerySelector(".next")!.TextContent.ShouldContain("Quầy mở cửa gần nhất");
        await town.WalkToAsync(id, null);

        var page = await OpenAsync(town, id);

        page.QuerySelector(".tracked__kept")!.TextContent.ShouldContain(says);
        page.QuerySelector(".next")!.TextContent.ShouldContain("Không còn việc gì");
    }

    [Fact]
    public void Early_is_a_day_before_and_late_a_minute_after_the_promise()
    {
        var due = HeldClock.Moment("2026-08-14T09:30");
        Of(due.AddDays(-1)).ShouldBe(Timeliness.Early);
        Of(due.AddHours(-1)).ShouldBe(Timeliness.OnTime);
        Of(due).ShouldBe(Timeliness.OnTime);
        Of(due.AddMinutes(1)).ShouldBe(Timeliness.Late);
        Of(null).ShouldBeNull();

        Timeliness? Of(DateTimeOffset? done) => new Tracked("A", null, DossierState.Returned, "", "", "", null, due, null, null, due, null, null, 0, 0, done, done, [], default, "").Timeliness;
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_wrong_code_and_a_missing_number_cost_the_same_queries_and_answer_the_same_bytes(StoreKind store)
    {
        var town = await towns.On(store);
        var dossier = await town.DossierAsync(await town.GivenAcceptedAsync(Town.BirthRegistration));
        var anyone = town.Anyone();
        await anyone.SendAsync("/api/v1/tracking", new { reference = "YYYYYYYY", code = WrongCode });

        var (wrong, wrongSql) = await AskedAsync(dossier.Reference);
        var (missing, missingSql) = await AskedAsync("ZZZZZZZ0");
        var (right, rightSql) = await AskedAsync(dossier.Reference, Secrets(town).CodeOf(dossier.Id, 0));

        missing.ShouldBe(wrong);
        missingSql.ShouldBe(wrongSql);
        wrongSql.Count.ShouldBeGreaterThan(2);
        // The comparison can tell: a right answer differs in both.
        right.ShouldNotBe(wrong);
        rightSql.ShouldNotBe(wrongSql);

        async Task<(string Answer, List<string> Sql)> AskedAsync(string reference, string code = WrongCode)
        {
            using var log = new SqlLog(town.Options);
            using var answer = await anyone.SendAsync("/api/v1/tracking", new { reference, code });
            return ($"{(int)answer.StatusCode} {await answer.TextAsync()}", log.Commands);
        }
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Five_wrong_codes_lock_a_number_for_every_node_and_after_a_restart_until_the_hour_is_over(StoreKind store)
    {
        await using var town = await Town.StartAsync(store);
        var id = await town.FileAsync(Town.BirthRegistration);
        var dossier = await town.DossierAsync(id);
        for (var miss = 0; miss < 5; miss++)
            (await TrackAsync(town.Anyone(), dossier.Reference, WrongCode)).ShouldBe(HttpStatusCode.NotFound);

        await using var other = await OtherNodeAsync(town);
        using var there = new HttpClient { BaseAddress = new Uri(other.Urls.First()) };
        (await TrackAsync(there, dossier.Reference, Secrets(town).CodeOf(id, 0))).ShouldBe(HttpStatusCode.TooManyRequests);
        (await TrackAsync(there, dossier.Reference, Secrets(town).TokenOf(id, 0))).ShouldBe(HttpStatusCode.OK);
        (await TrackAsync(there, "ZZZZZZZZ", WrongCode)).ShouldBe(HttpStatusCode.NotFound);
        var kept = await town.ReadAsync(db => db.Misses.AsNoTracking().ToListAsync(Cancel));
        kept.ShouldAllBe(miss => !miss.Key.Contains(dossier.Reference, StringComparison.OrdinalIgnoreCase) && !miss.Key.Contains("127.0.0.1"));

        town.Clock.Now += TimeSpan.FromMinutes(61);
        (await TrackAsync(there, dossier.Reference, Secrets(town).CodeOf(id, 0))).ShouldBe(HttpStatusCode.OK);
        (await town.DoAsync((SweepHandler h, CancellationToken c) => h.HandleAsync(town.By(Town.AtCounter), c), town.By(Town.AtCounter))).Kept();
        (await town.ReadAsync(db => db.Misses.CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task A_made_up_forwarded_address_opens_no_new_count_and_a_configured_proxys_word_does()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite, Strict);
        for (var miss = 0; miss < 3; miss++)
            await TrackAsync(town.Anyone(), $"ZZZZZZZ{miss}", WrongCode, $"203.0.113.{miss}");
        (await TrackAsync(town.Anyone(), "ZZZZZZZ9", WrongCode, "203.0.113.9")).ShouldBe(HttpStatusCode.TooManyRequests);

        await using var behind = await OtherNodeAsync(town, "127.0.0.0/8, ::1", Strict);
        using var proxy = new HttpClient { BaseAddress = new Uri(behind.Urls.First()) };
        (await TrackAsync(proxy, "ZZZZZZZ9", WrongCode, "203.0.113.9")).ShouldBe(HttpStatusCode.NotFound);
        // A stranger's own claim in front of what our proxy wrote is not believed.
        for (var miss = 0; miss < 2; miss++)
            await TrackAsync(proxy, $"ZZZZZZY{miss}", WrongCode, $"198.51.100.{miss}, 203.0.113.9");
        (await TrackAsync(proxy, "ZZZZZZX9", WrongCode, "198.51.100.77, 203.0.113.9")).ShouldBe(HttpStatusCode.TooManyRequests);

        static void Strict(IServiceCollection services) => services.AddSingleton(new ApiLimits { TrackingPerMinute = 1000, MissesPerAddressAndHour = 3 });
    }

    [Theory, InlineData("10.0.0.5", 1), InlineData("10.0.0.5, 10.1.0.0/16", 2), InlineData("", 0), InlineData(null, 0)]
    public void Proxies_are_read_from_a_list(string? text, int count) => Proxies.Read(text).Count.ShouldBe(count);

    [Theory, InlineData("everybody"), InlineData("10.0.0.5/33"), InlineData("*")]
    public void A_proxy_that_is_no_address_is_refused_at_start(string text) =>
        Should.Throw<InvalidOperationException>(() => Proxies.Read(text)).Message.ShouldContain("MOTCUA_PROXIES");

    [Fact]
    public async Task The_picture_holds_the_state_and_opens_nothing_unless_the_owner_adds_the_QR()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var id = await town.GivenAcceptedAsync(Town.BirthRegistration);
        var dossier = await town.DossierAsync(id);
        var (code, token) = (Secrets(town).CodeOf(id, 0), Secrets(town).TokenOf(id, 0));
        var client = town.Anyone();
        using var page = await client.PostFormAsync("/portal/track", new() { ["Reference"] = dossier.Reference, ["Code"] = code });

        using var plain = await client.PostFormAsync(await page.DocumentAsync(), new() { ["Format"] = "picture" }, ".share form");
        using var shared = await client.AskAsync($"/t/{dossier.Reference}/{token}?Format=picture&WithQr=true");

        var (without, with) = (await plain.TextAsync(), await shared.TextAsync());
        plain.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        plain.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        plain.Headers.CacheControl!.NoStore.ShouldBeTrue();
        System.Xml.Linq.XDocument.Parse(without).Root!.Name.LocalName.ShouldBe("svg");
        foreach (var picture in (string[])[without, with])
        {
            picture.ShouldContain(dossier.Code!);
            foreach (var secret in (string[])[code, Crockford32.Grouped(code), token, "Lò Thị Mai", "011186012345"])
                picture.ShouldNotContain(secret);
        }
        without.ShouldNotContain("crispEdges");
        with.ShouldContain("crispEdges");
    }

    private static TrackingSecrets Secrets(Town town) => town.Services.GetRequiredService<TrackingSecrets>();

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> OpenAsync(Town town, DossierId id)
    {
        var dossier = await town.DossierAsync(id);
        return await town.Anyone().PageAsync($"/t/{dossier.Reference}/{Secrets(town).TokenOf(id, dossier.TrackingCounter)}");
    }

    private static async Task<HttpStatusCode> TrackAsync(HttpClient client, string reference, string code, string? forwardedFor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tracking")
        {
            Content = new StringContent($$"""{"reference":"{{reference}}","code":"{{code}}"}""", Encoding.UTF8, "application/json"),
        };
        if (forwardedFor is not null)
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var answer = await client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    /// <summary>Another process on the same store: it shares nothing else with the town.</summary>
    private static async Task<Microsoft.AspNetCore.Builder.WebApplication> OtherNodeAsync(Town town, string? proxies = null, Action<IServiceCollection>? more = null)
    {
        var node = Host.Build(new HostOptions { Url = "http://127.0.0.1:0", Store = town.Options, KioskUnit = Town.NaSang, Proxies = Proxies.Read(proxies) }, services =>
        {
            services.AddSingleton<TimeProvider>(town.Clock);
            more?.Invoke(services);
        });
        await node.StartAsync(Cancel);
        return node;
    }
}
