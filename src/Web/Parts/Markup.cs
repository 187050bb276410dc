using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace MotCua.Web.Parts;

/// <summary>Markup written as it will look; what is put into the holes is encoded unless it is markup already.</summary>
internal static class Markup
{
    public static readonly IHtmlContent Nothing = HtmlString.Empty;

    public static IHtmlContent Html(FormattableString markup) =>
        new HtmlFormattableString(CultureInfo.InvariantCulture, markup.Format, markup.GetArguments());

    /// <summary> name="value" with the space before it, or nothing when the value is null.</summary>
    public static IHtmlContent Attr(string name, object? value) =>
        value is null ? Nothing : Html($" {new HtmlString(name)}=\"{value}\"");

    /// <summary>An attribute without a value, such as checked.</summary>
    public static IHtmlContent Flag(string name, bool on) => on ? new HtmlString(" " + name) : Nothing;

    public static IHtmlContent Join(IEnumerable<IHtmlContent> parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts)
            all.AppendHtml(part);
        return all;
    }
}
