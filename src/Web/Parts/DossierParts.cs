using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using MotCua.Web.Words;
using static MotCua.Web.Parts.Markup;

namespace MotCua.Web.Parts;

/// <summary>By what right the person holds the post.</summary>
public enum HolderAuthority
{
    /// <summary>It is theirs.</summary>
    Permanent,

    /// <summary>Stands in for an absent holder.</summary>
    StandIn,

    /// <summary>Acting head while the post is empty.</summary>
    Acting,

    /// <summary>Sent from another body for a time.</summary>
    Seconded,
}

/// <summary>Who holds a dossier or a step: the post first, the name under it.</summary>
/// <param name="Person">Null where the reader may know the post only, or when nobody holds it.</param>
public sealed record HolderView(string Post, string? Unit, string? Person, DateTimeOffset? Since, HolderAuthority Authority = HolderAuthority.Permanent);

/// <summary>Who holds it: <c>&lt;mc-holder holder="view" /&gt;</c>.</summary>
[HtmlTargetElement("mc-holder", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HolderTagHelper(Texts texts) : TagHelper
{
    public required HolderView Holder { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "holder");
        var authority = Holder.Authority switch
        {
            HolderAuthority.StandIn => texts["holder.stand-in"],
            HolderAuthority.Acting => texts["holder.acting"],
            HolderAuthority.Seconded => texts["holder.seconded"],
            _ => null,
        };
        output.Content.SetHtmlContent(Join(
        [
            Html($"<span class=\"holder__post\">{Holder.Post}</span>"),
            Holder.Unit is null ? Nothing : Html($"<span class=\"holder__unit\">{Holder.Unit}</span>"),
            Holder.Person is null ? Nothing : Html($"<span class=\"holder__person\"><span translate=\"no\">{Holder.Person}</span>{(authority is null ? Nothing : Html($" <span class=\"holder__authority\">{authority}</span>"))}</span>"),
            Holder.Since is { } since ? Html($"<span class=\"holder__since\">{texts["holder.since", texts.Moment(since)]}</span>") : Nothing,
        ]));
    }
}

/// <summary>Where a step stands on the line.</summary>
public enum StepState
{
    Done,
    Now,
    ToCome,

    /// <summary>The clock stood still here.</summary>
    Pause,

    /// <summary>Another body was asked; runs beside the line.</summary>
    Side,
}

/// <summary>One step of a dossier's way; all texts in the reader's language.</summary>
/// <param name="Who">Post, and name where the reader may know it.</param>
/// <param name="At">When it was done or began.</param>
/// <param name="Spent">How long against how long allotted, e.g. "3 giờ / 8 giờ".</param>
public sealed record TimelineStep(string Title, StepState State, string? Who = null, DateTimeOffset? At = null, string? Spent = null, string? Note = null);

/// <summary>The dossier's way as a vertical line: <c>&lt;mc-timeline steps="steps" /&gt;</c>.</summary>
[HtmlTargetElement("mc-timeline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimelineTagHelper(Texts texts) : TagHelper
{
    public required IReadOnlyList<TimelineStep> Steps { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "timeline");
        output.Content.SetHtmlContent(Join(Steps.Select(Step)));
    }

    private IHtmlContent Step(TimelineStep step)
    {
        var (css, key) = step.State switch
        {
            StepState.Done => ("done", "timeline.done"),
            StepState.Now => ("now", "timeline.now"),
            StepState.Pause => ("pause", "timeline.pause"),
            StepState.Side => ("side", "timeline.side"),
            _ => ("to-come", "timeline.to-come"),
        };
        var current = Attr("aria-current", step.State is StepState.Now ? "step" : null);
        return Html($"<li class=\"timeline__step timeline__step--{css}\"{current}><span class=\"timeline__title\">{step.Title}</span> <span class=\"timeline__state\">{texts[key]}</span>{Line("who", step.Who)}{Line("at", step.At is { } at ? texts.Moment(at) : null)}{Line("spent", step.Spent)}{Line("note", step.Note)}</li>");
    }

    private static IHtmlContent Line(string part, string? text) =>
        text is null ? Nothing : Html($"<span class=\"timeline__{part}\">{text}</span>");
}
