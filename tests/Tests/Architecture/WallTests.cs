using MotCua.Tests.Web;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Architecture;

public class WallTests
{
    private static readonly string s_source = Path.Combine(Repository.Root, "src");
    private static readonly string s_modules = Path.Combine(s_source, "Modules");

    private static readonly ILookup<string, string> s_slices = Directory.EnumerateDirectories(s_modules)
        .SelectMany(module => Directory.EnumerateDirectories(module), (module, slice) => (Module: Path.GetFileName(module), Slice: Path.GetFileName(slice)))
        .ToLookup(pair => pair.Module, pair => pair.Slice);

    [Fact]
    public void Projects_know_only_what_stands_below_them() => Walls.WrongReferences(Projects()).ShouldBeEmpty();

    [Fact]
    public void Every_project_of_the_house_was_looked_at() => Projects().Select(project => project.Project).ShouldBe(Walls.Projects.Keys, ignoreOrder: true);

    [Fact]
    public void A_reference_upwards_is_found() =>
        Walls.WrongReferences([("Modules", """<ProjectReference Include="../Foundation/Foundation.csproj" /><ProjectReference Include="../Web/Web.csproj" />""")])
            .ShouldBe(["Modules -> Web"]);

    [Fact]
    public void A_module_uses_only_the_public_face_of_another_and_none_that_stands_above_it() =>
        Walls.Trespasses(Sources("src/Modules", s_modules), s_slices).ShouldBeEmpty();

    [Fact]
    public void Every_module_has_its_place_in_the_order() =>
        Directory.EnumerateDirectories(s_modules).Select(folder => Path.GetFileName(folder)).Where(name => name is not ("bin" or "obj")).ShouldBe(Walls.Modules.Keys, ignoreOrder: true);

    [Fact]
    public void The_wall_between_modules_stands()
    {
        (string, string)[] planted =
        [
            ("Procedures/Catalogue.cs", "using MotCua.Modules.Dossiers.Intake;"),
            ("Dossiers/Desk.cs", "using MotCua.Modules.Procedures.Import; // trespass"),
            ("Dossiers/Intake/A.cs", "using MotCua.Modules.Dossiers.Processing; using MotCua.Modules.Staffing;"),
            ("Staffing/Post.cs", "using MotCua.Modules.Procedures;"),
            ("Platform/Deed.cs", "namespace MotCua.Modules.Platform; class A(MotCua.Modules.Organisation.Unit unit);"),
            ("Reception/B.cs", "var h = new Dossiers.Intake.SubmitDossierHandler();"),
            ("Dossiers/C.cs", "// using MotCua.Modules.Procedures.Import;\n/// <see cref=\"Procedures.Import.X\"/>"),
        ];

        Walls.Trespasses(planted, s_slices).ShouldBe(
            ["Procedures/Catalogue.cs -> Dossiers.Intake", "Dossiers/Desk.cs -> Procedures.Import", "Staffing/Post.cs -> Procedures", "Platform/Deed.cs -> Organisation", "Reception/B.cs -> Dossiers.Intake"]);
    }

    [Fact]
    public void No_layer_knows_what_it_must_be_kept_from() => Walls.WrongWords(Sources("src", s_source)).ShouldBeEmpty();

    [Theory]
    [InlineData("Foundation/A.cs", "using Microsoft.EntityFrameworkCore;", "Microsoft.EntityFrameworkCore")]
    [InlineData("Foundation/A.cs", "using Microsoft.AspNetCore.Http;", "Microsoft.AspNetCore")]
    [InlineData("Modules/Platform/A.cs", "using Microsoft.AspNetCore.Http;", "Microsoft.AspNetCore")]
    [InlineData("Modules/Platform/A.cs", "new Npgsql.NpgsqlConnection()", "Npgsql")]
    [InlineData("Modules/Platform/A.cs", "using Microsoft.Data.Sqlite;", "Microsoft.Data.Sqlite")]
    [InlineData("Web/Counter/A.cs", "await db.SaveChangesAsync(cancel);", "SaveChanges")]
    [InlineData("Web/Counter/A.cs", "await db.Dossiers.ExecuteDeleteAsync(cancel);", "ExecuteDelete")]
    public void A_forbidden_word_is_found(string path, string text, string word) => Walls.WrongWords([(path, text)]).ShouldBe([$"{path} -> {word}"]);

    private static IEnumerable<(string Project, string Csproj)> Projects() =>
        Directory.EnumerateFiles(s_source, "*.csproj", SearchOption.AllDirectories).Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));

    private static List<(string Path, string Text)> Sources(string folder, string root)
    {
        var sources = Repository.Files(folder, ".cs", ".cshtml").Select(file => (Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file))).ToList();
        sources.Count.ShouldBeGreaterThan(50);
        return sources;
    }
}
