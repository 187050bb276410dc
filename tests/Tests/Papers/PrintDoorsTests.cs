using System.Net;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Organisation;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using MotCua.Tests.Web.Counter;
using MotCua.Tests.Web.Kiosk;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Papers;

/// <summary>The doors that print: counter, kiosk, portal.</summary>
public class PrintDoorsTests(Towns towns) : IClassFixture<Towns>
{
    private static string At(DossierId id, string form) => $"/counter/dossiers/{id}/{form}";

    [Fact]
    public async Task The_page_the_PDF_and_the_roll_tell_the_same_fields()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.GivenAcceptedAsync(Town.BirthRegistration);

        var page = await officer.PageAsync(At(id, "form01"));
        var pdf = await officer.OpenAsync(At(id, "form01.pdf?paper=a4"));
        var words = Readers.Words(await BytesAsync(pdf));

        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        pdf.Content.Headers.ContentDisposition!.ToString().ShouldStartWith("inline; filename=\"form01-");
        pdf.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var fields = page.QuerySelectorAll("[data-field]");
        fields.Length.ShouldBe(22);
        var at = 0;
        foreach (var field in fields)
        {
            var label = field.QuerySelector("dt")!.TextContent + ":";
            (at = words.IndexOf(label, at, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(0, $"{label} is not on the PDF, or not in its place");
        }
        foreach (var value in fields.Select(field => field.QuerySelector("dd")!).Where(value => value.QuerySelector("li") is null))
            words.ShouldContain(string.Join(' ', Readers.Flat(value.TextContent).Split(' ').Take(4)));
        words.ShouldContain("011186012345");
        words.ShouldContain((await town.DossierAsync(id)).Code!);
        var link = page.QuerySelector(".sheet__track svg").ShouldNotBeNull();
        link.GetAttribute("aria-label")!.ShouldNotBeEmpty();
        var read = Readers.Qr(EscPosReader.Print(await BytesAsync(await officer.OpenAsync(At(id, "form01.escpos?dots=384")))).ToPng());
        read.ShouldStartWith($"{town.Address.GetLeftPart(UriPartial.Authority)}/t/");
        // It opens the dossier.
        (await town.Anyone().OpenAsync(new Uri(read).PathAndQuery)).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Redirect);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task The_first_copy_is_clean_the_second_says_that_it_is_one_and_a_double_press_counts_once(StoreKind kind)
    {
        var town = await towns.On(kind);
        var officer = await town.As(Town.AtCounter);
        var id = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        (await ReprintAsync()).ShouldBeNull("nothing was printed yet");

        var page = await officer.PageAsync(At(id, "form01"));
        var first = await officer.PostFormAsync(page, new() { ["To"] = "a5" });
        first.Headers.Location!.OriginalString.ShouldBe(At(id, "form01.pdf?paper=a5"));
        (await officer.PostFormAsync(page, new() { ["To"] = "a5" })).Headers.Location!.OriginalString.ShouldBe(At(id, "form01.pdf?paper=a5"));
        (await ReprintAsync()).ShouldBeNull("the first copy was marked");

        town.Clock.Now += TimeSpan.FromMinutes(17);
        (await officer.PostFormAsync(At(id, "form01"), new() { ["To"] = "page" }, "form.sheet-tools")).Headers.Location!.OriginalString.ShouldBe(At(id, "form01?print=now"));
        (await ReprintAsync()).ShouldBe($"BẢN IN LẠI lần 1, lúc {town.Clock.Now.LegalClock():HH:mm dd/MM/yyyy}");
        Readers.Words(await BytesAsync(await officer.OpenAsync(At(id, "form01.pdf")))).ShouldContain("BẢN IN LẠI lần 1");
        (await officer.PostFormAsync(At(id, "form01"), new() { ["To"] = "576" }, "form.sheet-tools")).Headers.Location!.OriginalString.ShouldBe(At(id, "form01.escpos?dots=576"));
        (await ReprintAsync())!.ShouldStartWith("BẢN IN LẠI lần 2");
        (await town.JournalAsync(id)).Count(entry => entry.Fact == "dossier.printed").ShouldBe(3);

        async Task<string?> ReprintAsync() => (await officer.PageAsync(At(id, "form01"))).QuerySelector(".sheet__again")?.TextContent;
    }

    [Fact]
    public async Task Accepting_prints_the_first_copy_of_form_01()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);
        var page = await officer.PageAsync($"/counter/dossiers/{id}");
        page.QuerySelector("#papers")!.SetAttribute("action", page.QuerySelector("button[form=papers][formaction*=Accept]")!.GetAttribute("formaction")!);

        (await officer.PostFormAsync(page, CounterForms.AllHad(page), "#papers")).Headers.Location!.OriginalString.ShouldEndWith("/form01?print=now");

        (await town.JournalAsync(id)).Select(entry => entry.Fact).TakeLast(2).ShouldBe(["dossier.accepted", "dossier.printed"]);
        (await officer.PageAsync(At(id, "form01"))).QuerySelector(".sheet__again").ShouldBeNull();
        (await officer.PageAsync($"/counter/dossiers/{id}")).QuerySelector(".history__lines")!.TextContent.ShouldContain("In giấy tờ");
    }

    [Fact]
    public async Task A_receipt_of_a_kiosks_filing_is_a_reprint_at_the_counter_and_speaks_the_readers_language()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);

        (await officer.PageAsync(At(id, "receipt"))).QuerySelector(".sheet__again")!.TextContent.ShouldStartWith("BẢN IN LẠI lần 1");
        (await officer.PageAsync(At(id, "receipt?lang=en"))).QuerySelector(".sheet__title")!.TextContent.ShouldBe("Filing receipt");
        var form = await officer.PageAsync($"/counter/dossiers/{await town.GivenAcceptedAsync(Town.CertifiedCopy)}/form01?lang=en");
        form.QuerySelector(".sheet")!.GetAttribute("lang").ShouldBe("vi");
        form.QuerySelector(".sheet__title")!.TextContent.ShouldBe("Giấy tiếp nhận hồ sơ và hẹn trả kết quả");
        (await officer.PageAsync(At(id, "receipt?lang=vi"))).QuerySelector(".sheet__title")!.TextContent.ShouldBe("Biên nhận nộp hồ sơ");
    }

    [Fact]
    public async Task Forms_that_were_not_made_out_and_dossiers_of_others_are_not_there()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var elsewhere = await town.As(Town.Holder(Town.MuongThanh, OfficeKind.ServiceCentre, MotCua.Modules.Organisation.PostKind.OneStopOfficer));
        var id = await town.FileAsync(Town.CertifiedCopy);

        foreach (var kind in (string[])["pdf", "png", "escpos"])
        {
            (await officer.OpenAsync(At(id, $"form01.{kind}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await officer.OpenAsync(At(id, $"receipt.{kind}"))).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await elsewhere.OpenAsync(At(id, $"receipt.{kind}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await town.Anyone().OpenAsync(At(id, $"receipt.{kind}"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        (await officer.OpenAsync(At(id, "receipt.pdf?paper=a3"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await officer.OpenAsync(At(id, "receipt.png?dots=500"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Forms_02_and_03_carry_what_the_officer_wrote_and_no_whole_number()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy);
        var deed = town.By(Town.AtCounter);
        var paper = (await town.ProcedureAsync(Town.CertifiedCopy))!.Content.Components[0].Key;
        (await town.DoAsync((RequestSupplementHandler h, CancellationToken c) =>
            h.HandleAsync(new RequestSupplement(id, null, [new(paper, "Mang bản chính có dấu")], "Bản mang đến là bản chụp"), deed, c), deed)).Kept();
        var asked = Readers.Words(await BytesAsync(await officer.OpenAsync(At(id, "form02.pdf"))));
        asked.ShouldContain("Mang bản chính có dấu");
        asked.ShouldContain("Lý do: Bản mang đến là bản chụp");
        asked.ShouldContain("/PBS");
        asked.ShouldNotContain("011186012345");

        var other = await town.FileAsync(Town.CertifiedCopy);
        (await town.DoAsync((RefuseDossierHandler h, CancellationToken c) => h.HandleAsync(new RefuseDossier(other, null, "Sổ gốc không còn chữ ký"), deed, c), deed)).Kept();
        var refused = Readers.Words(await BytesAsync(await officer.OpenAsync(At(other, "form03.pdf"))));
        refused.ShouldContain("Lý do từ chối: Sổ gốc không còn chữ ký");
        refused.ShouldContain("011*****2345");
        refused.ShouldNotContain("011186012345");
    }

    [Fact]
    public async Task Letters_the_printer_lacks_are_named_on_the_page_and_never_printed_as_boxes()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = await town.As(Town.AtCounter);
        var id = await town.FileAsync(Town.CertifiedCopy, request => request with { Owner = Town.Citizen with { FullName = "Lò ꪀ Mai" } });

        var answer = await officer.OpenAsync(At(id, "receipt.pdf"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("ꪀ");
        (await officer.PageAsync(At(id, "receipt"))).QuerySelector(".told")!.TextContent.ShouldContain("ꪀ");
    }

    [Fact]
    public async Task The_kiosk_prints_its_receipt_and_list_without_a_name()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var client = town.Kiosk();
        var visit = await new Visit(client).ReadyAsync();
        var list = Readers.Words(await BytesAsync(await client.OpenAsync("/kiosk/list.pdf")));
        list.ShouldContain("DANH SÁCH GIẤY TỜ CẦN CÓ");
        (await client.OpenAsync("/kiosk/receipt.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await visit.SendAsync();
        visit.At.ShouldBe("/kiosk/receipt");
        var reference = visit.Page.QuerySelector(".receipt__number")!.TextContent.Trim();

        var pdf = Readers.Words(await BytesAsync(await client.OpenAsync("/kiosk/receipt.pdf")));
        pdf.ShouldContain(reference);
        pdf.ShouldContain("BIÊN NHẬN NỘP HỒ SƠ");
        pdf.ShouldNotContain("Lò Thị Mai");
        pdf.ShouldNotContain("BẢN IN LẠI");
        Readers.Words(await BytesAsync(await client.OpenAsync("/kiosk/receipt.pdf?copy=3"))).ShouldContain("BẢN IN LẠI lần 2");
        foreach (var dots in (int[])[576, 384])
        {
            Readers.Qr(await BytesAsync(await client.OpenAsync($"/kiosk/receipt.png?dots={dots}"))).ShouldContain($"/t/{reference.Replace("-", "")}/");
            Readers.Qr(EscPosReader.Print(await BytesAsync(await client.OpenAsync($"/kiosk/receipt.escpos?dots={dots}"))).ToPng()).ShouldContain($"/t/{reference.Replace("-", "")}/");
        }
        (await client.OpenAsync("/kiosk/receipt.escpos")).Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await town.Kiosk().OpenAsync("/kiosk/receipt.png")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_portal_prints_what_is_needed_for_every_case_on_A4()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var answer = await town.Anyone().OpenAsync($"/portal/procedures/{Town.BirthRegistration}/papers.pdf");
        var pdf = await BytesAsync(answer);
        var words = Readers.Words(pdf);
        words.ShouldNotContain("{");

        Readers.Info(pdf).ShouldMatch(@"Page size: +595\.\d+ x 841");
        var content = (await town.ProcedureAsync(Town.BirthRegistration))!.Content;
        foreach (var one in content.Cases.Where(one => content.Components.Any(paper => paper.Case == one.Key)))
            words.ShouldContain(string.Join(' ', Readers.Flat(one.Name).Split(' ').Take(4)));
        Readers.Qr(Readers.Picture(pdf, Readers.Pages(pdf)))
            .ShouldEndWith($"/portal/procedures/{Town.BirthRegistration}");
        (await town.Anyone().OpenAsync("/portal/procedures/9.999999/papers.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_whole_catalogue_can_be_printed()
    {
        var missing = new Dictionary<string, int>();
        await foreach (var line in File.ReadLinesAsync(ShippedFiles.Path("procedures/catalogue.jsonl"), TestContext.Current.CancellationToken))
        {
            using var record = System.Text.Json.JsonDocument.Parse(line);
            foreach (var letter in MotCua.Papers.PrintText.Missing(Strings(record.RootElement)))
                missing[letter] = missing.GetValueOrDefault(letter) + 1;
        }

        missing.ShouldBeEmpty();
    }

    private static IEnumerable<string> Strings(System.Text.Json.JsonElement element) => element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.String => [element.GetString()!],
        System.Text.Json.JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        System.Text.Json.JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };

    private static async Task<byte[]> BytesAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, answer.RequestMessage!.RequestUri!.ToString());
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
