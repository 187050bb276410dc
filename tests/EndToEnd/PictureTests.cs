using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace MotCua.EndToEnd;

/// <summary>
/// Takes the pictures of README from the running program: into the folder that MOTCUA_PICTURES names (<c>scripts/pictures</c> sets it), else
/// into a temporary one, so that every run of the tests shows that they can be taken.
/// </summary>
public sealed partial class PictureTests(SqliteStage stage) : IClassFixture<SqliteStage>
{
    private const string Card = "011090999991||NGUYỄN VĂN THỬ NGHIỆM|15011990|Nam|Tổ 1, Xã Na Sang, Tỉnh Điện Biên|15012025";

    [Fact]
    public async Task The_pictures_of_the_readme_are_taken_from_the_program()
    {
        var folder = Environment.GetEnvironmentVariable("MOTCUA_PICTURES") is { Length: > 0 } asked ? asked : Directory.CreateTempSubdirectory("motcua-pictures-").FullName;
        var kiosk = await stage.BrowserAsync(1080, 1920);
        await new KioskWalk(kiosk, Card).ToAsync("/kiosk/answer");
        await TakeAsync(kiosk, folder, "kiosk", "Thời hạn");

        var counter = await stage.SignedInAsync("na-sang.one-stop.1", 1366, 768);
        await counter.GotoAsync("/counter?line=ToAccept");
        await counter.Locator(".row a").First.ClickAsync();
        await counter.WaitForURLAsync("**/counter/dossiers/*");
        await TakeAsync(counter, folder, "counter", "Giấy tờ phải có");

        var office = await stage.SignedInAsync("na-sang.office.specialist.1", 1366, 768);
        await office.GotoAsync("/office");
        await TakeAsync(office, folder, "work", "Việc của tôi hôm nay");

        var chair = await stage.SignedInAsync("na-sang.chair", 1366, 1180);
        await chair.GotoAsync("/oversight");
        await TakeAsync(chair, folder, "oversight", "OpenStreetMap");

        Named().ShouldAllBe(name => name.EndsWith(".svg", StringComparison.Ordinal) || File.Exists(Path.Combine(folder, Path.GetFileName(name))));
        if (folder.StartsWith(Path.GetTempPath(), StringComparison.Ordinal))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Every_picture_named_in_the_readme_is_there_and_told_in_words()
    {
        var readme = File.ReadAllText(Path.Combine(Copy.Root, "README.md"));
        Named().Count.ShouldBeGreaterThan(3);
        Named().ShouldAllBe(name => File.Exists(Path.Combine(Copy.Root, name)));
        Picture().Matches(readme).ShouldAllBe(picture => picture.Groups["words"].Value.Length > 20);
    }

    private static async Task TakeAsync(IPage page, string folder, string name, string shows)
    {
        (await page.InnerTextAsync("body")).ShouldContain(shows);
        await page.EvaluateAsync("document.fonts.ready");
        var taken = await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), Scale = ScreenshotScale.Css, Animations = ScreenshotAnimations.Disabled });
        taken.Length.ShouldBeInRange(10_000, 400_000);
    }

    private static List<string> Named() =>
        [.. Picture().Matches(File.ReadAllText(Path.Combine(Copy.Root, "README.md"))).Select(picture => picture.Groups["path"].Value)];

    [GeneratedRegex(@"!\[(?<words>[^\]]*)\]\((?<path>docs/pictures/[^)]+)\)|<img src=""(?<path>docs/pictures/[^""]+)""[^>]*alt=""(?<words>[^""]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Picture();
}
