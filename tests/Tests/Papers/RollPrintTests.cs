using MotCua.Papers;
using MotCua.Web.Papers;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Papers;

public class RollPrintTests
{
    public static TheoryData<string, int> FormsAndHeads => [.. from form in (string[])[FormBook.Form01, FormBook.Form02, FormBook.Form03, FormBook.Receipt, FormBook.List]
        from dots in (int[])[576, 384] select (form, dots)];

    [Theory, MemberData(nameof(FormsAndHeads))]
    public void The_printer_gets_the_picture_dot_by_dot_and_its_QR_is_read(string form, int dots)
    {
        var picture = RollPrint.Render(SampleForms.Make(form), dots);
        var paper = EscPosReader.Print(EscPos.Encode(picture));

        paper.WasReset.ShouldBeTrue();
        paper.Cuts.ShouldBe(1);
        paper.Fed.ShouldBeGreaterThan(0);
        paper.Bands.ShouldAllBe(rows => rows <= 255);
        (paper.Width, paper.Height).ShouldBe((dots, picture.Height));
        Differences(picture, paper).ShouldBe(0);
        Readers.Qr(paper.ToPng()).ShouldBe(SampleForms.Link);
        Readers.Qr(picture.ToPng()).ShouldBe(SampleForms.Link);
        // Nothing touches the edge of the head.
        Enumerable.Range(0, paper.Height).ShouldAllBe(y => !paper.IsBlack(0, y) && !paper.IsBlack(dots - 1, y) && !paper.IsBlack(1, y) && !paper.IsBlack(dots - 2, y), "ink at the edge");
    }

    [Fact]
    public void A_dot_lost_on_the_way_or_half_a_command_is_found()
    {
        var picture = RollPrint.Render(SampleForms.Make(FormBook.Receipt), 384);
        var bytes = EscPos.Encode(picture);
        bytes[^40_000] ^= 0x10;

        Differences(picture, EscPosReader.Print(bytes)).ShouldBe(1);
        Should.Throw<FormatException>(() => EscPosReader.Print(bytes[..^1000]));
        Should.Throw<FormatException>(() => EscPosReader.Print([0x1B, 0x40, 0x41]));
    }

    [Theory, InlineData(576), InlineData(384)]
    public void Tall_letters_are_not_clipped_and_lines_do_not_touch(int dots)
    {
        var lines = Enumerable.Repeat(SampleForms.Tall, 6).ToList();
        var sheet = SampleForms.Make(FormBook.Receipt, space: "live") with { Job = "x", Blocks = [.. lines.Select(line => new Field("a", line, "Ỹ"))] };
        var picture = RollPrint.Render(sheet, dots);
        var rows = Enumerable.Range(0, picture.Height).Select(y => Enumerable.Range(0, dots).Any(x => picture.IsBlack(x, y))).ToList();

        rows[0].ShouldBeFalse();
        rows[^1].ShouldBeFalse();
        Lines(rows, dots == 576 ? 25 : 22).ShouldBe(lines.Count);
        // Were the lines set solid, they would run together.
        Lines([.. rows.Where(ink => ink)], 25).ShouldBe(1);
    }

    [Fact]
    public void A_word_that_is_too_long_is_broken_and_not_cut_off()
    {
        var word = new string('m', 200);
        Sheet With(string text) => SampleForms.Make(FormBook.Receipt, space: "live") with { Blocks = [new Paragraph(text)] };
        int Ink(Dots picture) => Enumerable.Range(0, picture.Height).Sum(y => Enumerable.Range(0, picture.Width).Count(x => picture.IsBlack(x, y)));
        var (nothing, one) = (Ink(RollPrint.Render(With(""), 384)), Ink(RollPrint.Render(With("m"), 384)));

        var all = Ink(RollPrint.Render(With(word), 384)) - nothing;

        // Two hundred letters leave two hundred times the ink of one, give or take where a stroke falls between dots.
        (all / (double)(one - nothing)).ShouldBeInRange(190, 210);
    }

    [Fact]
    public void The_job_and_the_reprint_are_on_the_paper()
    {
        var first = SampleForms.Make(FormBook.Receipt);
        var again = SampleForms.Make(FormBook.Receipt, SampleForms.Facts with { Reprint = (2, SampleForms.At("2026-11-23T09:30")) });

        first.Job.ShouldBe("receipt-7K2M9QXZ-1");
        again.Job.ShouldBe("receipt-7K2M9QXZ-3");
        first.Blocks.OfType<Notice>().ShouldNotContain(notice => notice.Kind == NoticeKind.Reprint);
        again.Blocks.OfType<Notice>().Single(notice => notice.Kind == NoticeKind.Reprint).Text.ShouldBe("BẢN IN LẠI lần 2, lúc 09:30 23/11/2026");
        var text = Readers.Words(PdfPrint.Render(again, Paper.A5));
        text.ShouldContain("BẢN IN LẠI lần 2, lúc 09:30 23/11/2026");
        text.ShouldContain("receipt-7K2M9QXZ-3");
        RollPrint.Render(again, 576).Height.ShouldBeGreaterThan(RollPrint.Render(first, 576).Height);
    }

    [Fact]
    public void A_head_of_another_width_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => RollPrint.Render(SampleForms.Make(FormBook.Receipt), 512));

    // Marks stand apart from their letters; only what is as high as a letter counts as a line.
    private static int Lines(List<bool> rows, int size)
    {
        var (count, run) = (0, 0);
        foreach (var ink in rows.Append(false))
        {
            if (!ink && run > size * 0.6)
                count++;
            run = ink ? run + 1 : 0;
        }
        return count;
    }

    private static int Differences(Dots picture, EscPosReader paper) => Enumerable.Range(0, picture.Height)
        .Sum(y => Enumerable.Range(0, picture.Width).Count(x => picture.IsBlack(x, y) != paper.IsBlack(x, y)));
}
