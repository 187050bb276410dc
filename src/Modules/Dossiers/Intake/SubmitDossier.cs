using System.Security.Cryptography;
using System.Text.Json.Serialization;
using MotCua.Modules.Applicants;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers.Intake;

/// <summary>Somebody hands in: at a kiosk, a counter, the portal or through the API.</summary>
/// <param name="Unit">Code of the commune or ward whose centre receives.</param>
/// <param name="Case">Key of the case chosen; null or <c>all</c> when the procedure has none.</param>
/// <param name="Components">Keys of the components the citizen has at hand.</param>
public sealed record SubmitDossier(
    string Unit, string Procedure, string? Case, ApplicantDetails Owner, IReadOnlyList<string> Components, SubmissionChannel Channel);

/// <summary>What the filing receipt rests on. Ids only: tracking codes are derived where they are shown.</summary>
public sealed record DossierFiling(DossierId Dossier, string Reference, DateTimeOffset FiledAt, DateTimeOffset? ExpectedDueAt)
{
    /// <summary>Why the expected date is what it is; not kept with the answer, so null when it is given a second time.</summary>
    [JsonIgnore]
    public Deadline? ExpectedDue { get; init; }
}

public sealed class SubmitDossierHandler(
    AppDb db, Journal journal, PersonVault vault, OfficeDirectory offices, Catalogue catalogue, DossierClock clock)
{
    private const int ReferenceLength = 8;

    public async Task<Result<DossierFiling>> HandleAsync(SubmitDossier request, Deed deed, CancellationToken cancel)
    {
        var today = deed.At.LegalDay();
        var picture = await offices.GetAsync(cancel);
        if (picture.Unit(request.Unit, today) is not { } unit
            || picture.Office(unit.Id, OfficeKind.ServiceCentre, today) is not { } centre
            || picture.Office(unit.Id, OfficeKind.CommitteeLeadership, today) is not { } committee)
            return new Refusal("dossier.unit.unknown", "There is no such commune or ward today.", nameof(request.Unit)) { Args = [request.Unit] };

        if (await catalogue.CardAsync(request.Procedure, today, cancel) is not { } procedure)
            return new Refusal("dossier.procedure.unknown", "There is no such procedure in force.", nameof(request.Procedure)) { Args = [request.Procedure] };
        if (procedure.WhyNotFiledAt(unit) is { } elsewhere)
            return elsewhere;
        if (procedure.CaseOf(request.Case) is not { } chosen)
            return new Refusal("dossier.case.unknown", "Choose one of the procedure's cases.", nameof(request.Case));
        if (request.Components.FirstOrDefault(key => !procedure.HasComponent(key, chosen)) is { } stray)
            return new Refusal("dossier.component.unknown", "This paper does not belong to the procedure.", nameof(request.Components)) { Args = [stray] };
        var owner = request.Owner.Checked(today);
        if (owner.IsRefused(out var wrong))
            return wrong;

        var applicant = Applicant.From(owner.Value, vault, deed);
        var deadline = await clock.ReckonAsync(procedure, request.Channel, chosen, deed.At, [], cancel);
        var dossier = new Dossier
        {
            Id = deed.NewId<DossierId>(), Reference = Crockford32.Encode(RandomNumberGenerator.GetBytes(5), ReferenceLength),
            ProcedureCode = procedure.Code, ProcedureVersion = procedure.Version, ProcedureName = procedure.Name, Case = chosen,
            ReceivingOffice = centre.Id, CompetentOffice = committee.Id, Owner = applicant.Id, Channel = request.Channel,
            FiledAt = deed.At, Declared = [.. request.Components.Distinct()], ExpectedDueAt = deadline?.DueAt,
        };
        db.Add(applicant);
        db.Add(dossier);
        journal.Begin(deed, dossier.Stream, new DossierFiled(
            dossier.Reference, dossier.ProcedureCode, dossier.ProcedureVersion.Value, chosen, centre.Id.Value, committee.Id.Value,
            applicant.Id.Value, applicant.Digest, request.Channel, dossier.ExpectedDueAt, dossier.State));
        await db.SaveChangesAsync(cancel);
        return new DossierFiling(dossier.Id, dossier.Reference, dossier.FiledAt, dossier.ExpectedDueAt) { ExpectedDue = deadline };
    }
}
