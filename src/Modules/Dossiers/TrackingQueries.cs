using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers;

/// <summary>What anyone with reference and code may see: where it is, which post holds it, due when and why. No name, no number.</summary>
/// <param name="Deadline">Why <paramref name="DueAt"/> is what it is; before acceptance, why <paramref name="ExpectedDueAt"/> is.</param>
/// <param name="Step">The step being worked on; null before acceptance and after the end.</param>
/// <param name="ResolvedAt">When the result was there; by it the promise was kept or not.</param>
/// <param name="SupplementPapers">Names of the papers asked for and not brought yet.</param>
/// <param name="Token">For the QR link of somebody who has opened it already; never shown as letters.</param>
public sealed record Tracked(
    string Reference, string? Code, DossierState State, string ProcedureCode, string ProcedureName, string ReceivingOffice, string? UnitName,
    DateTimeOffset FiledAt, DateTimeOffset? ExpectedDueAt, DateTimeOffset? AcceptedAt, DateTimeOffset? DueAt, Deadline? Deadline,
    TrackedStep? Step, int StepsDone, int Steps, DateTimeOffset? ResolvedAt, DateTimeOffset? ReturnedAt, IReadOnlyList<string> SupplementPapers,
    DossierId Id, string Token)
{
    /// <summary>The receiving office's name in English; empty when it has none.</summary>
    public string ReceivingOfficeEn { get; init; } = "";

    /// <summary>How the promise was kept; null while there is no result, or when nothing was promised.</summary>
    public Timeliness? Timeliness => Timelinesses.Of(DueAt, ResolvedAt);
}

public sealed record TrackedStep(StepKind Kind, string Office, string OfficeEn, IReadOnlyList<PostKind> Posts, DateTimeOffset? Since, DateTimeOffset? DueAt);

public sealed class TrackingQueries(AppDb db, TrackingSecrets secrets, OfficeDirectory offices, Catalogue catalogue, DossierClock clock)
{
    /// <summary>The dossier a reference (or dossier code) and a secret open; null alike for a wrong secret and a missing number.</summary>
    public async Task<Tracked?> FindAsync(string? number, string? secret, CancellationToken cancel)
    {
        var typed = number?.Trim() ?? "";
        var reference = Crockford32.TryNormalize(typed, out var normal, 8) ? normal : "";
        var code = typed.All(char.IsAscii) && !typed.Any(char.IsControl) ? typed.ToUpperInvariant() : "";
        var dossier = await db.Dossiers.AsNoTracking().FirstOrDefaultAsync(row => row.Reference == reference || (row.Code != null && row.Code == code), cancel);
        // A missing number costs the same comparison as a wrong secret.
        var opens = secrets.Opens(secret, dossier?.Id ?? default, dossier?.TrackingCounter ?? 0);
        return dossier is not null && opens ? await DescribeAsync(dossier, cancel) : null;
    }

    /// <summary>A dossier that was opened a moment ago, for the kiosk that remembers it; null when it is gone.</summary>
    public async Task<Tracked?> AgainAsync(DossierId id, CancellationToken cancel)
    {
        var dossiers = db.Dossiers;
        return await dossiers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } dossier ? await DescribeAsync(dossier, cancel) : null;
    }

    private async Task<Tracked> DescribeAsync(Dossier dossier, CancellationToken cancel)
    {
        var picture = await offices.GetAsync(cancel);
        var steps = await db.DossierSteps.AsNoTracking().Where(step => step.Dossier == dossier.Id).OrderBy(step => step.Order).ToListAsync(cancel);
        var asked = await db.SupplementRequests.AsNoTracking()
            .FirstOrDefaultAsync(request => request.Dossier == dossier.Id && request.AnsweredAt == null, cancel);
        var procedure = await catalogue.VersionOfAsync(dossier, cancel);
        var receiving = picture.Office(dossier.ReceivingOffice);
        var current = steps.FirstOrDefault(step => step.State == StepState.Current);
        var office = current is null ? null : picture.Office(current.Office);
        return new Tracked(
            dossier.Reference, dossier.Code, dossier.State, dossier.ProcedureCode, dossier.ProcedureName, receiving?.Name ?? "",
            picture.UnitOf(dossier.ReceivingOffice)?.FullName, dossier.FiledAt, dossier.ExpectedDueAt, dossier.AcceptedAt, dossier.DueAt,
            dossier.Deadline ?? await ExpectedAsync(dossier, procedure, cancel),
            current is null ? null : new TrackedStep(current.Kind, office?.Name ?? "", office?.NameEn ?? "", current.PostKinds, current.StartedAt, current.DueAt),
            steps.Count(step => step.State == StepState.Done), steps.Count, dossier.ResolvedAt, dossier.ReturnedAt,
            asked is null ? [] : [.. procedure.ComponentsOf(dossier.Case).Where(component => asked.Components.Contains(component.Key)).Select(component => component.Name)],
            dossier.Id, secrets.TokenOf(dossier.Id, dossier.TrackingCounter)) { ReceivingOfficeEn = receiving?.NameEn ?? "" };
    }

    /// <summary>The reasons of what was expected when filing; null when a newer calendar would lead elsewhere.</summary>
    private async Task<Deadline?> ExpectedAsync(Dossier dossier, ProcedureCard procedure, CancellationToken cancel)
    {
        if (dossier.ExpectedDueAt is not { } expected || dossier.AcceptedAt is not null)
            return null;
        var reckoned = await clock.ReckonAsync(procedure, dossier.Channel, dossier.Case, dossier.FiledAt, [], cancel);
        return reckoned?.DueAt == expected ? reckoned : null;
    }
}
