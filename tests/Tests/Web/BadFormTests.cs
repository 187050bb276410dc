using System.Net;
using System.Text;
using MotCua.Modules.Dossiers;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web;

/// <summary>What no browser sends by itself: the answer is a page all the same, and nothing is kept of it.</summary>
public sealed class BadFormTests(Towns towns) : IClassFixture<Towns>
{
    [Theory]
    [InlineData("/sign-in", "UserName=a%00b&Password=x")]
    [InlineData("/portal/track", "Reference=%00&Code=x")]
    [InlineData("/kiosk", "Act=beg%00in")]
    public async Task A_NUL_in_a_field_is_a_bad_request_with_a_page(string address, string body)
    {
        var town = await towns.On(StoreKind.Sqlite);
        using var answer = await town.Kiosk().PostAsync(new Uri(address, UriKind.Relative),
            new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded"), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.DocumentAsync()).QuerySelector("h1").ShouldNotBeNull();
        answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
    }

    [Fact]
    public async Task Direction_marks_in_a_reason_do_not_reach_the_paper()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);

        await officer.PostFormAsync($"/counter/dossiers/{id}", new() { ["RefuseReason"] = "Không có \u202Ebản chính\u0007 để đối chiếu" });

        (await town.DossierAsync(id)).State.ShouldBe(DossierState.NotAccepted);
        var form = (await officer.PageAsync($"/counter/dossiers/{id}/form03")).Body!.TextContent;
        form.ShouldContain("Không có bản chính để đối chiếu");
        form.ShouldNotContain("\u202E");
    }

    [Fact]
    public async Task A_press_on_another_language_never_sends_an_act_again()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);

        using var refused = await officer.PostFormAsync($"/counter/dossiers/{id}", new() { ["RefuseReason"] = "ừ" });
        var page = await refused.DocumentAsync();

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector(".langs form").ShouldBeNull();
        // What was typed is there in the other language all the same.
        var english = await officer.PageAsync($"/counter/dossiers/{id}?lang=en");
        english.QuerySelector("#RefuseReason")!.TextContent.Trim().ShouldBe("ừ");
        await officer.PageAsync($"/counter/dossiers/{id}?lang=vi");
    }
}
