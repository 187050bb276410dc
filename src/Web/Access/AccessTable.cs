using System.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;

namespace MotCua.Web.Access;

/// <summary>Who may come through a route.</summary>
public enum May
{
    /// <summary>Everybody, without a name; the API's public reads are rate-limited.</summary>
    Anyone,

    /// <summary>Whoever stands at an enrolled kiosk.</summary>
    Kiosk,

    /// <summary>Any officer who is signed in.</summary>
    Officer,

    /// <summary>An officer who holds a post at a service centre's counter now.</summary>
    Counter,

    /// <summary>An officer who leads: chair, vice chair, head of the office, director of a service centre, leader of the province.</summary>
    Overseer,

    /// <summary>An API key of a kiosk or an officer.</summary>
    KioskOrOfficerKey,

    /// <summary>An API key of an officer.</summary>
    OfficerKey,

    /// <summary>An API key that only reads.</summary>
    ReaderKey,
}

/// <summary>
/// Every page and endpoint with who may use it: one file that people review (<c>access.csv</c>). A route that is not in it
/// is refused at start and fails the build.
/// </summary>
public sealed class AccessTable
{
    // A page answers GET; a POST that is not listed is refused by the guard.
    private static readonly string[] s_pageMethods = ["GET"];
    private readonly Dictionary<(string Route, string Method), May> _rows;

    private AccessTable(Dictionary<(string, string), May> rows) => _rows = rows;

    public IReadOnlyCollection<(string Route, string Method)> Routes => _rows.Keys;

    public static AccessTable Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("MotCua.Web.Access.access.csv")!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    /// <summary>Reads lines <c>route,methods,who</c>; methods are separated by spaces, <c>#</c> begins a comment.</summary>
    /// <exception cref="FormatException">A line cannot be read or a route is listed twice.</exception>
    public static AccessTable Read(TextReader text)
    {
        var rows = new Dictionary<(string, string), May>();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#' || line == "route,methods,who")
                continue;
            if (line.Split(',') is not [var route, var methods, var who] || !Enum.TryParse<May>(who, out var may))
                throw new FormatException($"access.csv line {number} cannot be read.");
            foreach (var method in methods.Split(' '))
                if (!rows.TryAdd((route, method), may))
                    throw new FormatException($"access.csv line {number}: {method} {route} is listed twice.");
        }
        return new AccessTable(rows);
    }

    public May? Find(string route, string method) =>
        _rows.TryGetValue((route, method == "HEAD" ? "GET" : method), out var may) ? may : null;

    /// <summary>The table's name of an endpoint: <c>/counter/dossiers/{id}</c>, whatever its constraints.</summary>
    public static string NameOf(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            RoutePatternSeparatorPart separator => separator.Content,
            _ => "",
        }))));

    /// <summary>Routes the program answers that nobody listed.</summary>
    public IReadOnlyList<string> Unlisted(IEnumerable<Endpoint> endpoints) =>
    [
        .. from endpoint in endpoints.OfType<RouteEndpoint>()
           let route = NameOf(endpoint.RoutePattern)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods
               ?? s_pageMethods
           where Find(route, method) is null
           orderby route
           select $"{method} {route}",
    ];

    /// <exception cref="InvalidOperationException">An endpoint is not in the table.</exception>
    public static void RefuseUnlisted(WebApplication app)
    {
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints);
        if (app.Services.GetRequiredService<AccessTable>().Unlisted(endpoints) is { Count: > 0 } unlisted)
            throw new InvalidOperationException($"Not in the access table (src/Web/Access/access.csv): {string.Join(", ", unlisted)}");
    }
}
