using System.Text;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Procedures.ProcessImport;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Procedures;

public class ImportProcessesTests
{
    private static readonly DateTimeOffset FirstDay = new DateOnly(2026, 8, 12).At(new TimeOnly(9, 0));

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task The_shipped_tables_are_imported_once_however_often_they_are_imported(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        var file = await File.ReadAllTextAsync(Path.Combine(ProcessFiles.Folder, "processes.jsonl"), TestContext.Current.CancellationToken);

        var first = await ImportAsync(store, file, FirstDay);
        var again = await ImportAsync(store, file, FirstDay.AddDays(1));

        first.ShouldSatisfyAllConditions(r => r.Added.ShouldBe(196), r => r.Faults.ShouldBeEmpty());
        again.ShouldSatisfyAllConditions(r => r.Added.ShouldBe(0), r => r.Changed.ShouldBe(0), r => r.Unchanged.ShouldBe(196));
        (await store.ReadAsync(db => db.ProcessTemplates.CountAsync())).ShouldBe(196);
        (await store.ReadAsync(db => db.Journal.CountAsync(e => e.Fact == "process.published"))).ShouldBe(196);

        var allowance = await store.ReadAsync(db => db.TablesForAsync("2.002755", new(2026, 8, 12), CancellationToken.None));
        allowance.Count.ShouldBe(2);
        allowance[0].ShouldSatisfyAllConditions(t => t.Key.ShouldBe("nghe-an-3854-01"), t => t.Steps.Count.ShouldBe(15), t => t.Steps[7].Office.Department.ShouldBe("HOME-AFFAIRS"),
            t => t.Decision!.Date.ShouldBe(new DateOnly(2025, 11, 26)), t => t.From.ShouldBe(new DateOnly(2025, 11, 26)));
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_changed_table_becomes_a_new_version_and_the_old_one_closes_on_that_day_unchanged(StoreKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await ImportAsync(store, Table(minutes: 480), FirstDay);

        var report = await ImportAsync(store, Table(minutes: 420), FirstDay.AddDays(30));

        report.ShouldSatisfyAllConditions(r => r.Changed.ShouldBe(1), r => r.Added.ShouldBe(0));
        var before = (await store.ReadAsync(db => db.TablesForAsync("1.001193", new(2026, 9, 10), CancellationToken.None))).Single();
        var after = (await store.ReadAsync(db => db.TablesForAsync("1.001193", new(2026, 9, 11), CancellationToken.None))).Single();
        before.ShouldSatisfyAllConditions(t => t.Version.ShouldBe(1), t => t.Steps.Single().Minutes.ShouldBe(480), t => t.Until.ShouldBe(new DateOnly(2026, 9, 11)), t => t.From.ShouldBe(new DateOnly(2025, 7, 1)));
        after.ShouldSatisfyAllConditions(t => t.Version.ShouldBe(2), t => t.Steps.Single().Minutes.ShouldBe(420), t => t.Until.ShouldBe(InTime.Open));
    }

    [Fact]
    public async Task A_file_with_one_bad_line_changes_nothing()
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);

        var report = await ImportAsync(store, Table(minutes: 480) + "\n" + Table(minutes: -1).Replace("x-1", "x-2", StringComparison.Ordinal), FirstDay);

        report.Faults.ShouldBe([new ProcessFault(2, "steps[1].time", "process.time")]);
        (await store.ReadAsync(db => db.ProcessTemplates.CountAsync())).ShouldBe(0);
        (await store.ReadAsync(db => db.Journal.CountAsync())).ShouldBe(0);
        (await ImportAsync(store, "\n \n", FirstDay)).Faults.Single().Code.ShouldBe("process.file.empty");
    }

    private static async Task<ProcessImportReport> ImportAsync(TestStore store, string text, DateTimeOffset at)
    {
        var deed = new Deed { Actor = Actor.System("import"), At = at, Act = "processes.import", Door = "cli" };
        var import = new ImportProcesses(store.Work, ProcessFiles.Reader());
        return (await import.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "dien-bien", deed, null, CancellationToken.None)).Value;
    }

    private static string Table(int minutes) =>
        $$$"""{"id":"x-1","codes":["1.001193"],"name":"Đăng ký khai sinh","level":"commune","status":"proposed","from":"2025-07-01","total_time":{"value":1,"unit":"day"},"steps":[{"order":1,"post":"Văn thư","post_kind":"registry_clerk","work":"Đóng dấu","time":{"value":{{{minutes}}},"unit":"minute"}}]}""";
}
