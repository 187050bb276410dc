using System.Text.RegularExpressions;

namespace MotCua.Tests.Web;

/// <summary>What a page says past the message catalogue, found by reading it as text.</summary>
internal static partial class CatalogueRules
{
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
