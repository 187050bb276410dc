using Microsoft.AspNetCore.Http.HttpResults;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Dossiers.Processing;
using MotCua.Modules.Dossiers.Returns;
using MotCua.Modules.Dossiers.Withdrawals;
using MotCua.Modules.Platform;
using MotCua.Web.Access;

namespace MotCua.Web.Api;

/// <summary>Every act on a dossier, as <c>POST /api/v1/dossiers/{id}/{act}</c>: the same handlers as behind the pages, so the same rules.</summary>
public static class DossierActs
{
    public static void MapActs(this RouteGroupBuilder dossiers)
    {
        dossiers.MapAct<PapersBody, CheckPapersHandler, Done>("papers", "Tick the papers that are there", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new CheckPapers(id, body.Version, body.Papers ?? []), deed, cancel));
        dossiers.MapAct<ActBody, AcceptDossierHandler, AcceptedDossier>("accept", "Accept: code, clock, steps", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new AcceptDossier(id, body.Version), deed, cancel));
        dossiers.MapAct<SupplementBody, RequestSupplementHandler, Done>("supplement", "Ask, once, for what is missing", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new RequestSupplement(id, body.Version, body.Items ?? [], body.Reason ?? ""), deed, cancel));
        dossiers.MapAct<ActBody, TakeSupplementHandler, Done>("supplement-taken", "The applicant brought what was asked for", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new TakeSupplement(id, body.Version), deed, cancel));
        dossiers.MapAct<ReasonBody, RefuseDossierHandler, Done>("refuse", "Do not accept, with the reason", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new RefuseDossier(id, body.Version, body.Reason ?? ""), deed, cancel));
        dossiers.MapAct<ReasonBody, WithdrawDossierHandler, Done>("withdraw", "The owner takes it back", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new WithdrawDossier(id, body.Version, body.Reason ?? ""), deed, cancel));
        dossiers.MapAct<ActBody, HandOverDossierHandler, Done>("hand-over", "Give the accepted dossier to the next office", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new HandOverDossier(id, body.Version), deed, cancel));
        dossiers.MapAct<AssignBody, AssignDossierHandler, Done>("assign", "Give the next step to one post", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new AssignDossier(id, body.Version, body.Post, body.Note), deed, cancel));
        dossiers.MapAct<NoteBody, FinishStepHandler, Done>("finish", "Appraised, reviewed, approved or signed", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new FinishStep(id, body.Version, body.Note), deed, cancel));
        dossiers.MapAct<NumberBody, IssueResultHandler, Done>("issue", "Number the signed result and issue it", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new IssueResult(id, body.Version, body.Number), deed, cancel));
        dossiers.MapAct<ReasonBody, SendBackHandler, Done>("send-back", "Back to the step before, with the reason", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new SendBack(id, body.Version, body.Reason ?? ""), deed, cancel));
        dossiers.MapAct<ReturnBody, ReturnDossierHandler, Done>("return", "Hand the result to the citizen", (id, body, handler, deed, cancel) =>
            handler.HandleAsync(new ReturnDossier(id, body.Version, body.CitizenIdentified), deed, cancel));
    }

    private static void MapAct<TBody, THandler, TAnswer>(
        this RouteGroupBuilder dossiers, string act, string summary,
        Func<DossierId, TBody, THandler, Deed, CancellationToken, Task<Result<TAnswer>>> run)
        where TBody : ActBody, new() where THandler : notnull
    {
        dossiers.MapPost($"/{{id}}/{act}", (HttpContext http, string id, CancellationToken cancel) => RunAsync(http, id, act, run, cancel))
            .WithName($"{act}Dossier").WithSummary(summary).Accepts<TBody>(isOptional: true, "application/json").TakesIdempotencyKey().NeedsKey()
            .Refuses(400, 401, 403, 404, 409, 413, 415, 422, 503);
    }

    private static async Task<Results<Ok<ActDone>, ProblemHttpResult>> RunAsync<TBody, THandler, TAnswer>(
        HttpContext http, string id, string act, Func<DossierId, TBody, THandler, Deed, CancellationToken, Task<Result<TAnswer>>> run, CancellationToken cancel)
        where TBody : ActBody, new() where THandler : notnull
    {
        var services = http.RequestServices;
        var key = (ApiKey)http.Items[typeof(ApiKey)]!;
        var retry = Idempotency.KeyOf(http.Request);
        if (retry.IsRefused(out var refusal))
            return Problems.From(refusal, http);
        if (!DossierId.TryParse(id, null, out var dossier))
            return Problems.From(Desk.Unknown, http);
        var read = http.Request.ContentLength is 0 || (http.Request.ContentLength is null && http.Request.ContentType is null)
            ? new TBody() : await ApiJson.ReadAsync<TBody>(http.Request, cancel);
        if (read.IsRefused(out refusal) || read.Value.Fault().IsRefused(out refusal))
            return Problems.From(refusal, http);

        var deed = services.GetRequiredService<Deeds>().ByKey(key, "dossier." + act);
        var done = await services.GetRequiredService<Work>().DoAsync(
            (ActIn<THandler> lane, CancellationToken c) => lane.RunAsync(dossier, handler => run(dossier, read.Value, handler, deed, c), c), deed,
            retry.Value is { } named
                ? services.GetRequiredService<PersonVault>().KeyFor(Idempotency.PrincipalOf(key), "dossier." + act, named, new { dossier, Body = read.Value })
                : null,
            cancel);
        return done.IsRefused(out refusal) ? Problems.From(refusal, http) : TypedResults.Ok(done.Value);
    }
}

/// <summary>What the dossier is after the act.</summary>
/// <param name="Code">The dossier code; left out before acceptance.</param>
public sealed record ActDone(DossierState State, int Version, string? Code);

/// <summary>Runs an act and reads what became of the dossier, in the same turn of the write lane: an answer given again says the same.</summary>
public sealed class ActIn<THandler>(THandler handler, AppDb db)
    where THandler : notnull
{
    public async Task<Result<ActDone>> RunAsync<TAnswer>(DossierId id, Func<THandler, Task<Result<TAnswer>>> act, CancellationToken cancel)
    {
        if ((await act(handler)).IsRefused(out var refusal))
            return refusal;
        var dossier = (await db.Dossiers.FindAsync([id], cancel))!;
        return new ActDone(dossier.State, dossier.Version, dossier.Code);
    }
}
