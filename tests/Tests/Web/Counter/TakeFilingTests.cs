using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MotCua.Modules.Dossiers;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Counter;

public class TakeFilingTests(Towns towns) : IClassFixture<Towns>
{
    // The fields of a card's QR as domain research describes them; the person is invented.
    private const string Card = "011186012345||LÒ THỊ MAI|14081986|Nữ|Bản Na Sang 1, Na Sang, Điện Biên|02062021";

    [Fact]
    public async Task A_card_a_word_and_a_press_make_a_filing_of_the_channel_in_person()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);

        var read = await (await officer.PostFormAsync("/counter/new", new() { ["Card"] = Card, ["Seek"] = "chung thuc ban sao" })).DocumentAsync();
        read.QuerySelector<IHtmlInputElement>("#FullName")!.Value.ShouldBe("LÒ THỊ MAI");
        read.QuerySelector<IHtmlInputElement>("#PersonalId")!.Value.ShouldBe("011186012345");
        var hit = read.QuerySelector($"button[name=Pick][value='{Town.CertifiedCopy}']");
        hit.ShouldNotBeNull();

        var chosen = await (await officer.PostToAsync("/counter/new", Sent(read, ("Pick", Town.CertifiedCopy)))).DocumentAsync();
        var file = chosen.QuerySelector("button[formaction*=File]");
        file.ShouldNotBeNull();
        var filed = await officer.PostToAsync("/counter/new?handler=File", Sent(chosen));

        filed.StatusCode.ShouldBe(HttpStatusCode.Redirect, await filed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var address = filed.Headers.Location!.OriginalString;
        DossierId.TryParse(address.Split('/')[^1], null, out var id).ShouldBeTrue();
        (await town.DossierAsync(id)).Channel.ShouldBe(SubmissionChannel.InPerson);
        var again = await officer.PostToAsync("/counter/new?handler=File", Sent(chosen));
        again.Headers.Location!.OriginalString.ShouldBe(address);
    }

    [Fact]
    public async Task An_eleven_digit_number_is_refused_beside_its_field_and_nothing_typed_is_lost()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var chosen = await (await officer.PostToAsync("/counter/new",
            Sent(await officer.PageAsync("/counter/new"), ("FullName", "Giàng A Páo"), ("Phone", "0912345678"), ("Pick", Town.CertifiedCopy)))).DocumentAsync();

        var answer = await officer.PostToAsync("/counter/new?handler=File", Sent(chosen, ("PersonalId", "01118601234")));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.DocumentAsync();
        page.QuerySelector("#PersonalId-error").ShouldNotBeNull();
        page.QuerySelector<IHtmlInputElement>("#PersonalId")!.Value.ShouldBe("01118601234");
        page.QuerySelector<IHtmlInputElement>("#FullName")!.Value.ShouldBe("Giàng A Páo");
        page.QuerySelector<IHtmlInputElement>("#Phone")!.Value.ShouldBe("0912345678");
    }

    [Fact]
    public async Task A_receipts_link_finds_its_dossier_and_leaves_no_secret_in_the_address()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);
        var dossier = await town.DossierAsync(id);

        var found = await officer.PostFormAsync("/counter", new() { ["Q"] = $"http://motcua.example/t/{dossier.Reference}/0123456789ABCDEFGHJKMNPQRS" });
        found.Headers.Location!.OriginalString.ShouldBe($"/counter/dossiers/{id}");
        var nothing = await officer.PostFormAsync("/counter", new() { ["Q"] = "ZZZZZZZZ" });
        (await officer.PageAsync(nothing.Headers.Location!.OriginalString)).QuerySelector(".empty").ShouldNotBeNull();
    }

    /// <summary>The fields of the page's one big form as a browser would send them, some changed or added.</summary>
    private static FormUrlEncodedContent Sent(IHtmlDocument page, params (string Name, string Value)[] typed)
    {
        var fields = page.QuerySelectorAll<IHtmlInputElement>("form.take input[name]")
            .Where(field => field.Type is not ("radio" or "checkbox") || field.IsChecked)
            .Where(field => typed.All(one => one.Name != field.Name)).Select(field => KeyValuePair.Create(field.Name!, field.Value));
        return new FormUrlEncodedContent([.. fields, .. typed.Select(one => KeyValuePair.Create(one.Name, one.Value))]);
    }
}
