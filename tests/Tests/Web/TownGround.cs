using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Organisation;
using MotCua.Modules.Organisation.Import;
using MotCua.Modules.Platform;
using MotCua.Modules.Platform.Accounts;
using MotCua.Modules.Procedures.Import;
using MotCua.Modules.Staffing;
using MotCua.Modules.Staffing.Roster;
using MotCua.Tests.Organisation;
using MotCua.Tests.Procedures;
using MotCua.Tests.Staffing;
using MotCua.Tests.Stores;
using MotCua.Web.Api;
using Shouldly;
using StoreOptions = MotCua.Storage.StoreOptions;

namespace MotCua.Tests.Web;

/// <summary>A store with everything a town needs, made once per kind by the real importers; every <see cref="Town"/> gets a copy.</summary>
internal sealed class TownGround
{
    public const string NaSang = "03172";
    public const string MuongThanh = "03334";

    /// <summary>Of every invented account here.</summary>
    public const string Password = "mot-cua-thu-nghiem-2026";

    private const int Seed = 20261123;
    private static readonly string[] s_named = ["1.001193", "2.000815", "1.010824", "2.002307", "1.001776", "1.004873", "1.000656", "1.000894"];
    private static readonly Lazy<List<(string Line, string Code, string[] Levels, string Completeness)>> s_records = new(() =>
    [
        .. from line in File.ReadLines(ShippedFiles.Path("procedures/catalogue.jsonl"))
           let record = JsonDocument.Parse(line).RootElement
           select (line, record.GetProperty("code").GetString()!,
               record.GetProperty("levels").EnumerateArray().Select(level => level.GetString()!).ToArray(), record.GetProperty("completeness").GetString()!),
    ]);

    private static readonly Lazy<HashSet<string>> s_neighbours = new(() =>
        [.. Records().Where(record => record.Levels.Contains("commune") && record.Completeness == "full").Take(12).Select(record => record.Code)]);

    private static Dictionary<string, OfficeKind> OfficesBySlug { get; } =
        DienBien.Plan.Offices.GroupBy(office => office.Slug).ToDictionary(group => group.Key, group => group.First().Kind);

    private static readonly Lazy<Task<TownGround>>[] s_grounds =
        [new(() => PrepareAsync(StoreKind.Sqlite)), new(() => PrepareAsync(StoreKind.Postgres))];

    private readonly StoreOptions _options;

    private TownGround(StoreOptions options) => _options = options;

    /// <summary>The roster everybody of the town comes from.</summary>
    public static IReadOnlyList<RosterRow> Roster { get; } =
    [
        .. Rosters.Generate(Seed).Where(row => row.UnitCode is NaSang or MuongThanh
            || (row.UnitCode.Length == 0 && OfficesBySlug[row.OfficeSlug] is OfficeKind.ProvincialServiceCentre or OfficeKind.ProvincialLeadership)
            || row is { UnitCode: "", OfficeSlug: "HOME-AFFAIRS" }),
    ];

    public static string KioskSecret { get; } = ApiKeys.NewSecret();

    public static string OfficerSecret { get; } = ApiKeys.NewSecret();

    /// <summary>A procedure of the province's departments only.</summary>
    public static string ProvincialProcedure { get; } = Records().First(record =>
        record.Levels.Contains("province") && !record.Levels.Contains("commune") && record.Completeness != "index").Code;

    /// <summary>The sign-in name of who holds a kind of post in an office, in person or as a stand-in.</summary>
    public static string Holder(string unit, OfficeKind office, PostKind post, int seat = 0, bool standIn = false, string? slug = null) => Roster
        .Where(row => row.UnitCode == unit && OfficesBySlug[row.OfficeSlug] == office && row.PostKind == post && (slug is null || row.OfficeSlug == slug)
            && row.HoldingKind == HoldingKind.StandIn == standIn)
        .Select(row => row.SignIn).ElementAt(seat);

    public static Task<TownGround> OfAsync(StoreKind kind) => s_grounds[(int)kind].Value;

    /// <summary>A copy of the whole store for one town.</summary>
    public Task<StoreOptions> CopyAsync() => CopyAsync(_options);

    /// <summary>A copy of a store that nobody is writing to, with its keys and files.</summary>
    public static async Task<StoreOptions> CopyAsync(StoreOptions store)
    {
        var folder = new SpaceFolder(Directory.CreateTempSubdirectory("motcua-town-").FullName, Space.Rehearsal);
        Copy(store.Folder.Path, folder.Path);
        var connection = store.PostgresConnection is { } template ? await (await PostgresServer.GetAsync()).CopyDatabaseAsync(template) : null;
        return new StoreOptions(folder, connection);
    }

    private static async Task<TownGround> PrepareAsync(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind, services => services.AddScoped<Rows>());
        var deed = new Deed { Actor = Actor.System("import"), At = HeldClock.Moment("2026-11-20T08:00"), Act = "town.prepare", Door = "test" };
        var cancel = CancellationToken.None;

        Kept(await new UnitsImport(store.Work).RunAsync(DienBien.Plan, deed, null, cancel));
        Kept(await store.Work.DoAsync((ImportCalendarHandler h, CancellationToken c) => h.HandleAsync(new ImportCalendar(Days()), deed, c), deed, null, cancel));
        var scopes = store.Services.GetRequiredService<IServiceScopeFactory>();
        using (var catalogue = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Records().Where(IsOfTown).Select(record => record.Line)))))
            Kept(await new ImportProcedures(store.Work, scopes).RunAsync(catalogue, deed, new DateOnly(2025, 7, 1), null, cancel)).Faults.ShouldBeEmpty();
        await using (var processes = File.OpenRead(Path.Combine(ProcessFiles.Folder, "proposed.jsonl")))
            Kept(await new Modules.Procedures.ProcessImport.ImportProcesses(store.Work, ProcessFiles.Reader()).RunAsync(processes, "dien-bien", deed, null, cancel)).IsSound.ShouldBeTrue();

        var faults = new List<ImportFault>();
        var staff = RosterFile.Read("roster", Rosters.Text(Roster), Rosters.Ground, faults);
        faults.ShouldBeEmpty();
        Kept(await new StaffImport(store.Work).RunAsync(staff, deed, null, cancel));
        var hash = new PasswordHasher<Account>().HashPassword(null!, Password);
        var accounts = staff.Persons.Select(person => new NewAccount(person.SignIn, person.Id.Value, hash, Invented: true)).ToList();
        Kept(await store.Work.DoAsync((CreateAccountsHandler h, CancellationToken c) => h.HandleAsync(new CreateAccounts(accounts), deed, c), deed, null, cancel));
        ApiKey[] keys =
        [
            new() { Id = deed.NewId<ApiKeyId>(), Name = "kiosk", Scope = KeyScope.Kiosk, SecretHash = ApiKeys.HashOf(KioskSecret), Unit = NaSang, CreatedAt = deed.At },
            new()
            {
                Id = deed.NewId<ApiKeyId>(), Name = "officer", Scope = KeyScope.Officer, SecretHash = ApiKeys.HashOf(OfficerSecret), CreatedAt = deed.At,
                Person = Person.IdOf(Holder(NaSang, OfficeKind.ServiceCentre, PostKind.OneStopOfficer)).Value,
            },
        ];
        Kept(await store.Work.DoAsync((Rows rows, CancellationToken c) => rows.AddAsync(keys, c), deed, null, cancel));

        // The copy towns are made from stays as long as the process.
        var kept = new SpaceFolder(Directory.CreateTempSubdirectory("motcua-ground-").FullName, Space.Rehearsal);
        Copy(store.Options.Folder.Path, kept.Path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(kept.Root, recursive: true);
        return new TownGround(store.Options with { Folder = kept });
    }

    private static T Kept<T>(Result<T> result) => result.IsRefused(out var refusal) ? throw new InvalidOperationException(refusal.ToString()) : result.Value;

    private static IReadOnlyList<CalendarDay> Days()
    {
        using var text = File.OpenText(ShippedFiles.Path("calendar.csv"));
        return CalendarCsv.Read(text).Days;
    }

    private static List<(string Line, string Code, string[] Levels, string Completeness)> Records() => s_records.Value;

    // The named ones, one of the province, and a dozen neighbours so that a search has something to choose from.
    private static bool IsOfTown((string Line, string Code, string[] Levels, string Completeness) record) =>
        s_named.Contains(record.Code) || record.Code == ProvincialProcedure || s_neighbours.Value.Contains(record.Code);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            PrivateFiles.CreateFolder(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    /// <summary>Adds rows that have no slice of their own.</summary>
    private sealed class Rows(AppDb db)
    {
        public async Task<Result<Done>> AddAsync(IEnumerable<object> rows, CancellationToken cancel)
        {
            db.AddRange(rows);
            await db.SaveChangesAsync(cancel);
            return Done.Value;
        }
    }
}
