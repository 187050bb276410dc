using MotCua.Modules.Dossiers.Reissues;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Dossiers;

// Everything that happens to a dossier, as the journal keeps it: ids, codes, moments, digests. Never a name or a number of a person.

/// <summary>A filing came in at some door.</summary>
[JournalFact("dossier.filed", 1)]
public sealed record DossierFiled(
    string Reference, string Procedure, Guid ProcedureVersion, string Case, Guid ReceivingOffice, Guid CompetentOffice,
    Guid Owner, string OwnerDigest, SubmissionChannel Channel, DateTimeOffset? ExpectedDueAt, DossierState State);

[JournalFact("dossier.papers-checked", 1)]
public sealed record PapersChecked(IReadOnlyList<PaperFound> Papers, DossierState State);

public sealed record PaperFound(string Component, PaperStatus Status, int Originals, int Copies);

[JournalFact("dossier.scan-attached", 1)]
public sealed record ScanAttached(string Component, Guid File, string Sha256, long Length, DossierState State);

[JournalFact("dossier.accepted", 1)]
public sealed record DossierAccepted(string Code, DateTimeOffset AcceptedAt, DateTimeOffset? DueAt, string Template, int TemplateVersion, int Steps, DossierState State);

[JournalFact("dossier.not-accepted", 1)]
public sealed record DossierNotAccepted(NoteRef? Reason, DossierState State);

[JournalFact("dossier.supplement-asked", 1)]
public sealed record SupplementAsked(IReadOnlyList<string> Components, NoteRef? Text, DossierState State);

[JournalFact("dossier.supplement-taken", 1)]
public sealed record SupplementTaken(DateTimeOffset? DueAt, DossierState State);

[JournalFact("dossier.handed-over", 1)]
public sealed record DossierHandedOver(int FromStep, int ToStep, Guid FromOffice, Guid ToOffice, NoteRef? Note, DossierState State);

[JournalFact("dossier.assigned", 1)]
public sealed record DossierAssigned(int Step, Guid Post, NoteRef? Note, DossierState State);

[JournalFact("dossier.step-finished", 1)]
public sealed record StepFinished(int Step, string Kind, NoteRef? Note, DossierState State);

[JournalFact("dossier.sent-back", 1)]
public sealed record DossierSentBack(int FromStep, int ToStep, NoteRef? Reason, DossierState State);

[JournalFact("dossier.resolved", 1)]
public sealed record DossierResolved(int Step, string ResultNumber, DossierState State);

[JournalFact("dossier.returned", 1)]
public sealed record DossierReturned(DossierState State);

[JournalFact("dossier.withdrawn", 1)]
public sealed record DossierWithdrawn(NoteRef? Reason, DossierState State);

/// <param name="Counter">Which tracking code is good from now on; every older one is dead.</param>
[JournalFact("dossier.tracking-reissued", 1)]
public sealed record TrackingReissued(int Counter, ReissueReason Reason, DossierState State);

/// <summary>A form or slip was printed; from the second copy on it is marked as a reprint.</summary>
[JournalFact("dossier.printed", 1)]
public sealed record DossierPrinted(string Form, int Copy, DossierState State);
