using MotCua.Modules.Dossiers;
using MotCua.Modules.Procedures;
using MotCua.Web.Parts;
using MotCua.Web.Words;
using LineState = MotCua.Web.Parts.StepState;
using StepState = MotCua.Modules.Dossiers.StepState;

namespace MotCua.Web.Office;

/// <summary>A dossier's way told step by step: who, in which post, when, how long against how long allotted.</summary>
internal static class StepLines
{
    public static IReadOnlyList<TimelineStep> Of(DossierView view, DueBook dues, Texts texts)
    {
        var lines = new List<TimelineStep>();
        foreach (var step in view.Steps)
        {
            lines.Add(Line(step, dues, texts));
            if (step.Step.State == StepState.Current && DossierTransitions.Clock(view.Dossier.State) == ClockState.Paused)
                lines.Add(new TimelineStep(texts["office.way.paused"], LineState.Pause, At: view.Supplement?.AskedAt));
        }
        return lines;
    }

    /// <summary>Words typed into a form the page, as it stands now, no longer shows.</summary>
    public static IReadOnlyList<string> Homeless(DossierView view, DossierModel typed)
    {
        var kind = view.Mine is null ? null : view.Current?.Step.Kind;
        var working = kind is not null && view.Dossier.State == DossierState.InProgress;
        var words = new List<string?>();
        if (kind is null or StepKind.Number or StepKind.Receive or StepKind.Return)
            words.Add(typed.Note);
        if (kind is not StepKind.Number)
            words.Add(typed.Number);
        if (!working)
            words.Add(typed.SendBackReason);
        if (!working || view.Supplement is not null)
            words.AddRange([.. typed.What.Values, typed.SupplementReason]);
        return [.. words.Where(word => !string.IsNullOrWhiteSpace(word)).Select(word => word!.Trim())];
    }

    private static TimelineStep Line(StepView view, DueBook dues, Texts texts)
    {
        var step = view.Step;
        var office = view.Office is { } at ? texts.Either(at.Name, at.NameEn) : null;
        var allotted = step.OffClock ? texts["office.way.off-clock"] : step.Minutes is { } minutes ? texts.Duration(minutes) : null;
        return step.State switch
        {
            StepState.Done => new TimelineStep(texts.Kind(step.Kind), LineState.Done, Who(view, office, texts), step.DoneAt,
                step.StartedAt is { } from && step.DoneAt is { } until ? Spent(dues.Spent(from, until), step.OffClock ? null : allotted, texts) : null, view.Note),
            StepState.Current => new TimelineStep(texts.Kind(step.Kind), LineState.Now, Holders(view, office, texts), step.StartedAt,
                step.StartedAt is { } begun ? Spent(dues.Spent(begun, dues.Now), step.OffClock ? null : allotted, texts) : null,
                step.SentBack > 0 ? texts["office.way.sent-back", step.SentBack] : null),
            _ => new TimelineStep(texts.Kind(step.Kind), LineState.ToCome, office, null, step.OffClock ? allotted : allotted is null ? null : texts["office.way.allotted", allotted]),
        };
    }

    private static string Spent(int minutes, string? allotted, Texts texts) =>
        allotted is null ? texts.Duration(minutes) : texts["office.way.spent", texts.Duration(minutes), allotted];

    private static string? Who(StepView view, string? office, Texts texts)
    {
        var post = view.DonePostTitle is { } title ? texts.Either(title, view.DonePostTitleEn ?? "") : office;
        var right = view.Step.DoneHolding is { } holding and not "permanent" ? $" ({texts.Holding(holding)})" : "";
        return view.DoneByName is { } name ? $"{post} – {name}{right}" : post;
    }

    private static string? Holders(StepView view, string? office, Texts texts)
    {
        var held = view.Holders.DistinctBy(holder => holder.PostId).Select(holder => $"{texts.Either(holder.Title, holder.TitleEn)} – {holder.FullName}").ToList();
        if (held.Count == 0)
            return office;
        // Any of several may do it: two are named, the rest counted.
        var named = string.Join("; ", held.Take(2)) + (held.Count > 2 ? " " + texts["office.way.and-more", held.Count - 2] : "");
        return office is null ? named : $"{named} ({office})";
    }
}
