using MotCua.Modules.Applicants;
using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers;

public readonly record struct DossierId(Guid Value) : IStrongId<DossierId>
{
    public static DossierId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out DossierId id)
    {
        var known = Guid.TryParse(s, out var value);
        id = new(value);
        return known;
    }

    public override string ToString() => Value.ToString();
}

public enum SubmissionChannel { InPerson, Kiosk, Online, Postal }

/// <summary>Where the citizen wants to collect the result.</summary>
public enum ResultDelivery { AtCounter, ByPost, Electronic }

/// <summary>
/// One request and everything about it. Three offices, because they may differ: who helped to file, who received, who decides.
/// Offices have ids of their own, so a merger of units never rewrites a dossier.
/// </summary>
public sealed class Dossier
{
    public required DossierId Id { get; init; }

    /// <summary>Eight random Crockford letters, on the filing receipt: not a serial, tells nothing about others.</summary>
    public required string Reference { get; init; }

    /// <summary>The official number, given at acceptance. Circular 03/2025/TT-VPCP Art. 13.</summary>
    public string? Code { get; private set; }

    public DossierState State { get; private set; } = DossierState.Submitted;

    public required string ProcedureCode { get; init; }

    /// <summary>The version it was filed under and keeps.</summary>
    public required ProcedureVersionId ProcedureVersion { get; init; }

    public required string ProcedureName { get; init; }

    /// <summary>The case (trường hợp) chosen; <see cref="ProcedureCase.All"/> when the procedure has none.</summary>
    public required string Case { get; init; }

    public OfficeId? AssistingOffice { get; init; }

    public required OfficeId ReceivingOffice { get; init; }

    public required OfficeId CompetentOffice { get; init; }

    public required ApplicantId Owner { get; init; }

    public required SubmissionChannel Channel { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Keys of the components the citizen said are at hand.</summary>
    public required IReadOnlyList<string> Declared { get; init; }

    /// <summary>"If accepted today": computed when filing and printed on the filing receipt; null when the limit is not known.</summary>
    public DateTimeOffset? ExpectedDueAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>As computed now; null while not accepted, or when the procedure states no limit.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>As promised on form 01; never changed by a later computation.</summary>
    public DateTimeOffset? PromisedAt { get; private set; }

    /// <summary>Why <see cref="DueAt"/> is what it is, line by line.</summary>
    public Deadline? Deadline { get; private set; }

    /// <summary>Raised by a re-issue: older tracking codes stop working.</summary>
    public int TrackingCounter { get; private set; }

    /// <summary>Number of the result document, given by the registry clerk.</summary>
    public string? ResultNumber { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>When nothing was left to do: returned, not accepted or withdrawn. Null while the dossier is open.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the clock stopped for a supplement asked after acceptance; the law allows one.</summary>
    public DateTimeOffset? PausedFrom { get; private set; }

    /// <summary>When it ran again; null while it stands.</summary>
    public DateTimeOffset? PausedUntil { get; private set; }

    /// <summary>Its figures are in the sums of the days (docs/adr/0006). Set once, after the end, by the oversight alone.</summary>
    public bool Counted { get; private set; }

    /// <summary>The step somebody holds now; null before acceptance and after the end.</summary>
    public int? CurrentStep { get; private set; }

    /// <summary>Version of the dossier's journal stream; also the guard against two officers acting at once.</summary>
    public int Version { get; private set; } = 1;

    public string Stream => StreamOf(Id);

    public static string StreamOf(DossierId id) => $"dossier:{id.Value:N}";

    /// <summary>Refuses when the person acted on an older state than the present one.</summary>
    public Refusal? MeantFor(int? seenVersion) => seenVersion is { } seen && seen != Version ? Platform.Work.ChangedMeanwhile : null;

    // Decree 118/2025/NĐ-CP Art. 17 as amended by 309/2026 Art. 8(3): time runs from complete acceptance, as shown on form 01.
    public Refusal? Accept(string code, DateTimeOffset at, Deadline? deadline, int firstStep)
    {
        if (MoveTo(DossierState.Accepted) is { } refusal)
            return refusal;
        (Code, AcceptedAt, Deadline, DueAt, PromisedAt, CurrentStep) = (code, at, deadline, deadline?.DueAt, deadline?.DueAt, firstStep);
        return null;
    }

    public Refusal? NotAccept(DateTimeOffset at)
    {
        if (MoveTo(DossierState.NotAccepted) is { } refusal)
            return refusal;
        EndedAt = at;
        return null;
    }

    public Refusal? AskSupplement(DateTimeOffset at)
    {
        if (MoveTo(State == DossierState.Submitted ? DossierState.PreAcceptSupplement : DossierState.Supplementing) is { } refusal)
            return refusal;
        if (State == DossierState.Supplementing)
            (PausedFrom, PausedUntil) = (at, null);
        return null;
    }

    /// <summary>The supplement has come: back to where it was asked. The waiting time is taken off the clock.</summary>
    public Refusal? TakeSupplement(Deadline? deadline, DateTimeOffset at)
    {
        if (MoveTo(State == DossierState.PreAcceptSupplement ? DossierState.Submitted : DossierState.InProgress) is { } refusal)
            return refusal;
        if (State == DossierState.InProgress)
            (Deadline, DueAt, PausedUntil) = (deadline, deadline?.DueAt, at);
        return null;
    }

    public Refusal? Withdraw(DateTimeOffset at)
    {
        if (MoveTo(DossierState.Withdrawn) is { } refusal)
            return refusal;
        (EndedAt, CurrentStep) = (at, null);
        return null;
    }

    /// <summary>Moves the work to another step, forward or back.</summary>
    public Refusal? GoTo(int step)
    {
        if (State == DossierState.Accepted)
            State = DossierState.InProgress;
        if (State != DossierState.InProgress)
            return new Refusal("dossier.not-in-progress", "The dossier is not being worked on.");
        CurrentStep = step;
        return null;
    }

    public Refusal? Resolve(string resultNumber, DateTimeOffset at, int returnStep)
    {
        if (MoveTo(DossierState.Resolved) is { } refusal)
            return refusal;
        (ResultNumber, ResolvedAt, CurrentStep) = (resultNumber, at, returnStep);
        return null;
    }

    public Refusal? Return(DateTimeOffset at)
    {
        if (MoveTo(DossierState.Returned) is { } refusal)
            return refusal;
        (ReturnedAt, EndedAt, CurrentStep) = (at, at, null);
        return null;
    }

    /// <summary>Makes a new tracking code; the old one and its QR stop working with this deed.</summary>
    public void ReissueTracking() => TrackingCounter++;

    /// <summary>Notes the version its journal entry received.</summary>
    public void Wrote(int version) => Version = version;

    private Refusal? MoveTo(DossierState next)
    {
        if (!DossierTransitions.Allows(State, next))
            return new Refusal("dossier.transition", $"A dossier that is {State} cannot become {next}.") { Args = [State.ToString(), next.ToString()] };
        State = next;
        return null;
    }
}
