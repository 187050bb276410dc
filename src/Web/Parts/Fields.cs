using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using MotCua.Web.Words;
using static MotCua.Web.Parts.Markup;

namespace MotCua.Web.Parts;

/// <summary>One line of text: <c>&lt;mc-input for="Applicant" label-key="…" hint-key="…" /&gt;</c>.</summary>
[HtmlTargetElement("mc-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper(Texts texts) : FieldTagHelper(texts)
{
    /// <summary>The input's type; <c>text</c> unless told.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Characters it is wide: 2, 3, 4, 5, 10, 20 or 30.</summary>
    public int? Width { get; set; }

    /// <summary><c>numeric</c> brings a phone's number keys.</summary>
    public string? Inputmode { get; set; }

    /// <summary>What a browser may fill in; <c>off</c> at shared machines.</summary>
    public string? Autocomplete { get; set; }

    public int? Maxlength { get; set; }

    public bool Autofocus { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var css = With("govuk-input", "govuk-input--error") + (Width is { } width ? $" govuk-input--width-{width}" : "");
        // A secret is never sent back to the page.
        var value = Type == "password" ? null : Value;
        WriteGroup(output, Html($"<input class=\"{css}\" id=\"{Id}\" name=\"{Name}\" type=\"{Type}\"{Attr("value", value)}{Attr("inputmode", Inputmode)}{Attr("autocomplete", Autocomplete)}{Attr("maxlength", Maxlength)}{Attr("spellcheck", Type == "text" ? "false" : null)}{Attr("aria-describedby", Describes)}{Flag("autofocus", Autofocus)}>"));
    }
}

/// <summary>Several lines of text.</summary>
[HtmlTargetElement("mc-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public int Rows { get; set; } = 4;

    public int? Maxlength { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        // The line break after the tag is eaten by the parser; without it a first empty line of the value would be.
        WriteGroup(output, Html($"<textarea class=\"{With("govuk-textarea", "govuk-textarea--error")}\" id=\"{Id}\" name=\"{Name}\" rows=\"{Rows}\"{Attr("maxlength", Maxlength)}{Attr("aria-describedby", Describes)}>\n{Value}</textarea>"));
}

/// <summary>Files to hand in; the browser cannot keep a chosen file over a refused form, so upload each as it is chosen.</summary>
[HtmlTargetElement("mc-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileTagHelper(Texts texts) : FieldTagHelper(texts)
{
    /// <summary>What the file dialog offers, e.g. <c>.pdf,image/jpeg</c>; the server looks at the content itself.</summary>
    public string? Accept { get; set; }

    public bool Multiple { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        WriteGroup(output, Html($"<input class=\"{With("govuk-file-upload", "govuk-file-upload--error")}\" id=\"{Id}\" name=\"{Name}\" type=\"file\"{Attr("accept", Accept)}{Flag("multiple", Multiple)}{Attr("aria-describedby", Describes)}>"));
}

/// <summary>A drop-down, for lists too long to lay open.</summary>
[HtmlTargetElement("mc-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public required IEnumerable<Choice> Items { get; set; }

    /// <summary>Text of an empty first line; absent: the first item is chosen.</summary>
    public string? EmptyKey { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = Value ?? "";
        var options = Items.Select(i => Html($"<option value=\"{i.Value}\"{Flag("selected", i.Value == chosen)}>{i.Text}</option>"));
        if (EmptyKey is not null)
            options = options.Prepend(Html($"<option value=\"\">{Texts[EmptyKey]}</option>"));
        WriteGroup(output, Html($"<select class=\"{With("govuk-select", "govuk-select--error")}\" id=\"{Id}\" name=\"{Name}\"{Attr("aria-describedby", Describes)}>{Join(options)}</select>"));
    }
}

/// <summary>One answer out of a few.</summary>
[HtmlTargetElement("mc-radios", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public required IEnumerable<Choice> Items { get; set; }

    /// <summary>Side by side; for two short answers.</summary>
    public bool Inline { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        WriteFieldset(output, Html($"<div class=\"govuk-radios{(Inline ? " govuk-radios--inline" : "")}\">{ChoiceItems.Of("radio", Id, Name, Items, Values)}</div>"));
}

/// <summary>Any number of answers; with one item, a thing to confirm.</summary>
[HtmlTargetElement("mc-checkboxes", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxesTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public required IEnumerable<Choice> Items { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        WriteFieldset(output, Html($"<div class=\"govuk-checkboxes\">{ChoiceItems.Of("checkbox", Id, Name, Items, Values)}</div>"));
}

internal static class ChoiceItems
{
    public static IHtmlContent Of(string type, string id, string name, IEnumerable<Choice> items, IReadOnlyCollection<string> chosen)
    {
        var block = type == "radio" ? "govuk-radios" : "govuk-checkboxes";
        return Join(items.Select((item, index) =>
        {
            // The first control bears the field's id, so that the error summary lands on it.
            var itemId = index is 0 ? id : $"{id}-{index + 1}";
            var hint = item.Hint is null ? Nothing : Html($"<div id=\"{itemId}-item-hint\" class=\"govuk-hint {block}__hint\">{item.Hint}</div>");
            var described = Attr("aria-describedby", item.Hint is null ? null : itemId + "-item-hint");
            var isOn = chosen.Contains(item.Value, StringComparer.Ordinal);
            return Html($"<div class=\"{block}__item\"><input class=\"{block}__input\" id=\"{itemId}\" name=\"{name}\" type=\"{type}\" value=\"{item.Value}\"{Flag("checked", isOn)}{described}><label class=\"govuk-label {block}__label\" for=\"{itemId}\">{item.Text}</label>{hint}</div>");
        }));
    }
}
