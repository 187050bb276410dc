using System.Text.Json;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Web.Access;
using MotCua.Web.Office;
using MotCua.Web.Parts;
using MotCua.Web.Words;

namespace MotCua.Web.Portal;

/// <summary>A dossier as anyone with its receipt sees it: where it is, which post holds it, due when and why. No name, no number.</summary>
/// <param name="Says">The state in one sentence, as an officer would say it to a neighbour.</param>
/// <param name="Next">What is left to do for the owner.</param>
/// <param name="Hours">When the counter is open next; null where nobody need come.</param>
/// <param name="Kept">How the promise was kept, once there is a result.</param>
/// <param name="Due">The chip, while the clock runs or stands still; null before acceptance and after the end.</param>
/// <param name="Expected">What the filing receipt expected, while it is not accepted.</param>
/// <param name="Holder">The post at work; never its holder's name.</param>
/// <param name="StepKey">End of the step's catalogue key.</param>
public sealed record TrackedView(
    Tracked Dossier, DateTimeOffset Now, string Says, string Next, string? Hours, string? Kept, DueView? Due, DateTimeOffset? Expected,
    IReadOnlyList<DueDay> Days, string? Rule, HolderView? Holder, string StepKey)
{
    /// <summary>Nothing was promised although it is under way.</summary>
    public bool SaysNoLimit => Dossier is { DueAt: null, ExpectedDueAt: null } && !DossierTransitions.IsEnd(Dossier.State) && Dossier.ReturnedAt is null;

    /// <summary>Something went as the owner may not like: who answers a question is told.</summary>
    public bool MayAsk => Due is { State: DueState.Late } || Dossier.State is DossierState.NotAccepted or DossierState.NotEligible or DossierState.Stopped;
}

/// <summary>Makes the answer page's view.</summary>
public sealed class TrackedViews(WorkClock clock, Deeds deeds, Texts texts)
{
    public async Task<TrackedView> OfAsync(Tracked dossier, CancellationToken cancel)
    {
        var now = deeds.Now;
        var rules = await clock.GetAsync(cancel);
        var book = new DueBook(rules, now, texts);
        var due = (DossierTransitions.Clock(dossier.State), dossier.DueAt) switch
        {
            (ClockState.Running, { } at) => book.Running(at),
            (ClockState.Paused, { } at) => new DueView(at, DueState.Paused, null),
            _ => null,
        };
        var expected = dossier.AcceptedAt is null && dossier.State is DossierState.Submitted or DossierState.PreAcceptSupplement ? dossier.ExpectedDueAt : null;
        var words = new TrackedWords(dossier, rules, now, texts);
        return new TrackedView(
            dossier, now, words.Says(due), words.Next(), words.Hours(), words.Kept(), due, expected,
            due is null && expected is null && dossier.Timeliness is null ? [] : book.Days(dossier.Deadline),
            due is null && expected is null && dossier.Timeliness is null ? null : book.Rule(dossier.Deadline), words.Holder(),
            dossier.Step is { } current ? JsonNamingPolicy.CamelCase.ConvertName(current.Kind.ToString()) : "");
    }
}
