using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers;

public enum PaperStatus
{
    /// <summary>Nobody has looked yet.</summary>
    Unseen,
    Had,

    /// <summary>Asked for only in circumstances that are not this owner's, or its data is already in a database.</summary>
    NotNeeded,
    Missing,
}

/// <summary>What the officer found of one component of the procedure version.</summary>
public sealed class DossierPaper
{
    public required DossierId Dossier { get; init; }

    /// <summary>Key of the component in the procedure version.</summary>
    public required string Component { get; init; }

    public PaperStatus Status { get; private set; }

    public int Originals { get; private set; }

    public int Copies { get; private set; }

    public Refusal? Tick(PaperStatus status, int originals, int copies)
    {
        if (originals is < 0 or > 99 || copies is < 0 or > 99)
            return new Refusal("dossier.paper.count", "Count originals and copies from 0 to 99.", Component);
        (Status, Originals, Copies) = (status, originals, copies);
        return null;
    }
}

/// <summary>A scan attached to a paper.</summary>
public sealed class DossierScan
{
    public required FileId File { get; init; }

    public required DossierId Dossier { get; init; }

    public required string Component { get; init; }

    public required DateTimeOffset At { get; init; }
}

public enum StepState { Waiting, Current, Done }

/// <summary>One step of this dossier, taken from the process template at acceptance.</summary>
public sealed class DossierStep
{
    public required DossierId Dossier { get; init; }

    public required int Order { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>The office that carries it, resolved at acceptance; an office keeps its id through mergers.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>Kinds of post whose holders may act, the accountable one first.</summary>
    public required IReadOnlyList<PostKind> PostKinds { get; init; }

    /// <summary>The task as the template words it.</summary>
    public required string Work { get; init; }

    /// <summary>Working minutes allotted, 480 a day; null when the template gives none.</summary>
    public int? Minutes { get; init; }

    public required bool OffClock { get; init; }

    public StepState State { get; private set; } = StepState.Waiting;

    /// <summary>The one post the head assigned; null means any holder of <see cref="PostKinds"/>.</summary>
    public Guid? AssignedPost { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When the step's own minutes end. Nobody has a right to wait for it: the dossier's due date wins.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Who did it, in which post and by what right: stored then, never resolved again.</summary>
    public Guid? DoneBy { get; private set; }

    public Guid? DonePost { get; private set; }

    public string? DoneHolding { get; private set; }

    public NoteId? Note { get; private set; }

    /// <summary>How often it was sent back to this step.</summary>
    public int SentBack { get; private set; }

    public void Begin(DateTimeOffset at, DateTimeOffset? due) => (State, StartedAt, DueAt) = (StepState.Current, at, due);

    public void Assign(Guid post) => AssignedPost = post;

    public void Finish(Deed deed, NoteId? note)
    {
        (State, DoneAt, DoneBy, Note) = (StepState.Done, deed.At, Guid.Parse(deed.Actor.Id), note);
        (DonePost, DoneHolding) = (deed.Authority?.Post, deed.Authority?.HoldingKind);
    }

    /// <summary>Opens it again after a send-back.</summary>
    public void Reopen(DateTimeOffset at, DateTimeOffset? due)
    {
        Begin(at, due);
        (DoneAt, DoneBy, DonePost, DoneHolding) = (null, null, null, null);
        SentBack++;
    }

    /// <summary>Puts it back into the queue of what is to come.</summary>
    public void Await() => (State, StartedAt, DueAt, DoneAt, DoneBy, DonePost, DoneHolding) = (StepState.Waiting, null, null, null, null, null, null);
}

public readonly record struct HandOverId(Guid Value) : IStrongId<HandOverId>
{
    public static HandOverId From(Guid value) => new(value);
}

/// <summary>A transfer between two offices; immutable. The control slip (form 06) is a projection of these.</summary>
public sealed class HandOver
{
    public required HandOverId Id { get; init; }

    public required DossierId Dossier { get; init; }

    public required OfficeId FromOffice { get; init; }

    public required OfficeId ToOffice { get; init; }

    public required Guid GivenBy { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// Paper dossiers move the same working day; received after 15:00, at the opening of the next (Decree 118/2025 Art. 18(2)
    /// as amended by 309/2026 Art. 9). Only the first hand-over has it.
    /// </summary>
    public DateTimeOffset? DueBy { get; init; }

    public required int Step { get; init; }
}

/// <summary>What is missing or wrong with one paper.</summary>
/// <param name="Component">Key of a component of the procedure version: staff cannot invent a paper.</param>
/// <param name="What">How to mend it, in plain words.</param>
public sealed record SupplementItem(string Component, string What);

/// <summary>Asked once, complete, stating content and reason. Decree 118/2025 Art. 17(2)(a) as amended by 309/2026 Art. 8(1).</summary>
public sealed class SupplementRequest
{
    /// <summary>The dossier's id: its being the key keeps the request single.</summary>
    public required DossierId Dossier { get; init; }

    /// <summary>Keys of the papers asked for.</summary>
    public required IReadOnlyList<string> Components { get; init; }

    /// <summary>The note that says what is to be mended and why.</summary>
    public required NoteId Text { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required Guid AskedBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public void Answer(DateTimeOffset at) => AnsweredAt = at;
}
