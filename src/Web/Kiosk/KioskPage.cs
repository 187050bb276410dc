using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Modules.Procedures;
using MotCua.Web.Words;

namespace MotCua.Web.Kiosk;

/// <summary>The five steps a visitor sees.</summary>
public enum KioskStep { Card = 1, Person, Procedure, Papers, Receipt }

/// <summary>
/// A page of the journey: it is shown only to somebody who is on one and has come that far. Who has filed already is led to
/// the receipt, from whatever page the Back key brings up; who let the journey run out is told so.
/// </summary>
public abstract class KioskPage(KioskJourney journeys) : PageModel
{
    /// <summary>The journey as it was when the request came.</summary>
    public Journey Journey { get; private set; } = null!;

    public abstract KioskStep Step { get; }

    /// <summary>The page before this one, where a person who came too early is sent; null when the journey has come far enough.</summary>
    protected abstract string? TooEarly(Journey journey);

    /// <summary>The page is part of looking for a dossier, which is a short way of its own.</summary>
    protected virtual bool Tracks => false;

    /// <summary>Loads what the page stands on; an address when it cannot be shown and the person is sent there.</summary>
    protected virtual Task<string?> PrepareAsync(CancellationToken cancel) => Task.FromResult<string?>(null);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await journeys.ReadAsync(HttpContext.RequestAborted) is not { } journey)
        {
            context.Result = Redirect(journeys.IsCarried || !HttpMethods.IsGet(Request.Method) ? "/kiosk/ended" : "/kiosk");
            return;
        }
        if (journey.Filed is not null)
        {
            context.Result = Redirect("/kiosk/receipt?again=true");
            return;
        }
        if (journey.OnlyTrack != Tracks)
        {
            context.Result = Redirect(journey.OnlyTrack ? "/kiosk/track" : "/kiosk");
            return;
        }
        Journey = journey;
        if (TooEarly(journey) is { } before || (before = await PrepareAsync(HttpContext.RequestAborted)) is not null)
        {
            context.Result = Redirect(before);
            return;
        }
        if (!Tracks)
        {
            ViewData["Steps"] = StepNames(HttpContext, journey.OnlyList);
            ViewData["Step"] = journey.OnlyList ? (int)Step - (int)KioskStep.Person : (int)Step;
        }
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public static IReadOnlyList<string> StepNames(HttpContext http, bool onlyList)
    {
        var texts = http.RequestServices.GetRequiredService<Texts>();
        return onlyList
            ? [texts["kiosk.step.procedure"], texts["kiosk.step.papers"]]
            : [texts["kiosk.step.card"], texts["kiosk.step.person"], texts["kiosk.step.procedure"], texts["kiosk.step.papers"], texts["kiosk.step.receipt"]];
    }

    /// <summary>Takes a procedure and goes to what must be asked or told next.</summary>
    protected Task<IActionResult> ChooseAsync(ProcedureCard card, CancellationToken cancel)
    {
        var chosen = Journey with { Procedure = card.Code, Case = card.CaseOf(null), Declared = [] };
        var served = !card.KnownByNameOnly && card.Levels.HasFlag(ProcedureLevels.Commune);
        return GoOnAsync(chosen, !served ? "/kiosk/not-here" : chosen.Case is null ? "/kiosk/case" : "/kiosk/answer", cancel);
    }

    /// <summary>Keeps the answer and goes on; a full lane is told on the page and nothing typed is lost.</summary>
    protected async Task<IActionResult> GoOnAsync(Journey journey, string to, CancellationToken cancel) =>
        (await journeys.SaveAsync(journey, cancel)).IsRefused(out var refusal) ? this.Refused(refusal) : Redirect(to);
}
