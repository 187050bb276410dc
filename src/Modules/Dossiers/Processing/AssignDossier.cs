using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;

namespace MotCua.Modules.Dossiers.Processing;

/// <summary>The head gives the next step to one post of the office that carries it.</summary>
public sealed record AssignDossier(DossierId Dossier, int? SeenVersion, Guid Post, string? Note);

public sealed class AssignDossierHandler(AppDb db, Desk desk, StepMoves moves)
{
    public async Task<Result<Done>> HandleAsync(AssignDossier request, Deed deed, CancellationToken cancel)
    {
        var opened = await desk.AtStepAsync(request.Dossier, request.SeenVersion, deed, [StepKind.Assign], cancel);
        if (opened.IsRefused(out var refusal))
            return refusal;
        var (dossier, step, _) = opened.Value;
        if (await moves.NextAsync(dossier.Id, step!.Order, cancel) is not { } next)
            return new Refusal("dossier.no-step", "Nothing is left to do on this dossier.");
        var post = await db.Posts.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == new PostId(request.Post), cancel);
        if (post is null || post.OfficeId != next.Office || !next.PostKinds.Contains(post.Kind) || !post.IsInForce(deed.At.LegalDay()))
            return new Refusal("dossier.assign.post", "Choose a post of the office that carries the next step.", nameof(request.Post));
        next.Assign(request.Post);
        return await moves.ForwardAsync(opened.Value, request.Note, cancel, note => new DossierAssigned(next.Order, request.Post, note, dossier.State));
    }
}
