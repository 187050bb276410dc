using System.Text.RegularExpressions;

namespace MotCua.Tests.Web;

/// <summary>What the source says about the message catalogue, found by reading it as text.</summary>
internal static partial class CatalogueRules
{
    /// <summary>Keys in one language only, and keys whose {0} {1} differ between the two.</summary>
    public static IEnumerable<string> Differences(IReadOnlyDictionary<string, string> vi, IReadOnlyDictionary<string, string> en) =>
    [
        .. vi.Keys.Except(en.Keys).Select(key => $"{key}: not in English"),
        .. en.Keys.Except(vi.Keys).Select(key => $"{key}: not in Vietnamese"),
        .. vi.Keys.Intersect(en.Keys).Where(key => !Holes(vi[key]).SetEquals(Holes(en[key]))).Select(key => $"{key}: different {{n}}"),
    ];

    /// <summary>Catalogue keys written out in a page or a class: T["…"], texts["…"] and the -key attributes of our tags.</summary>
    public static IEnumerable<string> KeysUsed(string source) =>
        Indexer().Matches(source).Concat(KeyAttribute().Matches(source)).Select(m => m.Groups["key"].Value).Distinct();

    /// <summary>Codes of refusals; one with a computed part ends at the hole and stands for all that begin so.</summary>
    public static IEnumerable<string> RefusalCodes(string source) =>
        Refused().Matches(source).Select(m => m.Groups["code"].Value).Distinct();

    public static bool IsBeginning(string key) => key.EndsWith('.');

    /// <summary>Words a page says without asking the catalogue.</summary>
    public static IEnumerable<string> BareWords(string page)
    {
        var text = Comment().Replace(page, " ");
        text = CodeBlocks(text);
        foreach (Match spoken in SpokenAttribute().Matches(text))
            yield return spoken.Value;
        text = Tag().Replace(text, "\n");
        text = Directive().Replace(text, "\n");
        text = Statement().Replace(text, "\n");
        text = Entity().Replace(text, " ");
        text = Expression().Replace(text, " ");
        foreach (Match word in Word().Matches(text))
            yield return word.Value;
    }

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(m => m.Value)];

    // Takes out @{ … }, @functions { … } and @( … ), brackets counted.
    private static string CodeBlocks(string text)
    {
        for (var at = CodeStart().Match(text); at.Success; at = CodeStart().Match(text))
        {
            var open = text[at.Index + at.Length - 1];
            var close = open == '{' ? '}' : ')';
            var depth = 1;
            var end = at.Index + at.Length;
            for (; end < text.Length && depth > 0; end++)
                depth += text[end] == open ? 1 : text[end] == close ? -1 : 0;
            text = text[..at.Index] + " " + text[end..];
        }
        return text;
    }

    [GeneratedRegex("""(?<![\w.])(?:T|_?texts|Texts)\["(?<key>[^"]+)"(?:\]|,)""")]
    private static partial Regex Indexer();

    [GeneratedRegex("""\s(?:label-key|hint-key|empty-key|(?<=<mc-button[^>]*\s)key)="(?<key>[^"@…]+)\x22""")]
    private static partial Regex KeyAttribute();

    [GeneratedRegex("""\bnew(?:\s+Refusal)?\(\s*(?:Code:\s*)?\$?"(?<code>[a-z][a-z0-9_-]*\.(?:[a-z0-9_-]+\.)*(?:[a-z0-9_-]+(?="\s*,\s*\$?")|(?=\{)))""")]
    private static partial Regex Refused();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@(?:functions\s*)?[\{\(]")]
    private static partial Regex CodeStart();

    [GeneratedRegex("""\s(?:title|alt|placeholder|aria-label|label|hint|value(?=="[^"@]*\s))="[^"@]*\p{L}{2}[^"@]*"(?=[^<>]*>)""")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex("""<[!/]?[A-Za-z](?:"[^"]*"|'[^']*'|[^>"'])*>""")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\s*@(?:page|model|using|inject|addTagHelper|inherits|attribute|namespace|implements|typeparam|layout)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    // Headers of @if, @foreach … and lines of C# inside their braces.
    [GeneratedRegex(@"^\s*(?:@?(?:if|for|foreach|while|switch|using|lock)\s*\(.*|\}?\s*else\b.*|(?:case\b|default:|break;).*|@section\s+\w+.*|(?:var|[\w<>\[\],.?]+)\s+\w+\s*=.*;|[\w.]+(?:\+\+|--)?(?:\s*[+-]?=.*)?;|[\w.]+\(.*\);)\s*$", RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"&#?\w+;")]
    private static partial Regex Entity();

    [GeneratedRegex("""@(?:await\s+)?[A-Za-z_][\w.!?]*(?:<[\w.,\s]+>)?(?:(?:\((?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*")*\))*\)|\[(?:[^\[\]"]|"[^"]*"|\[[^\]]*\])*\])[\w.!?]*)*""")]
    private static partial Regex Expression();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
