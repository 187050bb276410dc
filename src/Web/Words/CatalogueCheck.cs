using System.Text.RegularExpressions;

namespace MotCua.Web.Words;

/// <summary>What is wrong with the catalogue, and what nobody seems to ask for.</summary>
/// <param name="Faults">Each fails the build.</param>
/// <param name="Unused">Keys no source names, whole or by their beginning; told, not refused.</param>
public sealed record CatalogueFindings(IReadOnlyList<string> Faults, IReadOnlyList<string> Unused);

/// <summary>
/// Holds the catalogue against itself and against the sources, read as text: the same keys and {n} in every language, nothing empty,
/// every key a page asks for and every refusal known. Runs in every build (<c>motcua dev words</c>).
/// </summary>
public static partial class CatalogueCheck
{
    /// <summary>Beginnings of codes that share a refusal's form but are the warnings of process tables, with texts of their own.</summary>
    private const string ProcessWarnings = "process.";

    private static readonly string Doors = "Web" + Path.DirectorySeparatorChar;

    /// <param name="sources">The folder of <c>Web</c> and the modules.</param>
    public static CatalogueFindings Run(string sources)
    {
        Messages messages;
        try
        {
            messages = Messages.Load(Path.Combine(sources, "Web", "Messages"));
        }
        catch (Exception fault) when (fault is InvalidDataException or System.Text.Json.JsonException)
        {
            return new CatalogueFindings([fault.Message], []);
        }
        var texts = Directory.EnumerateFiles(sources, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" && !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
            .Select(file => (Name: Path.GetRelativePath(sources, file), Text: File.ReadAllText(file)));
        return Compare(messages.All(Language.Vietnamese), messages.All(Language.English), texts);
    }

    public static CatalogueFindings Compare(
        IReadOnlyDictionary<string, string> vi, IReadOnlyDictionary<string, string> en, IEnumerable<(string Name, string Text)> sources)
    {
        var faults = Differences(vi, en).ToList();
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, text) in sources)
        {
            // Only the doors speak through this catalogue; Foundation tells deadlines from one of its own.
            faults.AddRange(KeysUsed(name.StartsWith(Doors, StringComparison.Ordinal) ? text : "").Where(key => !Knows(vi, key)).Select(key => $"{name}: {key} is asked for and not in the catalogue"));
            foreach (var code in RefusalCodes(text))
            {
                if (!Knows(vi, "refusal." + code) && !(code.StartsWith(ProcessWarnings, StringComparison.Ordinal) && Knows(vi, code)))
                    faults.Add($"{name}: refusal {code} has no text");
                said.Add("refusal." + code);
            }
            said.UnionWith(Literal().Matches(text).Select(match => match.Groups["text"].Value));
        }
        var beginnings = said.Where(IsBeginning).ToList();
        var unused = vi.Keys.Where(key => !said.Contains(key) && !beginnings.Exists(start => key.StartsWith(start, StringComparison.Ordinal))).Order(StringComparer.Ordinal);
        return new CatalogueFindings(faults, [.. unused]);
    }

    /// <summary>Keys in one language only, keys whose {0} {1} differ between the two, and empty texts.</summary>
    public static IEnumerable<string> Differences(IReadOnlyDictionary<string, string> vi, IReadOnlyDictionary<string, string> en) =>
    [
        .. vi.Keys.Except(en.Keys).Select(key => $"{key}: not in English"),
        .. en.Keys.Except(vi.Keys).Select(key => $"{key}: not in Vietnamese"),
        .. vi.Keys.Intersect(en.Keys).Where(key => !Holes(vi[key]).SetEquals(Holes(en[key]))).Select(key => $"{key}: different {{n}}"),
        .. vi.Concat(en).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{text.Key}: empty"),
    ];

    /// <summary>Catalogue keys written out in a page or a class: between the brackets of T and of texts, and in the -key attributes of our tags.</summary>
    public static IEnumerable<string> KeysUsed(string source) =>
        Indexer().Matches(source).Concat(KeyAttribute().Matches(source)).Select(match => match.Groups["key"].Value).Distinct();

    /// <summary>Codes of refusals; one with a computed part ends at the hole and stands for all that begin so.</summary>
    public static IEnumerable<string> RefusalCodes(string source) =>
        Refused().Matches(source).Select(match => match.Groups["code"].Value).Distinct();

    public static bool IsBeginning(string key) => key.Length > 2 && key[^1] is '.' or '-';

    private static bool Knows(IReadOnlyDictionary<string, string> texts, string key) =>
        IsBeginning(key) ? texts.Keys.Any(known => known.StartsWith(key, StringComparison.Ordinal)) : texts.ContainsKey(key);

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("""(?<![\w.])(?:T|_?texts|Texts)\["(?<key>[^"]+)"(?:\]|,)""")]
    private static partial Regex Indexer();

    [GeneratedRegex("""\s(?:label-key|hint-key|empty-key|(?<=<mc-button[^>]*\s)key)="(?<key>[^"@…]+)\x22""")]
    private static partial Regex KeyAttribute();

    [GeneratedRegex("""\bnew(?:\s+Refusal)?\(\s*(?:Code:\s*)?\$?"(?<code>[a-z][a-z0-9_-]*\.(?:[a-z0-9_-]+\.)*(?:[a-z0-9_-]+(?="\s*,\s*\$?")|(?=\{)))""")]
    private static partial Regex Refused();

    // A key, or the beginning of one before a hole or the closing quote.
    [GeneratedRegex("""["](?<text>[a-z][\w.-]*)(?=["{])""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Hole();
}
