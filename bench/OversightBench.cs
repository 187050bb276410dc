using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Organisation;
using MotCua.Modules.Oversight;
using MotCua.Modules.Platform;
using MotCua.Modules.Staffing;
using MotCua.Tests.Stores;

namespace MotCua.Bench;

/// <summary>The oversight over a store of many dossiers: the question to the database alone, and the whole pages over HTTP.</summary>
public sealed partial class OversightBench(Options options)
{
    private const double PromisedP95 = 100;
    private const string UserName = "bench.chair";
    private const string Password = "mot-cua-bench-2026";
    private readonly Promises _promises = new();

    public async Task<int> RunAsync()
    {
        var dossiers = options.Number("dossiers", 1_000_000);
        foreach (var kind in options.Stores())
            await RunAsync(kind, dossiers);
        return _promises.ExitCode;
    }

    private async Task RunAsync(StoreKind kind, int dossiers)
    {
        await using var store = await BenchStore.CreateAsync(kind);
        await BigStore.FillAsync(store, dossiers, options.Number("seed", 766));
        await AddChairAsync(store);
        var now = DateTimeOffset.UtcNow;
        var today = now.LegalDay();
        var past = today.AddDays(-400);
        var rounds = options.Number("rounds", 100);

        foreach (var (name, day) in new[] { ("today", today), ("past", past) })
            await MeasureAsync(store, $"query {name}", rounds, () => store.ReadAsync(async services =>
            {
                var picture = await services.GetRequiredService<OversightQueries>().ReadAsync(new OversightRequest(day, Period.Year, null), now, CancellationToken.None);
                return picture.Total.Received > 0 && picture.Units.Count == 45;
            }));

        using var server = ServerProcess.Start(store);
        await server.ReadyAsync();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{server.Port}"),
        };
        await SignInAsync(client);
        var on = past.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var (name, address) in new[]
        {
            ("page today", "/oversight"), ("page past", $"/oversight?on={on}"), ("page channel", "/oversight?channel=Kiosk&period=Month"),
            ("list overdue", "/oversight/dossiers?figure=Overdue"), ("list unit", "/oversight/dossiers?figure=Received&unit=03172"),
            ("list late", "/oversight/dossiers?figure=ReturnedLate&page=3"), ("list past", $"/oversight/dossiers?figure=Overdue&on={on}&unit=03172"),
        })
            await MeasureAsync(store, name, rounds, async () => (await client.GetStringAsync(new Uri(address, UriKind.Relative))).Contains("<h1", StringComparison.Ordinal));
    }

    private async Task MeasureAsync(BenchStore store, string name, int rounds, Func<Task<bool>> ask)
    {
        for (var warm = 0; warm < 10; warm++)
            await ask();
        var times = new List<double>();
        var sound = true;
        for (var round = 0; round < rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            sound &= await ask();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        times.Sort();
        var (p50, p95, p99) = (Figures.Percentile(times, 0.5), Figures.Percentile(times, 0.95), Figures.Percentile(times, 0.99));
        Talk.Say($"{store.Name}: {name}: p50 {Talk.Text(p50)} ms, p95 {Talk.Text(p95)} ms, p99 {Talk.Text(p99)} ms; {Talk.Load}");
        new Figures($"oversight {name}", 1000 / p50, 0, 0, p50, p99, store.Name).Print();
        _promises.Hold(sound, $"{store.Name}: {name} answers");
        _promises.Hold(p95 <= PromisedP95, $"{store.Name}: {name} p95 at most {PromisedP95} ms ({Talk.Text(p95)})");
    }

    /// <summary>An invented chair of Na Sang who may sign in.</summary>
    private static Task AddChairAsync(BenchStore store) => store.WriteAsync(async (db, cancel) =>
    {
        var office = await db.Offices.SingleAsync(row => row.Kind == OfficeKind.CommitteeLeadership && db.Set<Unit>().Any(unit => unit.Id == row.UnitId && unit.Code == "03172"), cancel);
        var (person, post) = (Person.IdOf(UserName), Post.IdOf(office.Id, PostKind.Chair, "Chủ tịch", office.From));
        db.AddRange(
            new Person
            {
                Id = person, Key = UserName, FullName = "Người Thử", Sex = Sex.Female, Ethnicity = Ethnicity.Other, OfficerKind = OfficerKind.Official, SignIn = UserName, Invented = true,
            },
            new Post { Id = post, OfficeId = office.Id, Kind = PostKind.Chair, Title = "Chủ tịch", TitleEn = "Chair", Quota = 1, From = office.From, Until = InTime.Open },
            new Holding
            {
                Id = new HoldingId(Guid.NewGuid()), PostId = post, PersonId = person, Kind = HoldingKind.Permanent, From = office.From, Until = InTime.Open, Basis = "bench",
                RecordedAt = DateTimeOffset.UtcNow,
            },
            new Account
            {
                Id = new AccountId(Guid.NewGuid()), UserName = UserName, Person = person.Value, PasswordHash = new PasswordHasher<Account>().HashPassword(null!, Password),
                SecurityStamp = Guid.NewGuid().ToString("N"), Invented = true,
            });
        await db.SaveChangesAsync(cancel);
    });

    private static async Task SignInAsync(HttpClient client)
    {
        var form = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = AntiforgeryToken().Match(form).Groups["value"].Value;
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(
            new Dictionary<string, string> { ["UserName"] = UserName, ["Password"] = Password, ["__RequestVerificationToken"] = token }));
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in")
            throw new InvalidOperationException("The bench's chair could not sign in.");
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<value>[^"]+)""")]
    private static partial Regex AntiforgeryToken();
}
