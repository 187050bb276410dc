using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;

namespace MotCua.Web.Api;

/// <summary>The catalogue: search and one procedure.</summary>
public static class ProceduresApi
{
    public static void MapProcedures(this IEndpointRouteBuilder routes)
    {
        var procedures = routes.MapGroup("/api/v1/procedures").WithTags("Procedures").RequireRateLimiting(ApiRoutes.PublicReads);
        procedures.MapGet("/", Find).WithName("findProcedures").WithSummary("Find procedures by what people call them")
            .WithDescription("Everyday words with or without accents, misspelt or not, or a code; the best first.").Refuses(400, 429);
        procedures.MapGet("/{code}", Read).WithName("readProcedure").WithSummary("A procedure as it holds on a day").Refuses(400, 404, 429);
    }

    private static async Task<Results<Ok<IEnumerable<ProcedureHitView>>, ProblemHttpResult>> Find(
        HttpContext http, ProcedureQueries procedures, [Description("Words or a code, at most 200 characters.")] string? q,
        [Description("Only procedures settled at this level.")] string? level, [Description("How many answers; 10 when left out.")] string? limit,
        CancellationToken cancel)
    {
        var (text, only, most) = (PublicQuery.Text(q), PublicQuery.Level(level), PublicQuery.Limit(limit));
        if (text.IsRefused(out var refusal) || only.IsRefused(out refusal) || most.IsRefused(out refusal))
            return Problems.From(refusal, http);
        return TypedResults.Ok((await procedures.FindAsync(text.Value, most.Value, only.Value, cancel)).Select(ProcedureHitView.Of));
    }

    private static async Task<Results<Ok<ProcedureAnswer>, ProblemHttpResult>> Read(
        HttpContext http, ProcedureQueries procedures, Deeds deeds, [Description("Like 1.001193.")] string code,
        [Description("The day; today when left out.")] string? on, CancellationToken cancel)
    {
        var (known, day) = (PublicQuery.ProcedureCode(code), PublicQuery.Day(on));
        if (known.IsRefused(out var refusal) || day.IsRefused(out refusal))
            return Problems.From(refusal, http);
        return await procedures.ReadAsync(known.Value, day.Value ?? deeds.Today, cancel) is { } view
            ? TypedResults.Ok(ProcedureAnswer.Of(view))
            : Problems.From(new Refusal("procedure.unknown", "There is no such procedure on that day.", "code"), http);
    }
}

/// <summary>A procedure with its corrections applied, and honest about what is not known.</summary>
/// <param name="NameOnly">Nothing but name, field and level is known; see <paramref name="Neighbours"/>.</param>
/// <param name="Flags">What could not be read as a fact or looks wrong in the source.</param>
public sealed record ProcedureAnswer(
    string Code, string Name, string Field, IReadOnlyList<string> Levels, bool NameOnly, Completeness Completeness, DateOnly From, DateOnly Until,
    string Publisher, string DecisionNo, IReadOnlyList<ProcedureCase> Cases, IReadOnlyList<ProcedureComponent> Components,
    IReadOnlyList<ChannelAnswer> Channels, IReadOnlyList<ProcedureResult> Results, IReadOnlyList<string> Applicants, string Agency,
    string CompetentAuthority, string ReceivingAddress, string Conditions, IReadOnlyList<string> Steps, bool StepsTruncated,
    IReadOnlyList<string> LegalBasis, string PortalUrl, string Crawled, CorrectionAnswer? Correction, NeighboursAnswer? Neighbours, IReadOnlyList<ProcedureFlag> Flags)
{
    public static ProcedureAnswer Of(ProcedureView view)
    {
        var (card, content) = (view.Card, view.Card.Content);
        return new ProcedureAnswer(
            card.Code, card.Name, card.Field, card.Levels.ToNames(), card.KnownByNameOnly, card.Completeness, card.From, card.Until,
            card.Publisher, card.DecisionNo, content.Cases, content.Components,
            card.KnownByNameOnly ? [] : [.. view.Limits.Select(limits => ChannelAnswer.From(limits, content))],
            content.Results, content.Applicants, content.Agency, content.CompetentAuthority, content.ReceivingAddress, content.Conditions,
            content.Steps, content.StepsTruncated, content.LegalBasis, content.PortalUrl, content.Crawled,
            card.Override is { } correction ? new CorrectionAnswer(correction.Reason, correction.From, correction.Until, correction.Source) : null,
            card.Neighbours is { } near ? new NeighboursAnswer(near.Reason, [.. view.Neighbours.Select(n => new NeighbourAnswer(n.Code, n.Name, n.Levels.ToNames()))]) : null,
            content.Flags);
    }
}

/// <summary>One way to file.</summary>
public sealed record ChannelAnswer(ChannelKind Channel, IReadOnlyList<LimitAnswer> Limits, IReadOnlyList<ProcedureFee> Fees, IReadOnlyList<string> Notes)
{
    public static ChannelAnswer From(ChannelLimits limits, ProcedureContent content)
    {
        var rows = content.Channels.Where(row => row.Channel == limits.Channel).ToList();
        return new ChannelAnswer(
            limits.Channel, [.. limits.ByCase.Select(pair => new LimitAnswer(pair.Key, pair.Value.Amount, pair.Value.Unit, pair.Value.CutOff, pair.Value.Why, pair.Value.Words))],
            [.. rows.SelectMany(row => row.Fees).Distinct()], [.. rows.SelectMany(row => new[] { row.FeeText, row.Description }).Where(text => text.Length > 0).Distinct()]);
    }
}

/// <param name="Case">Key of the case; <c>all</c> when there is only one.</param>
/// <param name="Amount">Left out when the source gives no number; then <paramref name="Why"/> has the reason's code.</param>
/// <param name="CutOff">Same-day limits: received later, it becomes the next working day.</param>
/// <param name="Words">What the source says instead of, or beside, a number.</param>
public sealed record LimitAnswer(string Case, decimal? Amount, LimitUnit Unit, TimeOnly? CutOff, string Why, IReadOnlyList<string> Words);

/// <summary>A dated, sourced correction of what the source says.</summary>
public sealed record CorrectionAnswer(string Reason, DateOnly From, DateOnly Until, OverrideSource Source);

public sealed record NeighboursAnswer(string Reason, IReadOnlyList<NeighbourAnswer> Procedures);

public sealed record NeighbourAnswer(string Code, string Name, IReadOnlyList<string> Levels);
