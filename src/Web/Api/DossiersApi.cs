using Microsoft.AspNetCore.Http.HttpResults;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;

namespace MotCua.Web.Api;

/// <summary>Filing, reading and working on dossiers.</summary>
public static class DossiersApi
{
    public static void MapDossiers(this IEndpointRouteBuilder routes)
    {
        var dossiers = routes.MapGroup("/api/v1/dossiers").WithTags("Dossiers");
        dossiers.MapPost("/", Submit).WithName("submitDossier").Accepts<FilingBody>("application/json").TakesIdempotencyKey().NeedsKey()
            .WithSummary("File a dossier").WithDescription("A kiosk's or an officer's key. Send an Idempotency-Key: the same key and body get the first answer again.")
            .Refuses(400, 401, 403, 409, 413, 415, 422, 503);
        dossiers.MapGet("/{id}", Read).WithName("readDossier").NeedsKey()
            .WithSummary("A dossier with its steps, papers, due date and history")
            .WithDescription("An officer's key. What is not there and what is not yours to see is answered alike.").Refuses(401, 403, 404);
        dossiers.MapActs();
    }

    private static async Task<Results<Ok<DossierAnswer>, ProblemHttpResult>> Read(
        HttpContext http, string id, DossierQueries dossiers, Deeds deeds, CancellationToken cancel)
    {
        if (!DossierId.TryParse(id, null, out var dossier))
            return Problems.From(Desk.Unknown, http);
        var view = await dossiers.ReadAsync(dossier, deeds.ByKey((ApiKey)http.Items[typeof(ApiKey)]!, "dossier.read"), cancel);
        return view.IsRefused(out var refusal) ? Problems.From(refusal, http) : TypedResults.Ok(DossierAnswer.From(view.Value));
    }

    private static async Task<Results<Created<FiledDossier>, ProblemHttpResult>> Submit(
        HttpContext http, Work work, Deeds deeds, PersonVault vault, TrackingSecrets secrets, SubmissionDue due, CancellationToken cancel)
    {
        var key = (ApiKey)http.Items[typeof(ApiKey)]!;
        var retry = Idempotency.KeyOf(http.Request);
        if (retry.IsRefused(out var badKey))
            return Problems.From(badKey, http);
        var read = await ApiJson.ReadAsync<FilingBody>(http.Request, cancel);
        if (read.IsRefused(out var unreadable))
            return Problems.From(unreadable, http);
        var body = read.Value;
        if (key.Unit is { } bound && bound != body.Unit)
            return Problems.From(new Refusal("api.key.unit", "This key may only file for the unit it belongs to.", "unit"), http);

        var request = new SubmitDossier(
            body.Unit ?? "", ProcedureCode.TryRead(body.Procedure, out var code) ? code : "", body.Case, (body.Owner ?? s_nobody).ToDetails(),
            [.. (body.Components ?? []).Select(component => component ?? "")],
            body.Channel ?? (key.Scope == KeyScope.Kiosk ? SubmissionChannel.Kiosk : SubmissionChannel.InPerson));
        var deed = deeds.ByKey(key, "dossier.submit");
        var filed = await work.DoAsync((SubmitDossierHandler handler, CancellationToken c) => handler.HandleAsync(request, deed, c), deed,
            retry.Value is { } named ? vault.KeyFor(Idempotency.PrincipalOf(key), "dossier.submit", named, request) : null, cancel);
        if (filed.IsRefused(out var refusal))
            return Problems.From(refusal, http, refusal.Code.StartsWith("applicant.", StringComparison.Ordinal) ? "owner" : null);

        var (dossier, reference) = (filed.Value.Dossier, filed.Value.Reference);
        var token = secrets.TokenOf(dossier, 0);
        return TypedResults.Created($"/api/v1/dossiers/{dossier.Value}", new FiledDossier(
            dossier.Value, reference, secrets.CodeOf(dossier, 0), token, $"{http.Request.Scheme}://{http.Request.Host}/t/{reference}/{token}",
            filed.Value.FiledAt.Local, await due.OfAsync(filed.Value, request, cancel), DossierState.Submitted));
    }

    private static readonly OwnerBody s_nobody = new(null, null, null, null, null, null, null);
}

/// <summary>The expected due date of a filing with its reasons; an answer given again reckons the reasons anew.</summary>
public sealed class SubmissionDue(Catalogue catalogue, DossierClock clock)
{
    public async Task<DueAnswer?> OfAsync(DossierFiling filing, SubmitDossier request, CancellationToken cancel)
    {
        if (filing.ExpectedDueAt is not { } dueAt)
            return null;
        var deadline = filing.ExpectedDue;
        if (deadline is null && await catalogue.CardAsync(request.Procedure, filing.FiledAt.LegalDay(), cancel) is { } procedure
            && procedure.CaseOf(request.Case) is { } chosen)
            deadline = await clock.ReckonAsync(procedure, request.Channel, chosen, filing.FiledAt, [], cancel);
        // A calendar imported since may reckon otherwise; then the promise stands without lines that do not lead to it.
        return DueAnswer.From(dueAt, deadline?.DueAt == dueAt ? deadline : null);
    }
}
