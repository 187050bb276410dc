using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;
using MotCua.Web.Words;
using static MotCua.Web.Parts.Markup;

namespace MotCua.Web.Parts;

/// <summary>A verb to press: <c>&lt;mc-button key="portal.search" /&gt;</c>, or a link that looks like one when it has an <c>href</c>.</summary>
[HtmlTargetElement("mc-button", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ButtonTagHelper(Texts texts) : TagHelper
{
    public required string Key { get; set; }

    /// <summary><c>secondary</c> or <c>warning</c>; the main action has none.</summary>
    public string? Kind { get; set; }

    public string? Href { get; set; }

    /// <summary>Sent with the form, when several buttons share it.</summary>
    public string? Name { get; set; }

    public string? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "button" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Kind is null ? "govuk-button" : $"govuk-button govuk-button--{Kind}");
        if (Href is null)
            output.Attributes.SetAttribute("type", "submit");
        else
            output.Attributes.SetAttribute("href", Href);
        if (Name is not null)
            output.Attributes.SetAttribute("name", Name);
        if (Value is not null)
            output.Attributes.SetAttribute("value", Value);
        output.Content.SetContent(texts[Key]);
    }
}

/// <summary>All faults of the page on top of it, each leading to its field; nothing when there are none.</summary>
[HtmlTargetElement("mc-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(Texts texts) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var faults = ViewContext.ViewData.ModelState
            .SelectMany(field => field.Value!.Errors.Select(fault => (field.Key, fault.ErrorMessage)))
            .ToList();
        if (faults.Count is 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        var lines = Join(faults.Select(f => f.Key.Length is 0
            ? Html($"<li>{f.ErrorMessage}</li>")
            : Html($"<li><a href=\"#{FieldIds.Of(f.Key)}\">{f.ErrorMessage}</a></li>")));
        output.Content.SetHtmlContent(Html($"<h2 class=\"govuk-error-summary__title\">{texts["form.summary"]}</h2><div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">{lines}</ul></div>"));
    }
}

/// <summary>Leads through a long list, keeping the rest of the address: <c>&lt;mc-pager page="2" pages="7" /&gt;</c>.</summary>
[HtmlTargetElement("mc-pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper(Texts texts) : TagHelper
{
    /// <summary>The page shown, from 1.</summary>
    public required int Page { get; set; }

    /// <summary>How many there are; with fewer than two nothing is shown.</summary>
    public required int Pages { get; set; }

    /// <summary>The query parameter that carries the page.</summary>
    public string Parameter { get; set; } = "page";

    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages < 2)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", texts["pager.label"]);
        output.Content.SetHtmlContent(Join(
        [
            Page > 1 ? Html($"<a class=\"govuk-link\" rel=\"prev\" href=\"{Address(Page - 1)}\">{texts["pager.previous"]}</a>") : Nothing,
            Html($"<span>{texts["pager.where", Page, Pages]}</span>"),
            Page < Pages ? Html($"<a class=\"govuk-link\" rel=\"next\" href=\"{Address(Page + 1)}\">{texts["pager.next"]}</a>") : Nothing,
        ]));
    }

    private string Address(int page)
    {
        var request = ViewContext.HttpContext.Request;
        var rest = request.Query.Where(q => !string.Equals(q.Key, Parameter, StringComparison.OrdinalIgnoreCase));
        return QueryHelpers.AddQueryString(QueryHelpers.AddQueryString(request.PathBase + request.Path, rest), Parameter, $"{page}");
    }
}
