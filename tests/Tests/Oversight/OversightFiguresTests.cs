using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Oversight;
using MotCua.Modules.Oversight.Counting;
using MotCua.Modules.Platform;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Oversight;

/// <summary>The figures against a walk through every history: at any day, counted or not yet, with what came late.</summary>
public class OversightFiguresTests
{
    private static readonly DateTimeOffset s_begin = HeldClock.Moment("2026-08-03T07:30");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StoreKind.Sqlite, 1), InlineData(StoreKind.Sqlite, 2), InlineData(StoreKind.Postgres, 3), InlineData(StoreKind.Postgres, 4)]
    public async Task Every_figure_of_every_day_is_what_a_walk_through_the_histories_finds(StoreKind kind, int seed)
    {
        await using var town = await Town.StartAsync(kind);
        var random = new Random(seed);
        var offices = await OfficesAsync(town);
        var histories = new Histories(random, offices);
        town.Clock.Now = s_begin;
        var calendar = (await town.Services.GetRequiredService<WorkClock>().GetAsync(Cancel)).Calendar;
        var (compared, late) = (0, 0);
        for (var round = 0; round < 24; round++)
        {
            // Time passes, sometimes over a new year; what happens, happens at odd moments and at midnight.
            town.Clock.Now = town.Clock.Now.AddMinutes(random.Next(60, 60 * 24 * 12));
            await LiveAsync(town, histories, random);
            if (random.Next(3) > 0)
                await CountAsync(town, random.Next(1, 4));
            for (var question = 0; question < 6; question++)
            {
                var on = town.Clock.Now.LegalDay().AddDays(question == 0 ? 0 : -random.Next(0, 90));
                var request = new OversightRequest(on, (Period)random.Next(2), random.Next(2) == 0 ? null : (SubmissionChannel)random.Next(4));
                late += await CompareAsync(town, histories, request, calendar);
                compared++;
            }
        }

        await CountAsync(town, int.MaxValue);
        (await town.ReadAsync(db => db.Dossiers.CountAsync(row => row.Counted))).ShouldBe(histories.All.Count(story => story.Ended));
        for (var day = town.Clock.Now.LegalDay(); day > town.Clock.Now.LegalDay().AddDays(-40); day = day.AddDays(-1))
            late += await CompareAsync(town, histories, new OversightRequest(day, Period.Year, null), calendar);
        compared.ShouldBe(24 * 6);
        late.ShouldBeGreaterThan(100, "a comparison of zeros proves nothing");
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Two_counters_at_once_count_each_dossier_once(StoreKind kind)
    {
        await using var town = await Town.StartAsync(kind);
        var random = new Random(5);
        var histories = new Histories(random, await OfficesAsync(town));
        town.Clock.Now = s_begin;
        for (var round = 0; round < 12; round++)
        {
            town.Clock.Now = town.Clock.Now.AddDays(3);
            await LiveAsync(town, histories, random);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CountAsync(town, 20)));
        await CountAsync(town, int.MaxValue);

        var sums = await town.ReadAsync(db => db.DaySums.AsNoTracking().Where(sum => sum.Span == Span.Year).ToListAsync());
        sums.Sum(sum => sum.Received).ShouldBe(histories.All.Count(story => story.Ended));
        sums.Sum(sum => sum.InProgress).ShouldBe(0);
    }

    [Fact]
    public async Task The_comparison_notices_a_dossier_counted_twice()
    {
        await using var town = await Town.StartAsync(StoreKind.Sqlite);
        var random = new Random(6);
        var histories = new Histories(random, await OfficesAsync(town));
        town.Clock.Now = s_begin;
        for (var round = 0; round < 8; round++)
        {
            town.Clock.Now = town.Clock.Now.AddDays(3);
            await LiveAsync(town, histories, random);
        }
        await CountAsync(town, int.MaxValue);
        var calendar = (await town.Services.GetRequiredService<WorkClock>().GetAsync(Cancel)).Calendar;
        var request = new OversightRequest(town.Clock.Now.LegalDay(), Period.Year, null);
        await CompareAsync(town, histories, request, calendar);

        var deed = Deed(town);
        await town.DoAsync(async (AppDb db, CancellationToken c) =>
        {
            var one = await db.Dossiers.Where(row => row.Counted).Select(row => row.Id).FirstAsync(c);
            await db.Dossiers.Where(row => row.Id == one).ExecuteUpdateAsync(row => row.SetProperty(its => its.Counted, false), c);
            return (Result<Done>)Done.Value;
        }, deed);

        (await Record.ExceptionAsync(() => CompareAsync(town, histories, request, calendar))).ShouldBeAssignableTo<ShouldAssertException>();
    }

    /// <summary>Service centres of three units, of the province, and of a unit that was merged away in 2025.</summary>
    private static async Task<IReadOnlyList<OfficeId>> OfficesAsync(Town town)
    {
        var old = await town.ReadAsync(db => db.Units.AsNoTracking().FirstAsync(unit => unit.Until < InTime.Open && unit.Code != Town.NaSang));
        var office = new Office
        {
            Id = new OfficeId(Guid.NewGuid()), Kind = OfficeKind.ServiceCentre, UnitId = old.Id, Slug = "OLD-COUNTER", Name = "Bộ phận một cửa cũ", NameEn = "Old counter",
            From = old.From, Until = old.Until,
        };
        await town.DoAsync(async (AppDb db, CancellationToken c) =>
        {
            db.Add(office);
            await db.SaveChangesAsync(c);
            return (Result<Done>)Done.Value;
        }, Deed(town));
        var centres = await town.ReadAsync(db => db.Offices.AsNoTracking().Where(row => row.Kind == OfficeKind.ServiceCentre && row.Slug != "OLD-COUNTER").OrderBy(row => row.Id).Take(3).Select(row => row.Id).ToListAsync());
        var province = await town.ReadAsync(db => db.Offices.AsNoTracking().Where(row => row.Kind == OfficeKind.ProvincialServiceCentre).Select(row => row.Id).FirstAsync());
        return [.. centres, province, office.Id];
    }

    private static async Task LiveAsync(Town town, Histories histories, Random random)
    {
        var now = town.Clock.Now;
        (await town.DoAsync(async (AppDb db, CancellationToken c) =>
        {
            for (var n = 0; n < 12; n++)
                histories.File(db, random.Next(4) == 0 ? now.AddDays(-random.Next(0, 60)).LegalDay().At(TimeOnly.MinValue) : now.AddMinutes(-random.Next(1, 60)));
            await db.SaveChangesAsync(c);
            foreach (var story in histories.All.Where(story => !story.Ended && random.Next(3) > 0).ToList())
            {
                var dossier = await db.Dossiers.SingleAsync(row => row.Id == story.Id, c);
                var room = now - story.Last;
                // Some things are told late: they happened long before now. Midnight belongs to the day it begins.
                var at = story.Last + (room * random.NextDouble());
                if (random.Next(5) == 0 && at.LegalDay().At(TimeOnly.MinValue) > story.Last)
                    at = at.LegalDay().At(TimeOnly.MinValue);
                histories.Advance(story, dossier, new DateTimeOffset(at.Ticks / 10_000_000 * 10_000_000, at.Offset) is var whole && whole > story.Last ? whole : at);
            }
            await db.SaveChangesAsync(c);
            return (Result<Done>)Done.Value;
        }, Deed(town))).Kept();
    }

    private static async Task CountAsync(Town town, int runs)
    {
        for (var run = 0; run < runs; run++)
        {
            var counted = await town.DoAsync((CountEndedHandler handler, CancellationToken c) => handler.HandleAsync(c), Deed(town));
            if (!counted.IsRefused(out _) && counted.Value == 0)
                return;
        }
    }

    private static async Task<int> CompareAsync(Town town, Histories histories, OversightRequest request, WorkingCalendar calendar)
    {
        var picture = await town.AskAsync((OversightQueries queries) => queries.ReadAsync(request, town.Clock.Now, Cancel));
        var map = await town.Services.GetRequiredService<Places>().GetAsync(Cancel);
        var expected = histories.Count(request, town.Clock.Now, day => calendar.AddWorkingDays(day, 2))
            .GroupBy(pair => map.Of(pair.Key)!.Key).ToDictionary(group => group.Key, group => group.Aggregate(Counts.None, (sum, pair) => sum + pair.Value));
        foreach (var line in picture.Units.Concat(picture.Provincial))
            line.Counts.ShouldBe(expected.GetValueOrDefault(line.Place.Key, Counts.None), $"{line.Place.Name} {request} now {town.Clock.Now}");
        picture.Total.ShouldBe(expected.Values.Aggregate(Counts.None, (sum, counts) => sum + counts));
        picture.Units.Count.ShouldBe(45);
        return picture.Total.Overdue + picture.Total.DueSoon;
    }

    private static Deed Deed(Town town) => new() { Actor = Actor.System("test"), At = town.Clock.Now, Act = "test", Door = "test" };
}
