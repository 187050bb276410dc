using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Organisation;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using MotCua.Web.Access;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Architecture;

/// <summary>Who may come in where: one table, every route.</summary>
public class AccessTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly AccessTable s_table = AccessTable.Load();

    [Fact]
    public async Task Every_route_is_in_the_access_table() => s_table.Unlisted(await EndpointsAsync()).ShouldBeEmpty();

    [Fact]
    public async Task A_route_nobody_listed_is_found()
    {
        using var text = new StringReader("route,methods,who\n/,GET,Anyone\n");

        AccessTable.Read(text).Unlisted(await EndpointsAsync()).ShouldContain("GET /desk");
    }

    [Fact]
    public async Task Every_row_of_the_access_table_leads_somewhere()
    {
        var endpoints = (await EndpointsAsync()).OfType<RouteEndpoint>().ToList();

        s_table.Routes.Where(row => !endpoints.Exists(endpoint => AccessTable.NameOf(endpoint.RoutePattern) == row.Route
            && (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(row.Method) ?? true))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/a,GET,Nobody")]
    [InlineData("/a,GET")]
    [InlineData("/a,GET POST GET,Anyone")]
    public void A_row_that_cannot_be_read_is_refused(string line) => Should.Throw<FormatException>(() => AccessTable.Read(new StringReader(line)));

    [Fact]
    public async Task Nobody_comes_in_who_may_not()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var anyone = town.Anyone();
        var atKiosk = town.ByKioskKey();
        var specialist = await town.As(Town.Holder(Town.NaSang, OfficeKind.EconomyDivision, PostKind.DivisionHead));
        var wrong = new List<string>();
        foreach (var (route, method) in s_table.Routes)
        {
            var may = s_table.Find(route, method);
            var stranger = await AskAsync(anyone, route, method);
            var refused = may switch
            {
                May.Officer or May.Counter or May.Overseer => IsSentToSignIn(stranger),
                May.KioskOrOfficerKey or May.OfficerKey or May.ReaderKey => stranger.StatusCode == HttpStatusCode.Unauthorized,
                _ => !IsSentToSignIn(stranger) && stranger.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden),
            };
            if (!refused)
                wrong.Add($"{method} {route} ({may}): a stranger got {(int)stranger.StatusCode}");
            if (may == May.Counter && (await AskAsync(specialist, route, method)).StatusCode != HttpStatusCode.Forbidden)
                wrong.Add($"{method} {route}: an officer who does not stand at the counter came in");
            if (may == May.Overseer && (await AskAsync(specialist, route, method)).StatusCode != HttpStatusCode.Forbidden)
                wrong.Add($"{method} {route}: an officer who does not lead came in");
            if (may is May.OfficerKey or May.ReaderKey && (await AskAsync(atKiosk, route, method)).StatusCode != HttpStatusCode.Forbidden)
                wrong.Add($"{method} {route}: a kiosk's key came in");
        }

        wrong.ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<Endpoint>> EndpointsAsync() => (await towns.On(StoreKind.Sqlite)).Services.GetRequiredService<EndpointDataSource>().Endpoints;

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string route, string method)
    {
        var address = System.Text.RegularExpressions.Regex.Replace(route, @"\{(\w+)\}", part => part.Groups[1].Value switch
        {
            "code" => "404",
            "documentName" => "v1",
            _ => "01990000-0000-7000-8000-000000000000",
        });
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        return await client.SendAsync(request);
    }

    private static bool IsSentToSignIn(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal);
}
