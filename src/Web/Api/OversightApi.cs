using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Oversight;
using MotCua.Web.Access;

namespace MotCua.Web.Api;

/// <summary>The figures of all units, as on the oversight page.</summary>
public static class OversightApi
{
    public static void MapOversight(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/oversight", Read).WithTags("Oversight").WithName("readOversight")
        .WithSummary("Received, in progress, due soon, overdue, ready, returned: every commune and ward at the end of a day")
        .WithDescription("A reader's key. Received and returned are counted from 1 January of the year of the day; the others are how things stood. Today means now.")
        .Refuses(400, 401, 403);

    private static async Task<Results<Ok<OversightView>, ProblemHttpResult>> Read(
        HttpContext http, OversightQueries oversight, Deeds deeds, [Description("The day; today when left out.")] string? on,
        [Description("inPerson, kiosk, online or postal; all when left out.")] string? channel, CancellationToken cancel)
    {
        var day = PublicQuery.Day(on);
        if (day.IsRefused(out var refusal))
            return Problems.From(refusal, http);
        if (day.Value > deeds.Today || day.Value < new DateOnly(2000, 1, 1))
            return Problems.From(new Refusal("api.on.invalid", "Ask for a day from 2000-01-01 to today.", "on"), http);
        SubmissionChannel? only = null;
        if (!string.IsNullOrEmpty(channel))
        {
            if (!Enum.TryParse<SubmissionChannel>(channel, ignoreCase: true, out var read) || !Enum.IsDefined(read) || char.IsAsciiDigit(channel[0]))
                return Problems.From(new Refusal("api.channel.invalid", "A channel is inPerson, kiosk, online or postal.", "channel"), http);
            only = read;
        }
        var picture = await oversight.ReadAsync(new OversightRequest(day.Value ?? deeds.Today, Period.Year, only), deeds.Now, cancel);
        return TypedResults.Ok(OversightView.Of(picture));
    }
}

/// <param name="At">The moment the figures stand for.</param>
/// <param name="Since">First day of what was received and returned.</param>
/// <param name="Provincial">Offices of the province, by slug.</param>
public sealed record OversightView(
    DateOnly On, DateTimeOffset At, DateOnly Since, CountsView Total, IReadOnlyList<PlaceCountsView> Units, IReadOnlyList<PlaceCountsView> Provincial,
    IReadOnlyList<ChannelCountsView> Channels)
{
    public static OversightView Of(OversightPicture picture) => new(
        picture.Asked.On, picture.At, picture.Asked.From, CountsView.Of(picture.Total), [.. picture.Units.Select(PlaceCountsView.Of)], [.. picture.Provincial.Select(PlaceCountsView.Of)],
        [.. picture.ByChannel.Select(pair => new ChannelCountsView(pair.Key, CountsView.Of(pair.Value)))]);
}

public sealed record PlaceCountsView(string Code, string Name, CountsView Counts)
{
    public static PlaceCountsView Of(PlaceCounts line) => new(line.Place.Key, line.Place.Name, CountsView.Of(line.Counts));
}

public sealed record ChannelCountsView(SubmissionChannel Channel, CountsView Counts);

public sealed record CountsView(int Received, int InProgress, int DueSoon, int Overdue, int Ready, int Returned, int ReturnedLate)
{
    public static CountsView Of(Counts counts) => new(counts.Received, counts.InProgress, counts.DueSoon, counts.Overdue, counts.Ready, counts.Returned, counts.ReturnedLate);
}
