using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Cli.Commands;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Procedures.Import;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Procedures;

public class ImportProceduresTests
{
    private const string Short = """{"code":"1.900001","name":"Đăng ký thử","field":"Hộ tịch","levels":["commune"],"completeness":"partial","crawled":"2026-07"}""";
    private const string Long = """{"code":"1.900001","name":"Đăng ký thử","field":"Hộ tịch","levels":["commune"],"completeness":"partial","steps":["Bước 1"],"channels":[],"source":{"crawled":"2026-07","repo":"x"}}""";
    private const string Other = """{"code":"1.900002","name":"Đăng ký khác","field":"Hộ tịch","levels":["commune","province"],"completeness":"partial"}""";
    private static readonly DateOnly s_monday = new(2026, 11, 23);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task The_shipped_catalogue_is_imported_once_however_often(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        var path = ShippedFiles.Path("procedures/catalogue.jsonl");

        var first = (await Import(store).RunAsync(path, On(s_monday), new DateOnly(2025, 7, 1), null, Cancel)).Value;
        var stamp = (await Catalogue(store).CurrentAsync(Cancel)).Stamp;
        var again = (await Import(store).RunAsync(path, On(s_monday.AddDays(1)), null, null, Cancel)).Value;

        (first.New.Count, first.Changed.Count, first.Same).ShouldBe((1697, 0, 0));
        (again.New.Count, again.Changed.Count, again.Same).ShouldBe((0, 0, 1697));
        again.Vanished.ShouldBeEmpty();
        (await store.ReadAsync(db => db.CatalogueStamps.SingleAsync(Cancel))).Version.ShouldBe(stamp, "an import that changes nothing leaves every index good");
        (await store.ReadAsync(db => db.Journal.ToListAsync(Cancel))).ShouldAllBe(entry => entry.IsIntact());
        (await Catalogue(store).CardAsync("1.001193", new DateOnly(2025, 8, 1), Cancel)).ShouldNotBeNull();
        (await Catalogue(store).CurrentAsync(Cancel)).Search.Find("khai sinh", 3).Select(h => h.Code).ShouldContain("1.001193");
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_changed_record_closes_the_old_version_and_a_dossier_keeps_its_own(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await RunAsync(store, s_monday, Short, Other);
        var before = await Catalogue(store).CardAsync("1.900001", s_monday, Cancel);

        var report = await RunAsync(store, s_monday.AddDays(7), Long);
        var after = await Catalogue(store).CardAsync("1.900001", s_monday.AddDays(7), Cancel);

        report.Changed.ShouldBe(["1.900001"]);
        report.Vanished.ShouldBe(["1.900002"]);
        after!.Version.ShouldNotBe(before!.Version);
        after.Content.Steps.ShouldBe(["Bước 1"]);
        (await Catalogue(store).CardAsync("1.900001", s_monday.AddDays(6), Cancel))!.Version.ShouldBe(before.Version);
        (await Catalogue(store).VersionAsync(before.Version, s_monday.AddDays(30), Cancel))!.Content.Steps.ShouldBeEmpty();
        (await Catalogue(store).CardAsync("1.900002", s_monday.AddDays(7), Cancel)).ShouldNotBeNull("no file is known to be complete");
    }

    [Fact]
    public async Task A_record_that_says_less_does_not_take_the_place_of_the_full_one()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        await RunAsync(store, s_monday, Long);

        var report = await RunAsync(store, s_monday.AddDays(1), Short);

        (report.Kept, report.Changed.Count).ShouldBe((1, 0));
        (await Catalogue(store).CardAsync("1.900001", s_monday.AddDays(1), Cancel))!.Content.Steps.ShouldBe(["Bước 1"]);
    }

    [Fact]
    public async Task Two_changes_on_one_day_leave_one_version_in_force()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        await RunAsync(store, s_monday, Short);
        await RunAsync(store, s_monday, Long);

        (await store.ReadAsync(db => db.ProcedureVersions.CountAsync(Cancel))).ShouldBe(2);
        var versions = await store.ReadAsync(db =>
        {
            var set = db.ProcedureVersions;
            return set.InForce(s_monday).ToListAsync(Cancel);
        });
        versions.ShouldHaveSingleItem().Content.Steps.ShouldBe(["Bước 1"]);
    }

    [Fact]
    public async Task A_file_with_faults_changes_nothing_and_names_every_one()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, $"{Short}\nnot json\n{Other}\n{{\"name\":\"x\"}}\n{Short}\n", Cancel);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = await ProcedureImports.RunAsync(store.Services, path, On(s_monday), null, output, error, Cancel);

        exit.ShouldBe(1);
        output.ToString().ShouldBeEmpty();
        error.ToString().ShouldContain($"{path}:2: ");
        error.ToString().ShouldContain($"{path}:4: code: ");
        error.ToString().ShouldContain($"{path}:5: code: ");
        error.ToString().ShouldContain("3 faults; nothing was changed.");
        (await store.ReadAsync(db => db.ProcedureVersions.CountAsync(Cancel))).ShouldBe(0);
        (await store.ReadAsync(db => db.Journal.CountAsync(Cancel))).ShouldBe(0);
        File.Delete(path);
    }

    [Fact]
    public async Task Defects_of_content_do_not_stop_an_import()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        var path = Path.Combine(Web.Repository.Root, "tests", "Tests", "Vectors", "procedures-defects.jsonl");

        var report = (await Import(store).RunAsync(path, On(s_monday), null, null, Cancel)).Value;

        report.New.Count.ShouldBe(report.Records);
        report.Flags.Keys.ShouldContain(FlagCodes.TimePlaceholder);
        var stored = await store.ReadAsync(db => db.ProcedureVersions.AsNoTracking().SingleAsync(v => v.Code == "1.900013", Cancel));
        stored.Raw.ShouldContain("hologram");
        stored.FlagCount.ShouldBe(stored.Content.Flags.Count);
    }

    [Fact]
    public async Task New_everyday_words_are_searched_with_at_once_and_a_bad_file_of_them_is_refused()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        await RunAsync(store, s_monday, Short, Other);
        (await Catalogue(store).CurrentAsync(Cancel)).Search.Find("bìm bịp", 3).ShouldBeEmpty();

        var refused = await SupplementAsync(store, SupplementKind.Synonyms, """{"sayings":[{"say":7}]}""");
        var taken = await SupplementAsync(store, SupplementKind.Synonyms, """{"sayings":[{"say":["bìm bịp"],"means":["đăng ký khác"]}]}""");
        // The catalogue looks at its stamp at most once a second: this waits out exactly that promise.
        await Task.Delay(1100, Cancel);

        refused.IsRefused(out var refusal).ShouldBeTrue();
        refusal!.Code.ShouldBe("procedures.supplement.invalid");
        taken.Value.ShouldBeTrue();
        (await Catalogue(store).CurrentAsync(Cancel)).Search.Find("bìm bịp", 3)[0].Code.ShouldBe("1.900002");
    }

    private static ImportProcedures Import(TestStore store) => store.Services.GetRequiredService<ImportProcedures>();

    private static Catalogue Catalogue(TestStore store) => store.Services.GetRequiredService<Catalogue>();

    private static Deed On(DateOnly day) => new() { Actor = Actor.System("import"), At = day.At(new TimeOnly(9, 0)), Act = "import.procedures", Door = "cli" };

    private static async Task<ProcedureImportReport> RunAsync(TestStore store, DateOnly day, params string[] lines) =>
        (await Import(store).RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), On(day), null, null, Cancel)).Value;

    private static Task<Result<bool>> SupplementAsync(TestStore store, SupplementKind kind, string text) =>
        store.Work.DoAsync((ImportSupplementHandler handler, CancellationToken c) => handler.HandleAsync(new ImportSupplement(kind, text), On(s_monday), c), On(s_monday), null, Cancel);
}
