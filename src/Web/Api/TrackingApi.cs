using Microsoft.AspNetCore.Http.HttpResults;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;
using MotCua.Web.Protection;

namespace MotCua.Web.Api;

/// <summary>Where a dossier is, for anyone who holds its receipt. The secret goes in the body: addresses are written into logs.</summary>
public static class TrackingApi
{
    public static void MapTracking(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/tracking", Find).WithTags("Tracking").WithName("trackDossier").RequireRateLimiting(ApiRoutes.Tracking)
            .Accepts<TrackingBody>("application/json").WithSummary("Where a dossier is, by reference and tracking code")
            .WithDescription("The answer to a wrong code and to a reference that does not exist is the same.").Refuses(400, 404, 413, 415, 429);

    private static async Task<Results<Ok<TrackingAnswer>, ProblemHttpResult>> Find(HttpContext http, TrackingDoor door, CancellationToken cancel)
    {
        var body = await ApiJson.ReadAsync<TrackingBody>(http.Request, cancel);
        if (body.IsRefused(out var unreadable))
            return Problems.From(unreadable, http);
        var found = await door.OpenAsync(body.Value.Reference, body.Value.Code, cancel);
        return found.IsRefused(out var refusal) ? Problems.From(refusal, http) : TypedResults.Ok(TrackingAnswer.From(found.Value));
    }
}

/// <param name="Reference">Of the filing receipt, or the dossier code.</param>
/// <param name="Code">The 13 letters to type, or the 26 of the QR link.</param>
public sealed record TrackingBody(string? Reference, string? Code);

/// <summary>State, place and dates; no name and no number of a person.</summary>
/// <param name="Code">The dossier code; left out before acceptance.</param>
/// <param name="Due">As computed now; left out before acceptance, or when the procedure states no limit.</param>
/// <param name="ExpectedDue">What the filing receipt expected; left out after acceptance.</param>
/// <param name="Supplement">Papers asked for and not brought yet.</param>
public sealed record TrackingAnswer(
    string Reference, string? Code, DossierState State, string Procedure, string ProcedureName, string? Unit, string ReceivingOffice,
    DateTimeOffset ReceivedAt, DateTimeOffset? AcceptedAt, DueAnswer? ExpectedDue, DueAnswer? Due, TrackingStep? Step, int StepsDone, int Steps,
    IReadOnlyList<string> Supplement, DateTimeOffset? ReturnedAt)
{
    public static TrackingAnswer From(Tracked dossier) => new(
        dossier.Reference, dossier.Code, dossier.State, dossier.ProcedureCode, dossier.ProcedureName, dossier.UnitName, dossier.ReceivingOffice,
        dossier.FiledAt.Local, dossier.AcceptedAt?.Local,
        dossier is { AcceptedAt: null, ExpectedDueAt: { } expected } ? DueAnswer.From(expected, dossier.Deadline) : null,
        dossier.DueAt is { } due ? DueAnswer.From(due, dossier.Deadline) : null,
        dossier.Step is { } step ? new TrackingStep(step.Kind, step.Office, step.OfficeEn, step.Posts, step.Since?.Local, step.DueAt?.Local) : null,
        dossier.StepsDone, dossier.Steps, dossier.SupplementPapers, dossier.ReturnedAt?.Local);
}

/// <summary>The step being worked on and the posts that hold it.</summary>
public sealed record TrackingStep(StepKind Kind, string Office, string OfficeEn, IReadOnlyList<PostKind> Posts, DateTimeOffset? Since, DateTimeOffset? DueAt);
