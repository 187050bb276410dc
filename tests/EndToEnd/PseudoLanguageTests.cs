using MotCua.EndToEnd.Pages;
using Shouldly;
using Xunit;

namespace MotCua.EndToEnd;

/// <summary>All pages in the language nobody speaks: what is not in brackets is not in the catalogue, what is cut has no room for a translation.</summary>
public sealed class PseudoLanguageTests(SqliteStage stage) : IClassFixture<SqliteStage>
{
    [Fact]
    public async Task Every_word_of_every_page_is_in_the_catalogue_and_has_room_to_grow()
    {
        var doors = new Doors(stage);
        var faults = new List<string>();
        foreach (var row in PageList.Pages)
        {
            var page = await doors.BrowserAsync(row);
            await doors.OpenAsync(page, row, "qps");
            var exam = new Exam(page, row.Name);
            (await page.InnerTextAsync("body")).ShouldContain("[!!", Case.Sensitive, row.Name);
            await exam.AskAsync("bare");
            foreach (var (width, height) in ((int, int)[])[(1280, 900), (360, 800)])
            {
                await exam.SizeAsync(width, height);
                await exam.AskAsync("clipped", $" {width}");
                await exam.AskAsync("tooWide", $" {width}");
            }
            faults.AddRange(exam.Faults);
            await page.Context.CloseAsync();
        }
        faults.ShouldBeEmpty();
    }
}
