using System.Text.RegularExpressions;

namespace MotCua.Tests.Architecture;

/// <summary>The walls of the house as data, and what is found when sources are held against them.</summary>
internal static partial class Walls
{
    /// <summary>Which project may name which.</summary>
    public static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Foundation"] = [],
        ["Modules"] = ["Foundation"],
        ["Storage"] = ["Foundation", "Modules"],
        ["Papers"] = ["Foundation"],
        ["Web"] = ["Foundation", "Modules", "Storage", "Papers"],
        ["Cli"] = ["Foundation", "Modules", "Storage", "Papers", "Web"],
    };

    /// <summary>Which module may know which: nothing points back.</summary>
    public static readonly Dictionary<string, string[]> Modules = new()
    {
        ["Platform"] = [],
        ["Organisation"] = ["Platform"],
        ["Staffing"] = ["Platform", "Organisation"],
        ["Procedures"] = ["Platform", "Organisation"],
        ["Applicants"] = ["Platform"],
        ["Dossiers"] = ["Platform", "Organisation", "Staffing", "Procedures", "Applicants"],
        ["Oversight"] = ["Platform", "Organisation", "Staffing", "Procedures", "Dossiers"],
        ["Reception"] = ["Platform", "Organisation", "Staffing", "Procedures", "Applicants", "Dossiers"],
    };

    // Folder of src, what its sources may not say.
    private static readonly (string Folder, string[] Words)[] s_forbidden =
    [
        ("Foundation", ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Extensions", "Npgsql", "Microsoft.Data.Sqlite"]),
        ("Modules", ["Microsoft.AspNetCore", "Npgsql", "Microsoft.Data.Sqlite", "UseSqlite", "UseNpgsql"]),
        ("Papers", ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "MotCua.Modules", "Npgsql", "Microsoft.Data.Sqlite"]),
        ("Web", ["SkiaSharp", "HarfBuzzSharp", "QRCoder", "SaveChanges", "ExecuteSql", "ExecuteDelete", "ExecuteUpdate", "ExecuteNonQuery"]),
    ];

    /// <summary>References of projects that no arrow allows.</summary>
    public static IEnumerable<string> WrongReferences(IEnumerable<(string Project, string Csproj)> projects) =>
        from project in projects
        from reference in Reference().Matches(project.Csproj).Select(match => match.Groups["name"].Value)
        where !Projects.TryGetValue(project.Project, out var allowed) || !allowed.Contains(reference)
        select $"{project.Project} -> {reference}";

    /// <summary>Words a source may not say where it stands. Paths are relative to <c>src</c>, with slashes.</summary>
    public static IEnumerable<string> WrongWords(IEnumerable<(string Path, string Text)> sources) =>
        from source in sources
        from wall in s_forbidden
        where source.Path.StartsWith(wall.Folder + "/", StringComparison.Ordinal)
        let code = Comment().Replace(source.Text, "")
        from word in wall.Words
        where code.Contains(word, StringComparison.Ordinal)
        select $"{source.Path} -> {word}";

    /// <summary>Uses of another module's slices, and of modules that stand above. Paths are relative to <c>src/Modules</c>.</summary>
    /// <param name="slices">Folders of each module.</param>
    public static IEnumerable<string> Trespasses(IEnumerable<(string Path, string Text)> sources, ILookup<string, string> slices)
    {
        foreach (var (path, text) in sources.Where(source => source.Path.Contains('/')))
        {
            var own = path[..path.IndexOf('/')];
            var code = Comment().Replace(text, "");
            var named = Using().Matches(code).Select(match => (Module: match.Groups["module"].Value, Slice: match.Groups["slice"].Value))
                .Concat(Partial().Matches(code).Select(match => (Module: match.Groups["module"].Value, Slice: match.Groups["slice"].Value))
                    .Where(use => slices[use.Module].Contains(use.Slice)));
            foreach (var (module, slice) in named.Where(use => use.Module != own && Modules.ContainsKey(use.Module)).Distinct())
            {
                if (slice.Length > 0 && slices[module].Contains(slice))
                    yield return $"{path} -> {module}.{slice}";
                else if (!Modules.TryGetValue(own, out var allowed) || !allowed.Contains(module))
                    yield return $"{path} -> {module}";
            }
        }
    }

    [GeneratedRegex("""<ProjectReference\s+Include="[^"]*?(?<name>\w+)\.csproj\x22""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\bMotCua\.Modules\.(?<module>\w+)(?:\.(?<slice>\w+))?")]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<![\w.])(?:Modules\.)?(?<module>[A-Z]\w+)\.(?<slice>[A-Z]\w+)\.")]
    private static partial Regex Partial();

    [GeneratedRegex(@"^\s*//.*$|(?<=[;{}\s])//(?!/).*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
