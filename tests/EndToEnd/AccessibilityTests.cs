using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace MotCua.EndToEnd;

/// <summary>Pages of every door, in both languages and two widths: nothing for axe to find, nothing too wide, no text missing.</summary>
public sealed class AccessibilityTests(SqliteStage stage) : IClassFixture<SqliteStage>
{
    [Theory]
    [InlineData(360), InlineData(1280)]
    public async Task Pages_of_every_door_are_accessible_and_fit(int width)
    {
        var citizen = await stage.BrowserAsync(width, 800);
        var officer = await stage.SignedInAsync("na-sang.one-stop.1", width, 800);
        var specialist = await stage.SignedInAsync("na-sang.office.specialist.1", width, 800);
        var leader = await stage.SignedInAsync("na-sang.chair", width, 800);
        var faults = new List<string>();
        foreach (var language in (string[])["vi", "en"])
        {
            foreach (var path in (string[])["/", "/help", "/portal", "/portal/procedures?q=khai+sinh", "/portal/procedures/1.001193", "/portal/procedures/2.002307", "/portal/track", "/kiosk", "/sign-in"])
                faults.AddRange(await FaultsAsync(citizen, path, language));
            foreach (var path in (string[])["/counter", "/counter/new", await FirstDossierAsync(officer, "/counter?line=Everything", "/counter/dossiers/")])
                faults.AddRange(await FaultsAsync(officer, path, language));
            foreach (var path in (string[])["/oversight", "/oversight?on=2026-11-20&sort=name&figure=Received", "/oversight/dossiers?figure=InProgress", "/oversight/dossiers?figure=ReturnedLate"])
                faults.AddRange(await FaultsAsync(leader, path, language));
            foreach (var path in (string[])["/office", await FirstDossierAsync(officer, "/counter?line=Everything", "/counter/dossiers/") is { } at ? at.Replace("/counter/", "/office/", StringComparison.Ordinal) : "/office"])
                faults.AddRange(await FaultsAsync(specialist, path, language));
        }
        faults.ShouldBeEmpty();
    }

    private static async Task<string> FirstDossierAsync(IPage page, string list, string prefix)
    {
        await page.GotoAsync(list);
        return (await page.Locator($"a[href*='{prefix}']").First.GetAttributeAsync("href"))!.Split('#')[0];
    }

    private static async Task<IEnumerable<string>> FaultsAsync(IPage page, string path, string language)
    {
        await page.GotoAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
        (await page.GetAttributeAsync("html", "lang")).ShouldBe(language);
        var sideways = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        var found = await page.RunAxe();
        return found.Violations.Select(violation => $"{path} {language}: {violation.Id} {string.Join(' ', violation.Nodes.Select(node => node.Target))}")
            .Concat(sideways > 1 ? [$"{path} {language}: {sideways} px too wide"] : [])
            .Concat((await page.InnerTextAsync("body")).Contains('⟦', StringComparison.Ordinal) ? [$"{path} {language}: a text is missing"] : []);
    }
}
