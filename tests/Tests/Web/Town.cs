using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Dossiers.Processing;
using MotCua.Modules.Dossiers.Returns;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;
using MotCua.Storage;
using MotCua.Tests.Stores;
using MotCua.Web;
using Shouldly;

namespace MotCua.Tests.Web;

/// <summary>
/// The real program on a real store, with Na Sang commune, Mường Thanh ward and the province's home affairs staffed by invented people,
/// some twenty procedures, a kiosk in Na Sang and a clock the test holds (at first Monday 23 November 2026, 08:00).
/// </summary>
public sealed class Town : IAsyncDisposable
{
    public const string NaSang = TownGround.NaSang;
    public const string MuongThanh = TownGround.MuongThanh;
    public const string Password = TownGround.Password;
    public const string BirthRegistration = "1.001193";
    public const string CertifiedCopy = "2.000815";
    public const string FuneralAllowance = "1.010824";
    private static readonly TimeSpan s_session = TimeSpan.FromHours(4);
    private readonly WebApplication _app;
    private readonly Dictionary<string, (HttpClient Client, DateTimeOffset Since)> _signedIn = [];
    private readonly List<HttpClient> _clients = [];

    private Town(WebApplication app, HeldClock clock, StoreOptions options) => (_app, Clock, Options) = (app, clock, options);

    public HeldClock Clock { get; }

    public StoreOptions Options { get; }

    public IServiceProvider Services => _app.Services;

    public Work Work => Services.GetRequiredService<Work>();

    public Uri Address => new(_app.Urls.First());

    /// <summary>A citizen.</summary>
    public static ApplicantDetails Citizen { get; } = new(
        "Lò Thị Mai", "011186012345", new DateOnly(1986, 8, 14), Sex.Female, "Bản Na Sang 1, xã Na Sang, tỉnh Điện Biên", "0912 345 678", null, IdentityAssurance.QrScanned);

    public static async Task<Town> StartAsync(StoreKind kind, Action<IServiceCollection>? more = null)
    {
        var options = await (await TownGround.OfAsync(kind)).CopyAsync();
        var clock = new HeldClock(HeldClock.Moment("2026-11-23T08:00"));
        var app = Host.Build(new HostOptions { Url = "http://127.0.0.1:0", Store = options, KioskUnit = NaSang }, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            more?.Invoke(services);
        });
        await Host.CheckAsync(app, CancellationToken.None);
        await app.StartAsync();
        return new Town(app, clock, options);
    }

    /// <summary>Sign-in name of the first holder of a kind of post in an office.</summary>
    public static string Holder(string unit, OfficeKind office, PostKind post, int seat = 0, string? slug = null) => TownGround.Holder(unit, office, post, seat, slug: slug);

    /// <summary>Sign-in name of whoever stands in for the holder.</summary>
    public static string StandIn(string unit, OfficeKind office, PostKind post, int seat = 0) => TownGround.Holder(unit, office, post, seat, standIn: true);

    /// <summary>Na Sang's first counter officer.</summary>
    public static string AtCounter => Holder(NaSang, OfficeKind.ServiceCentre, PostKind.OneStopOfficer);

    /// <summary>Somebody without a name: no cookie, redirects are not followed.</summary>
    public HttpClient Anyone()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        _clients.Add(client);
        return client;
    }

    /// <summary>A browser at Na Sang's kiosk.</summary>
    public HttpClient Kiosk() => Anyone();

    /// <summary>A program with the kiosk's API key.</summary>
    public HttpClient ByKioskKey() => ByKey(TownGround.KioskSecret);

    /// <summary>A program with the API key of Na Sang's first counter officer.</summary>
    public HttpClient ByOfficerKey() => ByKey(TownGround.OfficerSecret);

    public HttpClient ByKey(string secret)
    {
        var client = Anyone();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }

    /// <summary>An officer's browser, signed in through the page; kept as long as its session lasts by the town's clock.</summary>
    public async Task<HttpClient> As(string signIn)
    {
        if (_signedIn.TryGetValue(signIn, out var known) && (Clock.Now - known.Since).Duration() < s_session)
            return known.Client;
        var client = Anyone();
        var answer = await client.PostFormAsync("/sign-in", new() { ["UserName"] = signIn, ["Password"] = Password });
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{signIn} could not sign in");
        _signedIn[signIn] = (client, Clock.Now);
        return client;
    }

    /// <summary>The deed of an officer, now by the town's clock.</summary>
    public Deed By(string signIn, string act = "test") => new()
    {
        Actor = new Actor(ActorKind.Officer, Person.IdOf(signIn).Value.ToString()), At = Clock.Now, Act = act, Door = "test",
    };

    public Deed ByKiosk() => new() { Actor = new Actor(ActorKind.Kiosk, "kiosk-test"), At = Clock.Now, Act = "dossier.submit", Door = "kiosk" };

    /// <summary>Runs one command through the write lane.</summary>
    public Task<Result<T>> DoAsync<THandler, T>(Func<THandler, CancellationToken, Task<Result<T>>> act, Deed deed, WorkKey? key = null) where THandler : notnull =>
        Work.DoAsync(act, deed, key, TestCancel);

    public async Task<T> ReadAsync<T>(Func<AppDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>Asks a service of the program in a scope of its own.</summary>
    public async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Hands in at Na Sang's kiosk; <paramref name="change"/> bends the request.</summary>
    public async Task<Result<DossierFiling>> SubmitAsync(string procedure, Func<SubmitDossier, SubmitDossier>? change = null)
    {
        var deed = ByKiosk();
        var card = await ProcedureAsync(procedure);
        var request = new SubmitDossier(NaSang, procedure, card?.Content.Cases.FirstOrDefault(one => one.Kind == CaseKind.Choice)?.Key, Citizen, [], SubmissionChannel.Kiosk);
        request = change?.Invoke(request) ?? request;
        return await DoAsync((SubmitDossierHandler h, CancellationToken c) => h.HandleAsync(request, deed, c), deed);
    }

    public async Task<DossierId> FileAsync(string procedure, Func<SubmitDossier, SubmitDossier>? change = null) => (await SubmitAsync(procedure, change)).Kept().Dossier;

    /// <summary>A dossier that the counter found complete and accepted.</summary>
    public async Task<DossierId> GivenAcceptedAsync(string procedure, Func<SubmitDossier, SubmitDossier>? change = null)
    {
        var id = await FileAsync(procedure, change);
        await TickAllAsync(id);
        (await AcceptAsync(id)).Kept();
        return id;
    }

    /// <summary>Ticks every paper of the dossier as present.</summary>
    public async Task TickAllAsync(DossierId id)
    {
        var dossier = await DossierAsync(id);
        var card = (await AskAsync((Catalogue catalogue) => catalogue.VersionOfAsync(dossier, TestCancel)))!;
        var found = card.ComponentsOf(dossier.Case).Where(paper => paper.Kind == ComponentKind.HandIn).Select(paper => new PaperFound(paper.Key, PaperStatus.Had, 1, 0)).ToList();
        var deed = By(AtCounter, "dossier.check");
        (await DoAsync((CheckPapersHandler h, CancellationToken c) => h.HandleAsync(new CheckPapers(id, null, found), deed, c), deed)).Kept();
    }

    public Task<Result<AcceptedDossier>> AcceptAsync(DossierId id, string? signIn = null, int? seen = null)
    {
        var deed = By(signIn ?? AtCounter, "dossier.accept");
        return DoAsync((AcceptDossierHandler h, CancellationToken c) => h.HandleAsync(new AcceptDossier(id, seen), deed, c), deed);
    }

    /// <summary>Lets the rightful holders work until a step of the kind is current; null walks to the end.</summary>
    public async Task WalkToAsync(DossierId id, StepKind? kind)
    {
        for (var guard = 0; guard < 30 && await CurrentAsync(id) is { } step && step.Kind != kind; guard++)
            (await DoStepAsync(id, await HolderOfAsync(step))).Kept();
    }

    /// <summary>Does the current step in the way of its kind.</summary>
    public async Task<Result<Done>> DoStepAsync(DossierId id, string signIn, int? seen = null)
    {
        var step = (await CurrentAsync(id)).ShouldNotBeNull();
        var deed = By(signIn, $"step.{step.Kind}");
        switch (step.Kind)
        {
            case StepKind.Receive:
                return await DoAsync((HandOverDossierHandler h, CancellationToken c) => h.HandleAsync(new HandOverDossier(id, seen), deed, c), deed);
            case StepKind.Assign:
                var next = await ReadAsync(db => db.DossierSteps.AsNoTracking().SingleAsync(other => other.Dossier == id && other.Order == step.Order + 1));
                var post = await ReadAsync(db => db.Posts.AsNoTracking().Where(candidate => candidate.OfficeId == next.Office && candidate.Kind == next.PostKinds[0])
                    .OrderBy(candidate => candidate.Title).FirstAsync());
                return await DoAsync((AssignDossierHandler h, CancellationToken c) => h.HandleAsync(new AssignDossier(id, seen, post.Id.Value, null), deed, c), deed);
            case StepKind.Number:
                return await DoAsync((IssueResultHandler h, CancellationToken c) => h.HandleAsync(new IssueResult(id, seen, null), deed, c), deed);
            case StepKind.Return:
                return await DoAsync((ReturnDossierHandler h, CancellationToken c) => h.HandleAsync(new ReturnDossier(id, seen, true), deed, c), deed);
            default:
                return await DoAsync((FinishStepHandler h, CancellationToken c) => h.HandleAsync(new FinishStep(id, seen, "Đủ điều kiện giải quyết."), deed, c), deed);
        }
    }

    /// <summary>Sign-in name of the first person who may do a step.</summary>
    public async Task<string> HolderOfAsync(DossierStep step)
    {
        foreach (var kind in step.PostKinds)
        {
            var holders = await AskAsync((Holders all) => all.HoldersAtAsync(step.Office, kind, Clock.Now, TestCancel));
            if (holders.FirstOrDefault(holder => step.AssignedPost is null || holder.PostId.Value == step.AssignedPost) is { } found)
                return (await ReadAsync(db => db.Persons.AsNoTracking().SingleAsync(person => person.Id == found.PersonId))).SignIn;
        }
        throw new InvalidOperationException($"Nobody holds step {step.Order}.");
    }

    public Task<Dossier> DossierAsync(DossierId id) => ReadAsync(db => db.Dossiers.AsNoTracking().SingleAsync(dossier => dossier.Id == id));

    public Task<DossierStep?> CurrentAsync(DossierId id) =>
        ReadAsync(db => db.DossierSteps.AsNoTracking().SingleOrDefaultAsync(step => step.Dossier == id && step.State == StepState.Current));

    /// <summary>The journal of a dossier, in order.</summary>
    public Task<List<JournalEntry>> JournalAsync(DossierId id)
    {
        var stream = Dossier.StreamOf(id);
        return ReadAsync(db => db.Journal.AsNoTracking().Where(entry => entry.Stream == stream).OrderBy(entry => entry.Version).ToListAsync());
    }

    public Task<ProcedureCard?> ProcedureAsync(string code) => Services.GetRequiredService<Catalogue>().CardAsync(code, Clock.Now.LegalDay(), TestCancel);

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(Options.Folder.Root, recursive: true);
    }

    private static CancellationToken TestCancel => Xunit.TestContext.Current.CancellationToken;
}

/// <summary>One town per store for a test class: <c>IClassFixture&lt;Towns&gt;</c>; started when first asked for.</summary>
public sealed class Towns : IAsyncDisposable
{
    private readonly Lazy<Task<Town>> _sqlite = new(() => Town.StartAsync(StoreKind.Sqlite));
    private readonly Lazy<Task<Town>> _postgres = new(() => Town.StartAsync(StoreKind.Postgres));

    public Task<Town> On(StoreKind kind) => kind == StoreKind.Sqlite ? _sqlite.Value : _postgres.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var town in (Lazy<Task<Town>>[])[_sqlite, _postgres])
            if (town.IsValueCreated && town.Value.IsCompletedSuccessfully)
                await (await town.Value).DisposeAsync();
    }
}
