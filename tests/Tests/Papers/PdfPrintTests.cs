using System.Text;
using MotCua.Papers;
using MotCua.Web.Papers;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Papers;

public class PdfPrintTests
{
    public static TheoryData<string, string> FormsAndPapers => [.. from form in (string[])[FormBook.Form01, FormBook.Form02, FormBook.Form03, FormBook.Receipt, FormBook.List]
        from paper in (string[])["a5", "a4"] select (form, paper)];

    [Theory, MemberData(nameof(FormsAndPapers))]
    public void Every_field_is_read_back_in_its_order_and_the_QR_opens_the_dossier(string form, string paper)
    {
        var sheet = SampleForms.Make(form);
        var pdf = PdfPrint.Render(sheet, Paper.Find(paper)!);

        InOrder(Readers.Words(pdf), Expected(sheet)).ShouldBeNull();
        Enumerable.Range(1, Readers.Pages(pdf)).Select(page => Readers.Qr(Readers.Picture(pdf, page))).ShouldContain(SampleForms.Link);
    }

    [Fact]
    public void A_field_out_of_order_or_an_accent_lost_is_found()
    {
        InOrder("Địa chỉ: xã Na Sang Số: 1", ["Số: 1", "Địa chỉ: xã Na Sang"]).ShouldBe("Địa chỉ: xã Na Sang");
        InOrder("Dia chi: xã Na Sang", ["Địa chỉ:"]).ShouldBe("Địa chỉ:");
    }

    [Fact]
    public void Form_01_has_the_fields_of_the_circular_in_its_order()
    {
        // Circular 03/2025/TT-VPCP, Annex I, form 01, as process research lists it.
        var names = SampleForms.Make(FormBook.Form01).Blocks.Select(block => (block as Field)?.Name ?? (block as ItemList)?.Name).Where(name => name is not null);

        names.ShouldBe(
        [
            "code", "office", "applicant", "id", "address", "phone", "email", "authorising-name", "authorising-address", "authorising-id", "authorising-phone",
            "authorising-email", "authorising-paper", "matter", "components", "sets", "limit", "received", "due", "collect", "register-volume", "register-serial",
        ]);
        SampleForms.Make(FormBook.Form01).Blocks.OfType<Signatures>().Single().Signers.Select(signer => signer.Name).ShouldBe(["Lò Thị Mỵ Đào", "Quàng Văn Ự"]);
        SampleForms.Make(FormBook.Form01).Blocks.OfType<Letterhead>().Single().Number.ShouldBe("Số: 0007/TTPVHCC");
    }

    [Fact]
    public void What_is_not_known_is_left_to_the_pen()
    {
        var text = Readers.Words(PdfPrint.Render(SampleForms.Make(FormBook.Form01), Paper.A5));

        text.ShouldMatch(@"Giấy tờ ủy quyền: \.{20,}");
        text.ShouldMatch(@"Thư điện tử: \.{10,}");
    }

    [Theory, InlineData("a5"), InlineData("a4")]
    public void Fonts_are_embedded_and_nothing_stands_outside_the_margins(string name)
    {
        var paper = Paper.Find(name)!;
        var pdf = PdfPrint.Render(WithLongWord(), paper);

        var fonts = Readers.Fonts(pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        fonts.Count.ShouldBe(2);
        fonts.ShouldAllBe(line => line.Contains("BeVietnamPro") && line.Contains("yes yes yes"));
        var boxes = Readers.Boxes(pdf);
        boxes.Count.ShouldBeGreaterThan(100);
        boxes.ShouldAllBe(box => box[0] >= paper.Left - 1 && box[2] <= paper.Width - paper.Right + 1 && box[3] <= paper.Height - paper.Bottom + 6);
        Readers.Info(pdf).ShouldMatch(@"Page size: +" + (name == "a5" ? @"419\.\d+ x 595" : @"595\.\d+ x 841"));
    }

    [Fact]
    public void Decomposed_letters_and_invisible_marks_come_out_as_plain_words()
    {
        var facts = SampleForms.Facts with { Reason = "Sổ gốc\u200E không\u00A0còn chữ ký Ẫ Ể Ự".Normalize(NormalizationForm.FormD) };
        var sheet = SampleForms.Make(FormBook.Form03, facts);

        Readers.Text(PdfPrint.Render(sheet, Paper.A4)).ShouldContain("Sổ gốc không còn chữ ký Ẫ Ể Ự");
        PrintText.Missing(sheet).ShouldBeEmpty();
    }

    [Fact]
    public void A_letter_no_font_has_is_named()
    {
        foreach (var form in (string[])[FormBook.Form01, FormBook.Form02, FormBook.Form03, FormBook.Receipt, FormBook.List])
            PrintText.Missing(SampleForms.Make(form)).ShouldBeEmpty();

        // U+AA80 is a letter of Tai Viet.
        var facts = SampleForms.Facts with { Applicant = SampleForms.Facts.Applicant! with { FullName = "Lò ꪀ Mai" } };
        PrintText.Missing(SampleForms.Make(FormBook.Form01, facts)).ShouldBe(["ꪀ"]);
    }

    [Fact]
    public void A_long_form_goes_on_under_a_short_head_and_counts_its_pages()
    {
        var many = SampleForms.Facts with { Components = [.. Enumerable.Range(1, 60).Select(i => new Item($"Giấy tờ thứ {i} của hồ sơ này"))] };
        var pdf = PdfPrint.Render(SampleForms.Make(FormBook.Form01, many), Paper.A5);
        var pages = Readers.Text(pdf).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        pages.Length.ShouldBeGreaterThan(2);
        pages.Skip(1).ShouldAllBe(page => page.TrimStart().StartsWith("Mẫu số 01 · H18.03172-261123-0007"));
        for (var i = 0; i < pages.Length; i++)
            pages[i].ShouldContain($"Trang {i + 1}/{pages.Length}");
        InOrder(Readers.Flat(string.Concat(pages)), [.. Enumerable.Range(1, 60).Select(i => $"{i}. Giấy tờ thứ {i} của")]).ShouldBeNull();
    }

    [Fact]
    public void Title_language_and_moment_are_told()
    {
        var pdf = PdfPrint.Render(SampleForms.Make(FormBook.Form01), Paper.A5);

        Readers.Info(pdf).ShouldContain("Giấy tiếp nhận hồ sơ và hẹn trả kết quả – 7K2M9QXZ");
        Encoding.Latin1.GetString(pdf).ShouldContain("/Lang (vi)");
        Encoding.Latin1.GetString(PdfPrint.Render(SampleForms.Make(FormBook.List, language: MotCua.Web.Words.Language.English), Paper.A5)).ShouldContain("/Lang (en)");
    }

    [Fact]
    public void A_rehearsal_says_so_and_live_does_not()
    {
        var rehearsal = SampleForms.Make(FormBook.Receipt);
        var live = SampleForms.Make(FormBook.Receipt, space: "live");

        Readers.Words(PdfPrint.Render(rehearsal, Paper.A5)).ShouldContain("không có giá trị pháp lý");
        rehearsal.Mark.ShouldBe("Diễn tập");
        Readers.Words(PdfPrint.Render(live, Paper.A5)).ShouldNotContain("không có giá trị pháp lý");
        live.Mark.ShouldBeNull();
        // The word across the page is a shape, no part of the text.
        Readers.Words(PdfPrint.Render(rehearsal with { Blocks = [new Paragraph("một dòng")] }, Paper.A5)).ShouldNotContain("DIỄN TẬP");
    }

    private static Sheet WithLongWord() => SampleForms.Make(FormBook.Form03, SampleForms.Facts with
    {
        Reason = "Xem https://dichvucong.example.test/" + new string('Ẫ', 90) + " và " + new string('W', 130) + " " + SampleForms.Tall,
    });

    /// <summary>What must be read one after another: labels, values and items, each in the first words that stand on one line.</summary>
    private static List<string> Expected(Sheet sheet) =>
    [
        .. sheet.Blocks.SelectMany<Block, string>(block => block switch
        {
            Title title => [title.Text.ToUpperInvariant()],
            Field { Value: { } value } field => [$"{field.Label}: {First(value)}"],
            Field field => [field.Label + ": ..."],
            Group group => [group.Text],
            ItemList list => [list.Label + ":", .. list.Items.Select(item => First(item.Lead is null ? item.Text : $"{item.Lead} {item.Text}"))],
            Paragraph paragraph => [First(paragraph.Text)],
            _ => [],
        }),
    ];

    private static string First(string text) => string.Join(' ', text.Split(' ').Take(3));

    /// <summary>The first text that does not follow the one before it; null when all do.</summary>
    private static string? InOrder(string words, IReadOnlyList<string> expected)
    {
        var at = 0;
        foreach (var text in expected)
        {
            if ((at = words.IndexOf(text, at, StringComparison.Ordinal)) < 0)
                return text;
            at += text.Length;
        }
        return null;
    }
}
