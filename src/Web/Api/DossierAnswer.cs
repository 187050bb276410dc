using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Web.Api;

/// <summary>A dossier as an officer who may see it sees it.</summary>
/// <param name="Owner">Left out when the owner's data was erased.</param>
/// <param name="MayAct">The holder of the key may do the current step.</param>
public sealed record DossierAnswer(
    Guid Id, string Reference, string? Code, DossierState State, int Version, string Procedure, string ProcedureName, string Case, SubmissionChannel Channel,
    string? Unit, string ReceivingOffice, string CompetentOffice, OwnerAnswer? Owner, DateTimeOffset ReceivedAt, DateTimeOffset? ExpectedDueAt,
    DateTimeOffset? AcceptedAt, DateTimeOffset? PromisedAt, DueAnswer? Due, string? ResultNumber, DateTimeOffset? ResolvedAt, DateTimeOffset? ReturnedAt,
    IReadOnlyList<PaperAnswer> Papers, IReadOnlyList<StepAnswer> Steps, SupplementAnswer? Supplement, IReadOnlyList<HandOverAnswer> HandOvers,
    IReadOnlyList<HistoryAnswer> History, bool MayAct, bool AtCounter)
{
    public static DossierAnswer From(DossierView view)
    {
        var dossier = view.Dossier;
        return new DossierAnswer(
            dossier.Id.Value, dossier.Reference, dossier.Code, dossier.State, dossier.Version, dossier.ProcedureCode, dossier.ProcedureName, dossier.Case,
            dossier.Channel, view.Unit?.Code, view.Receiving.Name, view.Competent.Name, view.Owner is { } owner ? OwnerAnswer.From(owner) : null,
            dossier.FiledAt.Local, dossier.ExpectedDueAt?.Local, dossier.AcceptedAt?.Local, dossier.PromisedAt?.Local,
            dossier.DueAt is { } due ? DueAnswer.From(due, dossier.Deadline) : null, dossier.ResultNumber, dossier.ResolvedAt?.Local, dossier.ReturnedAt?.Local,
            [.. view.Papers.Select(PaperAnswer.From)], [.. view.Steps.Select(StepAnswer.From)],
            view.Supplement is { } asked ? new SupplementAnswer(asked.Items, asked.Reason, asked.AskedAt.Local, asked.AnsweredAt?.Local) : null,
            [.. view.HandOvers.Select(row => new HandOverAnswer(row.At.Local, row.From, row.To, row.GivenBy, row.DueBy?.Local))],
            [.. view.History.Select(line => new HistoryAnswer(line.Version, line.Fact, line.At.Local, line.Actor, line.Person, line.Post, line.HoldingKind, line.Note))],
            view.Mine is not null, view.AtCounter);
    }
}

/// <param name="PersonalId">Masked: the first three and the last four digits.</param>
public sealed record OwnerAnswer(
    string FullName, string? PersonalId, DateOnly? BirthDate, SexLetter? Sex, string? Address, string? Phone, string? Email, IdentityAssurance Assurance)
{
    public static OwnerAnswer From(ApplicantDetails owner) => new(
        owner.FullName, MotCua.PersonalId.TryParse(owner.PersonalId, out var number) ? number.ToString() : null, owner.BirthDate,
        owner.Sex switch { MotCua.Sex.Male => SexLetter.M, MotCua.Sex.Female => SexLetter.F, _ => null }, owner.Address, owner.Phone, owner.Email, owner.Assurance);
}

public sealed record PaperAnswer(string Component, string Name, ComponentKind Kind, PaperStatus Status, int Originals, int Copies, bool Declared, int Scans)
{
    public static PaperAnswer From(PaperView paper) => new(
        paper.Component.Key, paper.Component.Name, paper.Component.Kind, paper.Status, paper.Originals, paper.Copies, paper.Declared, paper.Scans.Count);
}

/// <param name="Posts">Kinds of post whose holders may act.</param>
/// <param name="Holders">Who may act now; only for the current step.</param>
public sealed record StepAnswer(
    int Order, StepKind Kind, StepState State, string Work, string? Office, IReadOnlyList<PostKind> Posts, IReadOnlyList<HolderAnswer> Holders, int? Minutes,
    bool OffClock, DateTimeOffset? StartedAt, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, string? DoneBy, string? DonePost, string? DoneHolding, string? Note, int SentBack)
{
    public static StepAnswer From(StepView view)
    {
        var step = view.Step;
        return new StepAnswer(
            step.Order, step.Kind, step.State, step.Work, view.Office?.Name, step.PostKinds,
            [.. view.Holders.Select(holder => new HolderAnswer(holder.PostId.Value, holder.Title, holder.FullName, holder.Kind.ToString().ToLowerInvariant()))],
            step.Minutes, step.OffClock, step.StartedAt?.Local, step.DueAt?.Local, step.DoneAt?.Local, view.DoneByName, view.DonePostTitle,
            step.DoneHolding, view.Note, step.SentBack);
    }
}

/// <param name="Post">Id of the post, as <c>assign</c> takes it.</param>
public sealed record HolderAnswer(Guid Post, string Title, string Person, string Holding);

public sealed record SupplementAnswer(IReadOnlyList<SupplementItem> Items, string? Reason, DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt);

public sealed record HandOverAnswer(DateTimeOffset At, string From, string To, string? GivenBy, DateTimeOffset? DueBy);

/// <summary>One deed, as the journal has it.</summary>
public sealed record HistoryAnswer(int Version, string Fact, DateTimeOffset At, ActorKind Actor, string? Person, string? Post, string? Holding, string? Note);
