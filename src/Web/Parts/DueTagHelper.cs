using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using MotCua.Web.Words;
using static MotCua.Web.Parts.Markup;

namespace MotCua.Web.Parts;

/// <summary>How a promise stands; always told by colour, sign and word together.</summary>
public enum DueState
{
    OnTime,
    Soon,
    Late,
    Paused,
}

/// <summary>A promised moment as a page shows it.</summary>
/// <param name="WorkingDaysLeft">Whole working days until due; 0 today, negative when late by so many; null when it is not counted in days.</param>
public sealed record DueView(DateTimeOffset DueAt, DueState State, int? WorkingDaysLeft);

/// <summary>One calendar day of the reckoning.</summary>
/// <param name="Counted">Whether the day counts towards the time allowed.</param>
/// <param name="Reason">Why it does not count (Tết, thứ Bảy, chờ bổ sung), or a note on one that does; in the reader's language.</param>
public sealed record DueDay(DateOnly Day, bool Counted, string? Reason = null);

/// <summary>The due chip: <c>&lt;mc-due due="view" now="now" days="days" rule="text" /&gt;</c>. With days or a rule it opens to show why.</summary>
[HtmlTargetElement("mc-due", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DueTagHelper(Texts texts) : TagHelper
{
    public required DueView Due { get; set; }

    /// <summary>The page's moment; the year is shown only when it is another.</summary>
    public required DateTimeOffset Now { get; set; }

    public IReadOnlyList<DueDay>? Days { get; set; }

    /// <summary>The rule and its source, in the reader's language.</summary>
    public string? Rule { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (css, key) = Due.State switch
        {
            DueState.OnTime => ("on-time", "due.state.on-time"),
            DueState.Soon => ("soon", "due.state.soon"),
            DueState.Late => ("late", "due.state.late"),
            _ => ("paused", "due.state.paused"),
        };
        var chip = Html($"<span class=\"due-chip due-chip--{css}\"><span class=\"due-chip__state\">{texts[key]}</span> <span class=\"due-chip__when\">{texts["due.at", texts.ShortMoment(Due.DueAt, Now)]}{Left()}</span></span>");
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Days is not { Count: > 0 } && Rule is null)
        {
            output.TagName = "span";
            output.Attributes.SetAttribute("class", "due");
            output.Content.SetHtmlContent(chip);
            return;
        }
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "due");
        var rule = Rule is null ? Nothing : Html($"<p class=\"why__rule\">{Rule}</p>");
        output.Content.SetHtmlContent(Html($"<summary>{chip}<span class=\"due__why\">{texts["due.why"]}</span></summary><div class=\"why\">{Strip()}{rule}</div>"));
    }

    private IHtmlContent Left() => (Due.State, Due.WorkingDaysLeft) switch
    {
        (DueState.Paused, _) or (_, null) => Nothing,
        (_, 0) => Html($" · {texts["due.today"]}"),
        (_, 1) => Html($" · {texts["due.left.one"]}"),
        (_, -1) => Html($" · {texts["due.over.one"]}"),
        (_, < 0) => Html($" · {texts["due.over", -Due.WorkingDaysLeft.Value]}"),
        _ => Html($" · {texts["due.left", Due.WorkingDaysLeft.Value]}"),
    };

    private IHtmlContent Strip()
    {
        if (Days is not { Count: > 0 })
            return Nothing;
        var count = 0;
        return Html($"<ol class=\"why__days\">{Join(Days.Select(day => Day(day, day.Counted ? ++count : null)))}</ol>");
    }

    private IHtmlContent Day(DueDay day, int? number)
    {
        var date = Html($"<span class=\"why__date\">{texts["weekday.short." + (int)day.Day.DayOfWeek]} {texts.ShortDate(day.Day)}</span>");
        var reason = day.Reason is null ? Nothing : Html($"<span class=\"why__reason\">{day.Reason}</span>");
        return number is { } n
            ? Html($"<li class=\"why__day\">{date}<span class=\"why__count\">{texts["due.day", n]}</span>{reason}</li>")
            : Html($"<li class=\"why__day why__day--out\"><s>{date}</s><span class=\"govuk-visually-hidden\">{texts["due.not-counted"]}</span>{reason}</li>");
    }
}
