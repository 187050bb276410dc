using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Applicants;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;

namespace MotCua.Modules.Dossiers;

/// <summary>A dossier laid on the desk of somebody who may act on it; the deed now carries the authority.</summary>
public sealed record OpenDossier(Dossier Dossier, DossierStep? Step, Deed Deed);

/// <summary>
/// Where every act on a dossier begins and ends: finds the dossier, resolves under which post the person acts at this moment,
/// and saves the change together with its journal entry. No page and no endpoint gets round it.
/// </summary>
public sealed class Desk(AppDb db, Journal journal, Holders holders, PersonVault vault)
{
    /// <summary>Nothing there, or not theirs to see: the same answer for both.</summary>
    public static readonly Refusal Unknown = new("dossier.unknown", "There is no such dossier.");

    /// <summary>The kinds of post that stand at the counter of a service centre.</summary>
    public static readonly IReadOnlyList<PostKind> CounterPosts = [PostKind.OneStopOfficer, PostKind.CentreDirector];

    /// <summary>For acts of the receiving office's counter.</summary>
    /// <param name="seenVersion">Version the person looked at; null when no page was shown before.</param>
    public async Task<Result<OpenDossier>> AtCounterAsync(DossierId id, int? seenVersion, Deed deed, CancellationToken cancel)
    {
        if (await TakeUpAsync(id, cancel) is not { } dossier)
            return Unknown;
        if (await AuthorityAsync(deed, dossier.ReceivingOffice, CounterPosts, null, cancel) is not { } held)
            return Unknown;
        if (dossier.MeantFor(seenVersion) is { } changed)
            return changed;
        return new OpenDossier(dossier, await CurrentStepAsync(dossier, cancel), deed with { Authority = held.ToAuthority() });
    }

    /// <summary>For acts of whoever holds the current step, which must be of one of <paramref name="kinds"/> (any, when empty).</summary>
    public async Task<Result<OpenDossier>> AtStepAsync(DossierId id, int? seenVersion, Deed deed, IReadOnlyList<StepKind> kinds, CancellationToken cancel)
    {
        if (await TakeUpAsync(id, cancel) is not { } dossier || !await MaySeeAsync(dossier, deed, cancel))
            return Unknown;
        if (dossier.MeantFor(seenVersion) is { } changed)
            return changed;
        if (await CurrentStepAsync(dossier, cancel) is not { } step)
            return new Refusal("dossier.no-step", "Nothing is left to do on this dossier.");
        if (kinds.Count > 0 && !kinds.Contains(step.Kind))
            return new Refusal("dossier.step.other-kind", "The dossier is at another step now.") { Args = [step.Order] };
        if (await AuthorityAsync(deed, step.Office, step.PostKinds, step.AssignedPost, cancel) is not { } held)
            return new Refusal("access.post.not-held", "You do not hold the post this step belongs to.");
        return new OpenDossier(dossier, step, deed with { Authority = held.ToAuthority() });
    }

    /// <summary>The post under which the actor may act for an office at the moment of the deed; null when there is none.</summary>
    public async Task<HeldPost?> AuthorityAsync(Deed deed, OfficeId office, IReadOnlyList<PostKind> kinds, Guid? onlyPost, CancellationToken cancel)
    {
        if (deed.Actor.Kind != ActorKind.Officer)
            return null;
        var posts = await holders.PostsOfAsync(new PersonId(Guid.Parse(deed.Actor.Id)), deed.At, cancel);
        return posts.FirstOrDefault(held => held.Office.Id == office && kinds.Contains(held.Post.Kind)
            && (onlyPost is null || held.Post.Id.Value == onlyPost));
    }

    /// <summary>Officers see the dossiers of their own unit, and those that pass through an office of theirs.</summary>
    public async Task<bool> MaySeeAsync(Dossier dossier, Deed deed, CancellationToken cancel)
    {
        if (deed.Actor.Kind != ActorKind.Officer)
            return false;
        var posts = await holders.PostsOfAsync(new PersonId(Guid.Parse(deed.Actor.Id)), deed.At, cancel);
        var mine = posts.Select(held => held.Office.Id).ToHashSet();
        if (mine.Contains(dossier.ReceivingOffice) || mine.Contains(dossier.CompetentOffice))
            return true;
        var units = posts.Where(held => held.Unit is not null).Select(held => held.Unit!.Id).ToHashSet();
        var offices = await db.Offices.AsNoTracking().Where(office => office.Id == dossier.ReceivingOffice || office.Id == dossier.CompetentOffice)
            .Select(office => office.UnitId).ToListAsync(cancel);
        return offices.Any(unit => unit is { } its && units.Contains(its))
            || await db.DossierSteps.AnyAsync(step => step.Dossier == dossier.Id && mine.Contains(step.Office), cancel);
    }

    /// <summary>Writes the fact and saves everything changed since the dossier was opened.</summary>
    public async Task SaveAsync<TFact>(OpenDossier open, TFact fact, CancellationToken cancel) where TFact : class
    {
        open.Dossier.Wrote(await journal.WriteAsync(open.Deed, open.Dossier.Stream, fact, cancel));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Seals an officer's words under the owner's key; null for no words.</summary>
    public async Task<NoteRef?> NoteAsync(OpenDossier open, NoteText? text, CancellationToken cancel)
    {
        if (text is null || (string.IsNullOrWhiteSpace(text.Text) && text.Items is null))
            return null;
        var key = await db.Applicants.Where(applicant => applicant.Id == open.Dossier.Owner).Select(applicant => applicant.Key).SingleAsync(cancel);
        var note = vault.Seal(text with { Text = text.Text.Trim() }, KeyRef.Parse(key));
        var id = open.Deed.NewId<NoteId>();
        db.Add(new DossierNote { Id = id, Dossier = open.Dossier.Id, Cipher = note.Cipher, Digest = note.Digest, At = open.Deed.At });
        return new NoteRef(id.Value, note.Digest);
    }

    /// <summary>
    /// The dossier, held until the command ends: whoever acts on it at the same moment waits, then sees what was done. Without it one
    /// command could read the dossier before and its steps after another's commit.
    /// </summary>
    private async Task<Dossier?> TakeUpAsync(DossierId id, CancellationToken cancel) =>
        await db.Dossiers.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(its => its.Version, its => its.Version), cancel) == 0
            ? null : await db.Dossiers.FindAsync([id], cancel);

    public Task<DossierStep?> CurrentStepAsync(Dossier dossier, CancellationToken cancel) =>
        db.DossierSteps.SingleOrDefaultAsync(step => step.Dossier == dossier.Id && step.State == StepState.Current, cancel);
}
