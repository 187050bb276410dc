using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using MotCua.Papers;
using static MotCua.Web.Parts.Markup;

namespace MotCua.Web.Parts;

/// <summary>A QR code as SVG without styles, one path: <c>&lt;mc-qr text="https://…" label="…" /&gt;</c>.</summary>
[HtmlTargetElement("mc-qr", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QrTagHelper : TagHelper
{
    /// <summary>What a scanner reads.</summary>
    public required string Text { get; set; }

    /// <summary>What it is, for those who do not see it.</summary>
    public required string Label { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (size, path) = Draw(Text);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("viewBox", $"0 0 {size} {size}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Content.SetHtmlContent(Html($"<rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{new HtmlString(path)}\"/>"));
    }

    /// <summary>The dark modules as one path, with their quiet zone of four around them.</summary>
    /// <returns>Modules to a side, and the path in module units.</returns>
    public static (int Size, string Path) Draw(string text)
    {
        var square = QrSquare.Of(text);
        var path = new StringBuilder();
        foreach (var (column, row, length) in square.Runs())
            path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{column} {row}h{length}v1h-{length}z");
        return (square.Size, path.ToString());
    }
}
