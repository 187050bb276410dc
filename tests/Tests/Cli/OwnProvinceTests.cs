using MotCua.Cli.Commands;
using MotCua.Modules.Organisation;
using MotCua.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Cli;

/// <summary>What docs/own-province.md promises: another province's folder makes another province's space.</summary>
public sealed class OwnProvinceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("motcua-province-").FullName;

    private string Province => Path.Combine(_folder, "province");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_of_two_communes_makes_a_space_with_their_offices_and_an_invented_staff()
    {
        LayOut();

        var made = CommandRun.Of(SpaceCommand.Create(Environment, TimeProvider.System), "create", "rehearsal", "--province", Province);
        made.Exit.ShouldBe(0, made.Error);

        var roster = CommandRun.Of(StaffCommand.Create(), "generate", "--seed", "3", "--province", Province);
        roster.Exit.ShouldBe(0, roster.Error);
        roster.Output.ShouldContain("09001");
        var file = Path.Combine(_folder, "roster.csv");
        await File.WriteAllTextAsync(file, roster.Output, TestContext.Current.CancellationToken);
        await using var store = new StoreInUse(Environment);
        CommandRun.Of(ImportCommand.Create(store.OpenAsync, TimeProvider.System), "staff", file).Exit.ShouldBe(0);

        var services = (await store.OpenAsync(TestContext.Current.CancellationToken))!;
        var picture = await services.GetRequiredService<OfficeDirectory>().GetAsync(TestContext.Current.CancellationToken);
        picture.Unit("09001", new DateOnly(2026, 11, 23))!.FullName.ShouldBe("Xã Đồi Thông");
        picture.Unit("03172", new DateOnly(2026, 11, 23)).ShouldBeNull();
    }

    [Fact]
    public void A_folder_with_faults_names_every_one_and_makes_no_units()
    {
        LayOut();
        var units = Path.Combine(Province, "units.csv");
        File.WriteAllText(units, File.ReadAllText(units).Replace("2025-07-01", "01/07/2025", StringComparison.Ordinal));

        var made = CommandRun.Of(SpaceCommand.Create(Environment, TimeProvider.System), "create", "rehearsal", "--province", Province);

        made.Exit.ShouldBe(1);
        made.Error.ShouldContain("units.csv");
        made.Error.ShouldContain("effective_from");
    }

    [Fact]
    public void Invented_days_of_work_are_not_for_another_province()
    {
        LayOut();
        CommandRun.Of(SpaceCommand.Create(Environment, TimeProvider.System), "create", "rehearsal", "--demo", "--province", Province).Exit.ShouldBe(1);
    }

    private string? Environment(string name) => name == "MOTCUA_DATA" ? Path.Combine(_folder, "var") : null;

    /// <summary>The shipped folder with two invented communes in the place of the real ones.</summary>
    private void LayOut()
    {
        Directory.CreateDirectory(Province);
        var shipped = Path.Combine(Repository.Root, "data", "dien-bien");
        foreach (var path in Directory.EnumerateFiles(shipped, "*.csv"))
            File.Copy(path, Path.Combine(Province, Path.GetFileName(path)));
        Keep("units.csv", 2, line => line.Replace("03127,Điện Biên Phủ,Dien Bien Phu,ward,Phường,Phường Điện Biên Phủ", "09001,Đồi Thông,Doi Thong,commune,Xã,Xã Đồi Thông", StringComparison.Ordinal)
            .Replace("03151,Mường Lay,Muong Lay,ward,Phường,Phường Mường Lay", "09002,Suối Trong,Suoi Trong,commune,Xã,Xã Suối Trong", StringComparison.Ordinal)
            .Replace(",,49205,,6,", ",,49205,,0,", StringComparison.Ordinal).Replace(",,18208,,4,", ",,18208,,0,", StringComparison.Ordinal));
        Keep("predecessors.csv", 0, line => line);
        Keep("agency-codes.csv", 2, line => line.Replace("03127,,H18.", "09001,,H99.", StringComparison.Ordinal).Replace("03151,,H18.", "09002,,H99.", StringComparison.Ordinal));
    }

    /// <summary>The heading, the first rows, and rows of the province itself, which begin with no unit.</summary>
    private void Keep(string name, int rows, Func<string, string> change)
    {
        var path = Path.Combine(Province, name);
        var lines = File.ReadLines(path).ToList();
        File.WriteAllLines(path, [.. lines.Take(rows + 1).Select(change), .. lines.Skip(rows + 1).Where(line => line.StartsWith(',')).ToList()]);
    }
}
