using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Tests.Stores;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Counter;

public class CounterScanTests(Towns towns) : IClassFixture<Towns>
{
    private static string Page(DossierId id) => $"/counter/dossiers/{id}";

    [Fact]
    public async Task Good_scans_are_kept_beside_a_bad_one_which_is_blamed_at_its_own_field()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.BirthRegistration);
        var page = await officer.PageAsync(Page(id));
        var fields = page.QuerySelectorAll<IHtmlInputElement>("input[type=file]").Select(field => field.Name!).Take(2).ToList();
        fields.Count.ShouldBe(2);

        var answer = await officer.PostFormAsync(page, CounterForms.AllHad(page), "#papers",
            [(fields[0], "giay.pdf", "application/pdf", CounterForms.Pdf), (fields[1], "anh.png", "image/png", CounterForms.Text)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var shown = await answer.DocumentAsync();
        shown.QuerySelector($"#{fields[1]}-error")!.TextContent.ShouldContain("anh.png");
        shown.QuerySelector($"#{fields[0]}-error").ShouldBeNull();
        shown.QuerySelector(".told--kept").ShouldNotBeNull();
        shown.QuerySelectorAll(".scans a").Length.ShouldBe(1);
        (await town.ReadAsync(db => db.DossierPapers.AnyAsync(paper => paper.Dossier == id && paper.Status == PaperStatus.Had))).ShouldBeTrue();
    }

    [Fact]
    public async Task Twenty_one_megabytes_are_refused_beside_the_field_and_the_ticks_stay()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);
        var page = await officer.PageAsync(Page(id));
        var field = page.QuerySelector<IHtmlInputElement>("input[type=file]")!.Name!;

        var answer = await officer.PostFormAsync(page, CounterForms.AllHad(page), "#papers",
            [(field, "to.pdf", "application/pdf", [.. CounterForms.Pdf, .. new byte[21 * 1024 * 1024]])]);

        var shown = await answer.DocumentAsync();
        shown.QuerySelector($"#{field}-error")!.TextContent.ShouldContain("20 MB");
        (await town.ReadAsync(db => db.DossierScans.AnyAsync(scan => scan.Dossier == id))).ShouldBeFalse();
        (await town.ReadAsync(db => db.DossierPapers.AnyAsync(paper => paper.Dossier == id && paper.Status == PaperStatus.Had))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_scan_sent_twice_by_a_double_press_is_attached_once_and_comes_back_as_it_was()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);
        var page = await officer.PageAsync(Page(id));
        var field = page.QuerySelector<IHtmlInputElement>("input[type=file]")!.Name!;
        for (var press = 0; press < 2; press++)
            (await officer.PostFormAsync(page, CounterForms.AllHad(page), "#papers", [(field, "anh.png", "image/png", CounterForms.Png)])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var link = (await officer.PageAsync(Page(id))).QuerySelectorAll<IHtmlAnchorElement>(".scans a").ShouldHaveSingleItem().PathName;
        var scan = await officer.OpenAsync(link);

        (await scan.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(CounterForms.Png);
        scan.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        scan.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        scan.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        scan.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("sandbox");
        var elsewhere = await town.As(Town.Holder(Town.MuongThanh, OfficeKind.ServiceCentre, PostKind.OneStopOfficer));
        (await elsewhere.OpenAsync(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
