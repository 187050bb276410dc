using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Dossiers;
using MotCua.Tests.Stores;
using MotCua.Web.Access;
using MotCua.Web.Api;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Api;

public sealed class PublicApiTests(Towns towns) : IClassFixture<Towns>
{
    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Units_are_those_of_the_day_asked_for(StoreKind store)
    {
        var anyone = (await towns.On(store)).Anyone();

        (await Json(anyone, "/api/v1/units")).GetArrayLength().ShouldBe(45);
        (await Json(anyone, "/api/v1/units?on=2025-06-30")).GetArrayLength().ShouldBe(129);
        var old = await Json(anyone, "/api/v1/units/03172/successors");
        old.GetProperty("unit").GetProperty("fullName").GetString().ShouldBe("Thị trấn Mường Chà");
        old.GetProperty("successors")[0].GetProperty("fullName").GetString().ShouldBe("Xã Na Sang");
    }

    [Theory]
    [InlineData("/api/v1/units?on=30/06/2025", 400, "api.on.invalid", "on")]
    [InlineData("/api/v1/units/123/successors", 400, "api.unit.code", "code")]
    [InlineData("/api/v1/units/99999/successors", 404, "unit.unknown", "code")]
    [InlineData("/api/v1/procedures", 400, "api.q.missing", "q")]
    [InlineData("/api/v1/procedures?q=a%00b", 400, "api.q.invalid", "q")]
    [InlineData("/api/v1/procedures?q=x&level=village", 400, "api.level.invalid", "level")]
    [InlineData("/api/v1/procedures?q=x&limit=0", 400, "api.limit.invalid", "limit")]
    [InlineData("/api/v1/procedures?q=x&limit=1e1", 400, "api.limit.invalid", "limit")]
    [InlineData("/api/v1/procedures/khai-sinh", 400, "api.procedure.code", "code")]
    [InlineData("/api/v1/procedures/9.999999", 404, "procedure.unknown", "code")]
    [InlineData("/api/v1/nothing", 404, "api.path.unknown", null)]
    [InlineData("/api/v1/tracking", 405, "api.method", null)]
    public async Task Bad_questions_are_told_what_is_wrong(string address, int status, string code, string? field)
    {
        var anyone = (await towns.On(StoreKind.Sqlite)).Anyone();

        using var answer = await anyone.AskAsync(address);

        await answer.ShouldBeProblemAsync((HttpStatusCode)status, code, field);
    }

    [Fact]
    public async Task Too_long_a_question_is_refused() =>
        await (await (await towns.On(StoreKind.Sqlite)).Anyone().AskAsync($"/api/v1/procedures?q={new string('a', 201)}"))
            .ShouldBeProblemAsync(HttpStatusCode.BadRequest, "api.q.long", "q");

    [Fact]
    public async Task Procedures_are_found_in_everyday_words_and_known_by_name_only_is_said()
    {
        var anyone = (await towns.On(StoreKind.Sqlite)).Anyone();

        (await Json(anyone, "/api/v1/procedures?q=lam%20khai%20sinh&limit=3"))[0].GetProperty("code").GetString().ShouldBe(Town.BirthRegistration);
        var birth = await Json(anyone, $"/api/v1/procedures/{Town.BirthRegistration}");
        birth.GetProperty("channels")[0].GetProperty("limits")[0].GetProperty("unit").GetString().ShouldBe("sameDay");
        birth.GetProperty("correction").GetProperty("source").GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        var veteran = await Json(anyone, "/api/v1/procedures/2.002307");
        veteran.GetProperty("nameOnly").GetBoolean().ShouldBeTrue();
        veteran.GetProperty("neighbours").GetProperty("procedures")[0].GetProperty("code").GetString().ShouldBe(Town.FuneralAllowance);
    }

    [Fact]
    public async Task The_openapi_document_lists_every_route_of_the_api_and_says_which_need_a_key()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var document = await Json(town.Anyone(), "/openapi/v1.json");

        var listed = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (path.Name, Method: operation.Name.ToUpperInvariant(), operation.Value))).ToList();
        var routes = town.Services.GetRequiredService<AccessTable>().Routes.Where(row => row.Route.StartsWith("/api/", StringComparison.Ordinal)).ToList();

        routes.Count.ShouldBeGreaterThan(15);
        listed.Select(row => (row.Name, row.Method)).ShouldBe(routes, ignoreOrder: true);
        foreach (var (name, method, operation) in listed)
        {
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
            operation.GetProperty("responses").EnumerateObject().ShouldContain(response => response.Name.StartsWith('2'));
            operation.TryGetProperty("security", out _).ShouldBe(name.StartsWith("/api/v1/dossiers", StringComparison.Ordinal), $"{method} {name}");
        }
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString().ShouldBe("bearer");
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Tracking_tells_where_it_is_and_nothing_of_the_owner(StoreKind store)
    {
        var town = await towns.On(store);
        var id = await town.GivenAcceptedAsync(Town.BirthRegistration);
        var dossier = await town.DossierAsync(id);
        var secrets = town.Services.GetRequiredService<TrackingSecrets>();

        using var answer = await town.Anyone().SendAsync("/api/v1/tracking", new { reference = dossier.Reference.ToLowerInvariant(), code = secrets.CodeOf(id, 0) });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var text = await answer.TextAsync();
        text.ShouldNotContain("011186012345");
        text.ShouldNotContain("Mai");
        var tracked = await answer.JsonAsync();
        tracked.GetProperty("state").GetString().ShouldBe("accepted");
        tracked.GetProperty("step").GetProperty("posts").EnumerateArray().Select(post => post.GetString()).ShouldContain("oneStopOfficer");
        tracked.GetProperty("due").GetProperty("lines").GetArrayLength().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_wrong_code_and_a_missing_dossier_get_the_same_bytes()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var dossier = await town.DossierAsync(await town.FileAsync(Town.BirthRegistration));

        using var wrong = await town.Anyone().SendAsync("/api/v1/tracking", new { reference = dossier.Reference, code = "0000000000000" });
        using var missing = await town.Anyone().SendAsync("/api/v1/tracking", new { reference = "ZZZZZZZZ", code = "0000000000000" });

        await wrong.ShouldBeProblemAsync(HttpStatusCode.NotFound, "tracking.unknown");
        (await missing.TextAsync()).ShouldBe(await wrong.TextAsync());
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_to_wait_and_codes_cannot_be_tried_out()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite, services => services.AddSingleton(
            new ApiLimits { PublicReadsPerMinute = 3, TrackingPerMinute = 100, MissesPerAddressAndHour = 8, MissesPerNumberAndHour = 2 }));
        var anyone = town.Anyone();
        var id = await town.FileAsync(Town.BirthRegistration);
        var dossier = await town.DossierAsync(id);
        var secrets = town.Services.GetRequiredService<TrackingSecrets>();
        Task<HttpResponseMessage> Track(string reference, string code) => anyone.SendAsync("/api/v1/tracking", new { reference, code });

        for (var call = 0; call < 3; call++)
            (await anyone.AskAsync("/api/v1/units")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var fourth = await anyone.AskAsync("/api/v1/units");
        await fourth.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "api.too-many");
        fourth.Headers.RetryAfter.ShouldNotBeNull();

        await Track(dossier.Reference, "0000000000000");
        await Track(dossier.Reference, "0000000000000");
        await (await Track(dossier.Reference, secrets.CodeOf(id, 0))).ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "tracking.misses");
        (await Track(dossier.Reference, secrets.TokenOf(id, 0))).StatusCode.ShouldBe(HttpStatusCode.OK);
        for (var miss = 0; miss < 6; miss++)
            await Track($"ZZZZZZZ{miss}", "0000000000000");
        await (await Track(dossier.Reference, secrets.TokenOf(id, 0))).ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "tracking.misses");
    }

    private static async Task<JsonElement> Json(HttpClient client, string address)
    {
        using var answer = await client.AskAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await answer.JsonAsync();
    }
}
