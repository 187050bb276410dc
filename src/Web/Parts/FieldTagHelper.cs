using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using MotCua.Web.Words;
using static MotCua.Web.Parts.Markup;

namespace MotCua.Web.Parts;

/// <summary>One choice among others; the text is already in the reader's language.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>What every field shares: label, hint, fault beside it, the typed value kept.</summary>
public abstract class FieldTagHelper(Texts texts) : TagHelper
{
    /// <summary>The bound property: gives name, value and faults.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    /// <summary>Instead of <see cref="For"/>, for forms described by data.</summary>
    [HtmlAttributeName("name")]
    public string? FieldName { get; set; }

    /// <summary>The value shown when nothing has been typed yet; only with <see cref="FieldName"/>.</summary>
    [HtmlAttributeName("value")]
    public string? GivenValue { get; set; }

    public string? LabelKey { get; set; }

    /// <summary>A label that is not in the catalogue, such as one of a form described by data.</summary>
    public string? Label { get; set; }

    public string? HintKey { get; set; }

    public string? Hint { get; set; }

    /// <summary>The label is the page's only question and its h1.</summary>
    public bool Heading { get; set; }

    /// <summary>Says beside the label that the field may stay empty.</summary>
    public bool Optional { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    protected Texts Texts => texts;

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For?.Name ?? FieldName
        ?? throw new InvalidOperationException("A field needs either for or name."));

    protected string Id => FieldIds.Of(Name);

    protected string? Describes => Words(" ", HintText is null ? null : Id + "-hint", Faults.Count is 0 ? null : Id + "-error");

    protected IReadOnlyList<string> Faults =>
        ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) ? [.. entry.Errors.Select(e => e.ErrorMessage)] : [];

    protected string? Value => Values.Count is 0 ? null : Values[0];

    /// <summary>What was typed or ticked, else what the model holds.</summary>
    protected IReadOnlyList<string> Values
    {
        get
        {
            if (ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is { } raw)
                return raw is string[] many ? many : [Convert.ToString(raw, CultureInfo.InvariantCulture) ?? ""];
            return (For is null ? GivenValue : For.Model) switch
            {
                null => [],
                string one => [one],
                DateOnly day => [texts.Date(day)],
                IEnumerable<string> many => [.. many],
                var other => [Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""],
            };
        }
    }

    private string LabelText => Label ?? (LabelKey is null ? throw new InvalidOperationException($"{Name} has no label.") : texts[LabelKey]);

    private string? HintText => Hint ?? (HintKey is null ? null : texts[HintKey]);

    /// <summary>label, hint and fault, then the control.</summary>
    protected void WriteGroup(TagHelperOutput output, IHtmlContent control)
    {
        var label = Html($"<label class=\"govuk-label{(Heading ? " govuk-label--l" : "")}\" for=\"{Id}\">{LabelText}{OptionalMark}</label>");
        Write(output, Join([Heading ? Html($"<h1 class=\"govuk-label-wrapper\">{label}</h1>") : label, HintAndFaults(), control]));
    }

    /// <summary>A fieldset whose legend asks, for several controls that answer one question.</summary>
    protected void WriteFieldset(TagHelperOutput output, IHtmlContent controls)
    {
        var legend = Heading
            ? Html($"<legend class=\"govuk-fieldset__legend govuk-fieldset__legend--l\"><h1 class=\"govuk-fieldset__heading\">{LabelText}{OptionalMark}</h1></legend>")
            : Html($"<legend class=\"govuk-fieldset__legend\">{LabelText}{OptionalMark}</legend>");
        Write(output, Html($"<fieldset class=\"govuk-fieldset\"{Attr("aria-describedby", Describes)}>{legend}{HintAndFaults()}{controls}</fieldset>"));
    }

    protected string With(string css, string faulty) => Faults.Count is 0 ? css : $"{css} {faulty}";

    private IHtmlContent OptionalMark => Optional ? Html($" <span class=\"quiet\">{texts["form.optional"]}</span>") : Nothing;

    private IHtmlContent HintAndFaults() => Join(
    [
        HintText is { } hint ? Html($"<div id=\"{Id}-hint\" class=\"govuk-hint\">{hint}</div>") : Nothing,
        Faults.Count is 0
            ? Nothing
            : Html($"<p id=\"{Id}-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">{texts["form.fault"]}</span> {string.Join(" ", Faults)}</p>"),
    ]);

    private void Write(TagHelperOutput output, IHtmlContent content)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", With("govuk-form-group", "govuk-form-group--error"));
        output.Content.SetHtmlContent(content);
    }

    private static string? Words(string separator, params string?[] parts)
    {
        var joined = string.Join(separator, parts.Where(p => p is not null));
        return joined.Length is 0 ? null : joined;
    }
}

/// <summary>The id a field has on its page; the error summary links to it.</summary>
public static class FieldIds
{
    public static string Of(string name) => TagBuilder.CreateSanitizedId(name, "-");
}
