using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Applicants;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;

namespace MotCua.Modules.Dossiers;

/// <summary>A dossier as the officers who may see it see it.</summary>
/// <param name="Owner">Null when the owner's data was erased.</param>
/// <param name="Mine">The post under which the viewer may do the current step; null when the step is somebody else's.</param>
/// <param name="AtCounter">The viewer stands at the counter that received it.</param>
public sealed record DossierView(
    Dossier Dossier, ProcedureCard Procedure, ApplicantDetails? Owner, string OwnerKey, IReadOnlyList<PaperView> Papers, IReadOnlyList<StepView> Steps,
    IReadOnlyList<HistoryLine> History, IReadOnlyList<HandOverView> HandOvers, SupplementView? Supplement, Office Receiving, Office Competent, Unit? Unit,
    HeldPost? Mine, bool AtCounter)
{
    /// <summary>What was printed of it, in order.</summary>
    public IReadOnlyList<PrintedCopy> Prints => [.. History.Select(line => line.Print).OfType<PrintedCopy>()];

    /// <summary>The case the owner chose, as the procedure words it; null when the procedure has none.</summary>
    public string? CaseName => Procedure.Content.Cases.FirstOrDefault(known => known.Key == Dossier.Case)?.Name;

    public StepView? Current => Steps.FirstOrDefault(step => step.Step.State == StepState.Current);
}

public sealed record PaperView(ProcedureComponent Component, PaperStatus Status, int Originals, int Copies, bool Declared, IReadOnlyList<StoredFile> Scans);

/// <param name="Holders">Who may act now; empty raises an alarm.</param>
public sealed record StepView(DossierStep Step, Office? Office, IReadOnlyList<Holder> Holders, string? DoneByName, string? DonePostTitle, string? DonePostTitleEn, string? Note);

/// <param name="Fact">Name of the fact; catalogues hold its words.</param>
public sealed record HistoryLine(int Version, string Fact, DateTimeOffset At, ActorKind Actor, string? Person, string? Post, string? PostEn, string? HoldingKind, string? Note)
{
    /// <summary>Set when the line tells of a print.</summary>
    public PrintedCopy? Print { get; init; }
}

/// <summary>One copy of a printed form.</summary>
/// <param name="Copy">1 for the first.</param>
public sealed record PrintedCopy(string Form, int Copy, DateTimeOffset At)
{
    /// <summary>Name of the fact in the journal.</summary>
    public const string Fact = "dossier.printed";
}

public sealed record HandOverView(DateTimeOffset At, string From, string FromEn, string To, string ToEn, string? GivenBy, DateTimeOffset? DueBy);

public sealed record SupplementView(IReadOnlyList<SupplementItem> Items, string? Reason, DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt);

public sealed class DossierQueries(AppDb db, PersonVault vault, Catalogue catalogue, OfficeDirectory offices, Holders holders, Desk desk)
{
    /// <summary>The dossier, or <see cref="Desk.Unknown"/> when it is not there or not the viewer's to see.</summary>
    public async Task<Result<DossierView>> ReadAsync(DossierId id, Deed viewer, CancellationToken cancel)
    {
        if (await db.Dossiers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } dossier || !await desk.MaySeeAsync(dossier, viewer, cancel))
            return Desk.Unknown;
        var picture = await offices.GetAsync(cancel);
        var procedure = await catalogue.VersionOfAsync(dossier, cancel);
        var owner = await db.Applicants.AsNoTracking().SingleAsync(row => row.Id == dossier.Owner, cancel);
        var notes = await NotesAsync(id, owner.Key, cancel);
        var steps = await StepsAsync(dossier, picture, notes, viewer.At, cancel);
        var mine = steps.FirstOrDefault(step => step.Step.State == StepState.Current) is { } current
            ? await desk.AuthorityAsync(viewer, current.Step.Office, current.Step.PostKinds, current.Step.AssignedPost, cancel) : null;
        var atCounter = await desk.AuthorityAsync(viewer, dossier.ReceivingOffice, Desk.CounterPosts, null, cancel) is not null;
        return new DossierView(
            dossier, procedure, vault.Open<ApplicantDetails>(owner.Sealed), owner.Key, await PapersAsync(dossier, procedure, cancel), steps,
            await HistoryAsync(dossier, notes, cancel), await HandOversAsync(id, picture, cancel), await SupplementAsync(id, notes, cancel),
            picture.Office(dossier.ReceivingOffice)!, picture.Office(dossier.CompetentOffice)!, picture.UnitOf(dossier.ReceivingOffice), mine, atCounter);
    }

    /// <summary>Names of owners for a work list, opened for officers who may see it; null where erased.</summary>
    public async Task<IReadOnlyDictionary<ApplicantId, string?>> OwnerNamesAsync(IReadOnlyCollection<ApplicantId> ids, CancellationToken cancel) =>
        (await db.Applicants.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancel))
            .ToDictionary(row => row.Id, row => vault.Open<ApplicantDetails>(row.Sealed)?.FullName);

    /// <summary>A scan of a dossier the viewer may see; null otherwise.</summary>
    public async Task<StoredFile?> ScanAsync(DossierId id, FileId file, Deed viewer, CancellationToken cancel)
    {
        if (await db.Dossiers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } dossier || !await desk.MaySeeAsync(dossier, viewer, cancel)
            || !await db.DossierScans.AnyAsync(scan => scan.Dossier == id && scan.File == file, cancel))
            return null;
        return await db.Files.AsNoTracking().FirstOrDefaultAsync(row => row.Id == file, cancel);
    }

    /// <summary>Posts a head may give the step after the current one to, with who holds them and how many steps they have in hand.</summary>
    public async Task<IReadOnlyList<(Holder Holder, int InHand)>> AssigneesAsync(DossierView view, DateTimeOffset at, CancellationToken cancel)
    {
        if (view.Current is not { } current || view.Steps.FirstOrDefault(step => step.Step.Order == current.Step.Order + 1) is not { } next)
            return [];
        var candidates = new List<Holder>();
        foreach (var kind in next.Step.PostKinds)
            candidates.AddRange((await holders.HoldersAtAsync(next.Step.Office, kind, at, cancel)).DistinctBy(holder => holder.PostId));
        var load = await db.DossierSteps.Where(step => step.Office == next.Step.Office && step.State == StepState.Current && step.AssignedPost != null)
            .GroupBy(step => step.AssignedPost).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        return [.. candidates.Select(holder => (holder, load.FirstOrDefault(row => row.Key == holder.PostId.Value)?.Count ?? 0)).OrderBy(row => row.Item2)];
    }

    private async Task<IReadOnlyList<PaperView>> PapersAsync(Dossier dossier, ProcedureCard procedure, CancellationToken cancel)
    {
        var papers = await db.DossierPapers.AsNoTracking().Where(paper => paper.Dossier == dossier.Id).ToDictionaryAsync(paper => paper.Component, cancel);
        var scans = await (from scan in db.DossierScans.AsNoTracking() where scan.Dossier == dossier.Id
                           join file in db.Set<StoredFile>().AsNoTracking() on scan.File equals file.Id
                           orderby scan.At select new { scan.Component, File = file }).ToListAsync(cancel);
        return [.. procedure.ComponentsOf(dossier.Case).Select(component =>
        {
            var paper = papers.GetValueOrDefault(component.Key);
            return new PaperView(component, paper?.Status ?? PaperStatus.Unseen, paper?.Originals ?? 0, paper?.Copies ?? 0,
                dossier.Declared.Contains(component.Key), [.. scans.Where(scan => scan.Component == component.Key).Select(scan => scan.File)]);
        })];
    }

    private async Task<IReadOnlyList<StepView>> StepsAsync(
        Dossier dossier, OfficePicture picture, IReadOnlyDictionary<Guid, NoteText?> notes, DateTimeOffset at, CancellationToken cancel)
    {
        var steps = await db.DossierSteps.AsNoTracking().Where(step => step.Dossier == dossier.Id).OrderBy(step => step.Order).ToListAsync(cancel);
        var people = steps.Where(step => step.DoneBy is not null).Select(step => new PersonId(step.DoneBy!.Value)).Distinct().ToList();
        var names = await holders.PersonsAsync(people, cancel);
        var postIds = steps.SelectMany(step => new[] { step.DonePost, step.AssignedPost }).OfType<Guid>().Select(id => new PostId(id)).Distinct().ToList();
        var posts = await db.Posts.AsNoTracking().Where(post => postIds.Contains(post.Id)).ToDictionaryAsync(post => post.Id.Value, cancel);
        var views = new List<StepView>();
        foreach (var step in steps)
        {
            var now = new List<Holder>();
            if (step.State == StepState.Current)
            {
                foreach (var kind in step.PostKinds)
                    now.AddRange(await holders.HoldersAtAsync(step.Office, kind, at, cancel));
                if (step.AssignedPost is { } assigned)
                    now.RemoveAll(holder => holder.PostId.Value != assigned);
            }
            var post = (step.DonePost ?? step.AssignedPost) is { } known ? posts.GetValueOrDefault(known) : null;
            views.Add(new StepView(step, picture.Office(step.Office), now,
                step.DoneBy is { } by ? names.GetValueOrDefault(new PersonId(by))?.FullName : null, post?.Title, post?.TitleEn,
                step.Note is { } note ? notes.GetValueOrDefault(note.Value)?.Text : null));
        }
        return views;
    }

    private async Task<IReadOnlyList<HistoryLine>> HistoryAsync(Dossier dossier, IReadOnlyDictionary<Guid, NoteText?> notes, CancellationToken cancel)
    {
        var stream = dossier.Stream;
        var entries = await db.Journal.AsNoTracking().Where(entry => entry.Stream == stream).OrderBy(entry => entry.Version).ToListAsync(cancel);
        var deeds = entries.Select(entry => StoredJson.Read<Deed>(entry.Deed)).ToList();
        var people = deeds.Where(deed => deed.Actor.Kind == ActorKind.Officer).Select(deed => new PersonId(Guid.Parse(deed.Actor.Id))).Distinct().ToList();
        var names = await holders.PersonsAsync(people, cancel);
        var postIds = deeds.Select(deed => deed.Authority?.Post).OfType<Guid>().Select(id => new PostId(id)).Distinct().ToList();
        var posts = await db.Posts.AsNoTracking().Where(post => postIds.Contains(post.Id)).ToDictionaryAsync(post => post.Id.Value, cancel);
        return [.. entries.Zip(deeds, (entry, deed) =>
        {
            var person = deed.Actor.Kind == ActorKind.Officer ? names.GetValueOrDefault(new PersonId(Guid.Parse(deed.Actor.Id)))?.FullName : null;
            var post = deed.Authority is { } authority ? posts.GetValueOrDefault(authority.Post) : null;
            return new HistoryLine(entry.Version, entry.Fact, deed.At, deed.Actor.Kind, person, post?.Title, post?.TitleEn, deed.Authority?.HoldingKind, NoteOf(entry, notes))
            {
                Print = entry.Fact == PrintedCopy.Fact && StoredJson.Read<DossierPrinted>(entry.Content) is var print ? new PrintedCopy(print.Form, print.Copy, deed.At) : null,
            };
        })];
    }

    private static string? NoteOf(JournalEntry entry, IReadOnlyDictionary<Guid, NoteText?> notes)
    {
        using var content = JsonDocument.Parse(entry.Content);
        foreach (var name in (string[])["reason", "note", "text"])
            if (content.RootElement.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object
                && part.TryGetProperty("note", out var id) && id.TryGetGuid(out var note))
                return notes.GetValueOrDefault(note)?.Text;
        return null;
    }

    private async Task<IReadOnlyList<HandOverView>> HandOversAsync(DossierId id, OfficePicture picture, CancellationToken cancel)
    {
        var rows = await db.HandOvers.AsNoTracking().Where(row => row.Dossier == id).OrderBy(row => row.At).ThenBy(row => row.Step).ToListAsync(cancel);
        var names = await holders.PersonsAsync([.. rows.Select(row => new PersonId(row.GivenBy)).Distinct()], cancel);
        return [.. rows.Select(row => new HandOverView(row.At, picture.Office(row.FromOffice)?.Name ?? "", picture.Office(row.FromOffice)?.NameEn ?? "",
            picture.Office(row.ToOffice)?.Name ?? "", picture.Office(row.ToOffice)?.NameEn ?? "",
            names.GetValueOrDefault(new PersonId(row.GivenBy))?.FullName, row.DueBy))];
    }

    private async Task<SupplementView?> SupplementAsync(DossierId id, IReadOnlyDictionary<Guid, NoteText?> notes, CancellationToken cancel) =>
        await db.SupplementRequests.AsNoTracking().FirstOrDefaultAsync(row => row.Dossier == id, cancel) is { } asked
            ? new SupplementView(notes.GetValueOrDefault(asked.Text.Value)?.Items ?? [.. asked.Components.Select(key => new SupplementItem(key, ""))],
                notes.GetValueOrDefault(asked.Text.Value)?.Text, asked.AskedAt, asked.AnsweredAt)
            : null;

    private async Task<IReadOnlyDictionary<Guid, NoteText?>> NotesAsync(DossierId id, string ownerKey, CancellationToken cancel) =>
        (await db.DossierNotes.AsNoTracking().Where(note => note.Dossier == id).ToListAsync(cancel))
            .ToDictionary(note => note.Id.Value, note => vault.Open<NoteText>(new SealedText(ownerKey, note.Cipher, note.Digest)));
}
