using System.Text.Json;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Web.Access;
using MotCua.Web.Office;
using MotCua.Web.Parts;
using MotCua.Web.Words;

namespace MotCua.Web.Portal;

/// <summary>A dossier as anyone with its receipt sees it: where it is, which post holds it, due when and why. No name, no number.</summary>
/// <param name="Due">The chip, while the clock runs or stands still; null before acceptance and after the end.</param>
/// <param name="Expected">What the filing receipt expected, while it is not accepted.</param>
/// <param name="Holder">The post at work; never its holder's name.</param>
/// <param name="StepKey">End of the step's catalogue key.</param>
public sealed record TrackedView(
    Tracked Dossier, DateTimeOffset Now, DueView? Due, DateTimeOffset? Expected, IReadOnlyList<DueDay> Days, string? Rule, HolderView? Holder, string StepKey)
{
    /// <summary>Nothing was promised although it is under way.</summary>
    public bool SaysNoLimit => Dossier is { DueAt: null, ExpectedDueAt: null } && !DossierTransitions.IsEnd(Dossier.State) && Dossier.ReturnedAt is null;
}

/// <summary>Makes the answer page's view.</summary>
public sealed class TrackedViews(WorkClock clock, Deeds deeds, Texts texts)
{
    public async Task<TrackedView> OfAsync(Tracked dossier, CancellationToken cancel)
    {
        var now = deeds.Now;
        var book = new DueBook(await clock.GetAsync(cancel), now, texts);
        var due = (DossierTransitions.Clock(dossier.State), dossier.DueAt) switch
        {
            (ClockState.Running, { } at) => book.Running(at),
            (ClockState.Paused, { } at) => new DueView(at, DueState.Paused, null),
            _ => null,
        };
        var expected = dossier.AcceptedAt is null && dossier.State is DossierState.Submitted or DossierState.PreAcceptSupplement ? dossier.ExpectedDueAt : null;
        var holder = dossier.Step is { } step
            ? new HolderView(
                string.Join(" / ", step.Posts.Take(2).Select(post => texts["post.kind." + JsonNamingPolicy.CamelCase.ConvertName(post.ToString())])),
                texts.Language == Language.English && step.OfficeEn.Length > 0 ? step.OfficeEn : step.Office, null, step.Since)
            : null;
        return new TrackedView(dossier, now, due, expected, due is null ? [] : book.Days(dossier.Deadline),
            due is null && expected is null ? null : book.Rule(dossier.Deadline), holder,
            dossier.Step is { } current ? JsonNamingPolicy.CamelCase.ConvertName(current.Kind.ToString()) : "");
    }
}
