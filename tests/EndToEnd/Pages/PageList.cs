namespace MotCua.EndToEnd.Pages;

/// <summary>One page as somebody sees it.</summary>
/// <param name="Route">Its line of access.csv.</param>
/// <param name="Who"><c>citizen</c>, <c>kiosk</c> or a sign-in name.</param>
/// <param name="Address">Where it is, with <c>{places}</c> still to be found; for what is not a page, why not.</param>
public sealed record PageRow(string Route, string Who, string Address, bool Send, bool ByKiosk, bool IsPage)
{
    public string Name => $"{Who} {Address}{(Send ? " (sent)" : "")}";

    public bool IsKiosk => Who == "kiosk";
}

/// <summary>All pages of all doors: what the checks of reading, of bytes and of words go through.</summary>
public static class PageList
{
    public static IReadOnlyList<PageRow> All { get; } = Read(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "pages.csv")));

    public static IReadOnlyList<PageRow> Pages { get; } = [.. All.Where(row => row.IsPage)];

    /// <summary>Reads lines <c>route,who,address,how</c>; <c>#</c> begins a comment.</summary>
    /// <exception cref="FormatException">A line cannot be read.</exception>
    public static IReadOnlyList<PageRow> Read(IEnumerable<string> lines) =>
    [
        .. from line in lines
           where line.Length > 0 && line[0] != '#'
           let parts = line.Split(',') is [var route, var who, var address, var how] ? (route, who, address, how) : throw new FormatException($"pages.csv: {line}")
           select new PageRow(parts.route, parts.who, parts.address, parts.how.Contains("send", StringComparison.Ordinal), parts.how.Contains("kiosk", StringComparison.Ordinal), parts.how != "no"),
    ];

    /// <summary>Routes a browser can open that the list neither visits nor excuses.</summary>
    /// <param name="access">The lines of access.csv.</param>
    public static IEnumerable<string> Forgotten(IEnumerable<string> access, IEnumerable<PageRow> rows) =>
        access.Select(line => line.Split(',')).Where(parts => parts.Length == 3 && parts[1].Split(' ').Contains("GET"))
            .Select(parts => parts[0]).Where(route => !route.StartsWith("/api/", StringComparison.Ordinal) && !route.StartsWith("/openapi/", StringComparison.Ordinal))
            .Where(route => !Path.HasExtension(route)).Except(rows.Select(row => row.Route));
}
