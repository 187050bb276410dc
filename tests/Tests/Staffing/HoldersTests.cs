using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Cli.Commands;
using MotCua.Modules.Organisation;
using MotCua.Modules.Organisation.Import;
using MotCua.Modules.Platform;
using MotCua.Modules.Staffing;
using MotCua.Modules.Staffing.Roster;
using MotCua.Tests.Organisation;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Staffing;

public class HoldersTests
{
    private static readonly DateTimeOffset s_at = DienBien.Today.At(new TimeOnly(9, 0));
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Units_and_staff_are_imported_once_however_often(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);

        var clock = Stopwatch.StartNew();
        var units = await ImportUnitsAsync(store);
        var staff = await ImportStaffAsync(store, Rosters.Text(Rosters.Generate(7)));
        clock.Stop();
        var entries = await store.ReadAsync(db => db.Journal.CountAsync(Cancel));
        var unitsAgain = await ImportUnitsAsync(store);
        var staffAgain = await ImportStaffAsync(store, Rosters.Text(Rosters.Generate(7)));

        units.Added.ShouldBe(45 + 129 + 129 + DienBien.Plan.Offices.Count);
        unitsAgain.ShouldBe(new ImportedUnits(0, 0, units.Added));
        staffAgain.ShouldBe(new ImportedStaff(0, 0, staff.Added));
        (await store.ReadAsync(db => db.Journal.CountAsync(Cancel))).ShouldBe(entries, "an import that changes nothing writes nothing");
        (await store.ReadAsync(db => db.Journal.ToListAsync(Cancel))).ShouldAllBe(entry => entry.IsIntact());
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5), "a set-up must be quick");
    }

    [Fact]
    public async Task A_file_with_a_fault_changes_nothing_and_says_where_the_fault_is()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        var folder = Directory.CreateTempSubdirectory("motcua-bad-").FullName;
        foreach (var file in Directory.GetFiles(DienBien.Folder, "*.csv"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var codes = Path.Combine(folder, "agency-codes.csv");
        await File.AppendAllTextAsync(codes, "03172,,H18.999,proposed,a second code\n", Cancel);
        var roster = Path.Combine(folder, "roster.csv");
        await File.WriteAllTextAsync(roster, Rosters.Text(Rosters.Generate(7)).Replace("ECONOMY,DivisionHead", "ECONOMICS,DivisionHead", StringComparison.Ordinal), Cancel);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var units = await OrganisationImports.RunUnitsAsync(store.Services, folder, NewDeed(), output, error, Cancel);
        File.Copy(Path.Combine(DienBien.Folder, "agency-codes.csv"), codes, overwrite: true);
        var afterUnits = await store.ReadAsync(db => db.Units.CountAsync(Cancel));
        var mended = await OrganisationImports.RunUnitsAsync(store.Services, folder, NewDeed(), output, error, Cancel);
        var staff = await OrganisationImports.RunStaffAsync(store.Services, roster, NewDeed(), output, error, Cancel);

        (units, afterUnits, mended, staff).ShouldBe((1, 0, 0, 1));
        (await store.ReadAsync(db => db.Persons.CountAsync(Cancel))).ShouldBe(0);
        error.ToString().ShouldContain("agency-codes.csv:62: unit_code:");
        error.ToString().ShouldContain("[staff.office.unknown]");
        output.ToString().ShouldStartWith("units: ");
        Directory.Delete(folder, recursive: true);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task The_store_answers_as_the_map_does(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await ImportUnitsAsync(store);
        await using var scope = store.Services.CreateAsyncScope();
        var queries = scope.ServiceProvider.GetRequiredService<UnitQueries>();

        (await queries.AllAsync(DienBien.LastOldDay, Cancel)).Count.ShouldBe(129);
        (await queries.AllAsync(DienBien.FirstNewDay, Cancel)).Count.ShouldBe(45);
        (await queries.FindAsync("03172", DienBien.LastOldDay, Cancel))!.FullName.ShouldBe("Thị trấn Mường Chà");
        (await queries.FindAsync("03172", DienBien.Today, Cancel))!.FullName.ShouldBe("Xã Na Sang");
        (await queries.SuccessorsAsync("03136", null, DienBien.Today, Cancel)).Value.Successors.ShouldHaveSingleItem().Unit.Code.ShouldBe("03127");
        var naSang = (await queries.FindAsync("03172", DienBien.Today, Cancel))!.Id;
        (await queries.OfficeAsync(naSang, OfficeKind.ServiceCentre, DienBien.Today, Cancel))!.Slug.ShouldBe("PAS-CENTRE");
        (await queries.OfficesAsync(null, DienBien.Today, Cancel)).Count(office => office.Kind is OfficeKind.ProvincialDepartment).ShouldBe(14);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Who_may_act_in_a_post_is_answered_holder_first_and_stand_in_after(StoreKind kind)
    {
        await using var store = await FullStoreAsync(kind);
        await using var scope = store.Services.CreateAsyncScope();
        var holders = scope.ServiceProvider.GetRequiredService<Holders>();
        var office = Office("03172", "OFFICE");

        var clerks = await holders.HoldersAtAsync(office, PostKind.RegistryClerk, s_at, Cancel);
        var before = await holders.HoldersAtAsync(office, PostKind.RegistryClerk, DienBien.LastOldDay.At(new TimeOnly(23, 59)), Cancel);
        var firstDay = await holders.HoldersAtAsync(office, PostKind.RegistryClerk, DienBien.FirstNewDay.At(TimeOnly.MinValue), Cancel);

        clerks.Select(clerk => clerk.Kind).ShouldBe([HoldingKind.Permanent, HoldingKind.StandIn]);
        before.ShouldBeEmpty("on 30 June 2025 the office did not exist");
        firstDay.Count.ShouldBe(2);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_persons_posts_come_with_office_unit_and_authority(StoreKind kind)
    {
        await using var store = await FullStoreAsync(kind);
        await using var scope = store.Services.CreateAsyncScope();
        var holders = scope.ServiceProvider.GetRequiredService<Holders>();

        var viceChair = (await holders.BySignInAsync("na-sang.vice-chair.1", Cancel))!;
        var posts = await holders.PostsOfAsync(viceChair.Id, s_at, Cancel);
        var provincial = await holders.PostsOfAsync((await holders.BySignInAsync("province.home-affairs.leader", Cancel))!.Id, s_at, Cancel);

        posts.Select(held => (held.Post.Kind, held.Kind, held.Unit!.Name))
            .ShouldBe([(PostKind.ViceChair, HoldingKind.Permanent, "Na Sang"), (PostKind.Chair, HoldingKind.StandIn, "Na Sang")]);
        posts[1].ToAuthority().HoldingKind.ShouldBe("standIn");
        posts[1].ToAuthority().Office.ShouldBe(Office("03172", "COMMITTEE").Value);
        provincial.ShouldHaveSingleItem().Unit.ShouldBeNull();
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_corrected_end_supersedes_the_row_and_keeps_what_was_known(StoreKind kind)
    {
        await using var store = await FullStoreAsync(kind);
        var end = new DateOnly(2026, 10, 1);
        var rows = Rosters.Generate(7).Select(row => row.SignIn == "na-sang.clerk" ? row with { Until = end } : row);

        var done = await ImportStaffAsync(store, Rosters.Text(rows));

        done.ShouldBe(new ImportedStaff(0, 1, done.Unchanged));
        var person = Person.IdOf("na-sang.clerk");
        var all = await store.ReadAsync(db => db.Holdings.Where(held => held.PersonId == person).ToListAsync(Cancel));
        all.Single(held => held.SupersededAt is not null).Until.ShouldBe(InTime.Open);
        all.Single(held => held.SupersededAt is null).Until.ShouldBe(end);
        await using var scope = store.Services.CreateAsyncScope();
        var clerks = await scope.ServiceProvider.GetRequiredService<Holders>().HoldersAtAsync(Office("03172", "OFFICE"), PostKind.RegistryClerk, s_at, Cancel);
        clerks.ShouldHaveSingleItem().Kind.ShouldBe(HoldingKind.StandIn);
    }

    private static OfficeId Office(string code, string slug) =>
        Rosters.Ground.Offices.Single(at => at.UnitCode == code && at.Office.Slug == slug).Office.Id;

    private static async Task<TestStore> FullStoreAsync(StoreKind kind)
    {
        var store = await TestStore.CreateAsync(kind);
        await ImportUnitsAsync(store);
        await ImportStaffAsync(store, Rosters.Text(Rosters.Generate(7)));
        return store;
    }

    private static async Task<ImportedUnits> ImportUnitsAsync(TestStore store) =>
        (await new UnitsImport(store.Work).RunAsync(OrganisationFiles.Read(DienBien.Folder, []), NewDeed(), null, Cancel)).Value;

    private static async Task<ImportedStaff> ImportStaffAsync(TestStore store, string roster)
    {
        var faults = new List<ImportFault>();
        var ground = await store.ReadAsync(db => StaffImport.GroundAsync(db, Cancel));
        var plan = RosterFile.Read("roster.csv", roster, ground, faults);
        faults.ShouldBeEmpty();
        return (await new StaffImport(store.Work).RunAsync(plan, NewDeed(), null, Cancel)).Value;
    }

    private static Deed NewDeed() => new() { Actor = Actor.System("import"), At = s_at, Act = "import", Door = "cli" };
}
