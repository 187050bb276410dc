using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers;

/// <summary>Moves a dossier from one step to the next: the step's deed, the hand-over between offices, the next clock.</summary>
public sealed class StepMoves(AppDb db, Desk desk, DossierClock clock)
{
    public Task<DossierStep?> NextAsync(DossierId dossier, int after, CancellationToken cancel) =>
        db.DossierSteps.Where(step => step.Dossier == dossier && step.Order > after).OrderBy(step => step.Order).FirstOrDefaultAsync(cancel);

    /// <param name="note">Words for whoever comes next.</param>
    /// <param name="fact">What to write instead of the plain "finished" or "handed over".</param>
    public async Task<Result<Done>> ForwardAsync(OpenDossier open, string? note, CancellationToken cancel, Func<NoteRef?, object>? fact = null)
    {
        var (dossier, step, deed) = open;
        if (await NextAsync(dossier.Id, step!.Order, cancel) is not { } next)
            return new Refusal("dossier.no-step", "Nothing is left to do on this dossier.");
        if (dossier.GoTo(next.Order) is { } unlawful)
            return unlawful;
        var dueBy = step.Kind == StepKind.Receive ? step.DueAt : null;
        var words = await desk.NoteAsync(open, new NoteText(note ?? ""), cancel);
        step.Finish(deed, words is null ? null : new NoteId(words.Note));
        // Saved before the next step becomes current: at any moment one step is, and the database holds us to it.
        await db.SaveChangesAsync(cancel);
        next.Begin(deed.At, await clock.StepDueAsync(next, dossier, deed.At, cancel));
        if (next.Office != step.Office)
            AddHandOver(open, step, next, dueBy);
        await desk.SaveAsync(open, fact?.Invoke(words) ?? (next.Office != step.Office
            ? new DossierHandedOver(step.Order, next.Order, step.Office.Value, next.Office.Value, words, dossier.State)
            : new StepFinished(step.Order, step.Kind.ToString(), words, dossier.State)), cancel);
        return Done.Value;
    }

    public void AddHandOver(OpenDossier open, DossierStep from, DossierStep to, DateTimeOffset? dueBy) => db.Add(new HandOver
    {
        Id = open.Deed.NewId<HandOverId>(), Dossier = open.Dossier.Id, FromOffice = from.Office, ToOffice = to.Office,
        GivenBy = Guid.Parse(open.Deed.Actor.Id), At = open.Deed.At, DueBy = dueBy, Step = from.Order,
    });
}
