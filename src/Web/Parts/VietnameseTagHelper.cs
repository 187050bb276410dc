using Microsoft.AspNetCore.Razor.TagHelpers;
using MotCua.Web.Words;

namespace MotCua.Web.Parts;

/// <summary>
/// Marks text that is Vietnamese on every page (names of procedures and papers, what a law says, offices without an English name):
/// <c>&lt;h1 mc-vi&gt;</c>, or <c>mc-vi="condition"</c>. A screen reader then says it in Vietnamese on an English page too (WCAG 3.1.2).
/// </summary>
[HtmlTargetElement("*", Attributes = "mc-vi")]
public sealed class VietnameseTagHelper(Texts texts) : TagHelper
{
    [HtmlAttributeName("mc-vi")]
    public bool Vietnamese { get; set; } = true;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Vietnamese && texts.Language != Language.Vietnamese)
            output.Attributes.SetAttribute("lang", Language.Vietnamese.Code);
    }
}
