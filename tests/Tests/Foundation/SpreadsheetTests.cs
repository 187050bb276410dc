using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Foundation;

/// <summary>Exports read back by other means than they were written: the bytes of the CSV, the zip and XML of the workbook.</summary>
public class SpreadsheetTests
{
    private static readonly XNamespace s_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // OWASP ASVS 5.0 V1.2.10: these beginnings make a spreadsheet run a cell.
    private static readonly string[] s_hostile =
    [
        "=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\",\"y\")", "＝1+1",
    ];

    [Fact]
    public void No_text_begins_as_a_formula_in_either_format()
    {
        var sheet = new Spreadsheet("Thử", ["=đầu", "b"], [.. s_hostile.Select(text => (IReadOnlyList<object?>)[text, "sạch"])]);

        using var reader = new StringReader(Encoding.UTF8.GetString(sheet.ToCsv())[1..]);
        var csv = CsvText.Read(reader).Skip(1).Select(row => row.Fields[0]).ToList();
        csv.Count.ShouldBe(s_hostile.Length);
        foreach (var cell in csv.Concat(Texts(sheet).Where(text => text != "b" && text != "sạch")))
            cell[0].ShouldBe('\'');
        Texts(sheet).Count(text => text == "sạch").ShouldBe(s_hostile.Length);
    }

    [Fact]
    public void The_check_notices_a_formula_that_was_let_through() =>
        s_hostile.ShouldAllBe(text => "=+-@\t\r＝".Contains(text[0], StringComparison.Ordinal));

    [Fact]
    public void Csv_has_the_mark_of_utf8_and_quotes_what_needs_it()
    {
        var bytes = new Spreadsheet("x", ["Tên", "Số"], [["Nà Hỳ, \"xã\"\nvùng cao", 12], [null, -3]]).ToCsv();

        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes[3..]).ShouldBe("Tên,Số\r\n\"Nà Hỳ, \"\"xã\"\"\nvùng cao\",12\r\n,-3\r\n");
    }

    [Fact]
    public void A_workbook_types_numbers_and_dates_and_names_its_sheet()
    {
        var sheet = new Spreadsheet("Điều hành: 14/08 [tất cả các xã, phường của tỉnh]", ["Xã", "Quá hạn", "Ngày", "Giờ"],
            [["Xã Na Sang & <b>", 3, new DateOnly(2026, 8, 14), new DateTimeOffset(2026, 8, 14, 2, 30, 0, TimeSpan.Zero)], ["a\u0001b", -2, null, null]]);

        using var zip = new ZipArchive(new MemoryStream(sheet.ToXlsx()));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(
            ["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"]);
        var name = Read(zip, "xl/workbook.xml").Descendants(s_main + "sheet").Single().Attribute("name")!.Value;
        name.ShouldBe("Điều hành 1408 tất cả các xã, p");
        var rows = Read(zip, "xl/worksheets/sheet1.xml").Descendants(s_main + "row").Select(row => row.Elements(s_main + "c").ToList()).ToList();
        rows[0].ShouldAllBe(cell => cell.Attribute("s")!.Value == "1");
        rows[1][0].Value.ShouldBe("Xã Na Sang & <b>");
        rows[1][1].ShouldSatisfyAllConditions(cell => cell.Attribute("t").ShouldBeNull(), cell => cell.Element(s_main + "v")!.Value.ShouldBe("3"));
        // Excel counts days from 30 December 1899: 14 August 2026 is day 46248; 09:30 by Vietnam's clock is 0.39583 of a day.
        rows[1][2].Element(s_main + "v")!.Value.ShouldBe("46248");
        double.Parse(rows[1][3].Element(s_main + "v")!.Value, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(46248 + (9.5 / 24), 0.00001);
        rows[2][0].Value.ShouldBe("ab");
        rows[2][1].Value.ShouldBe("-2");
        Read(zip, "xl/styles.xml").Descendants(s_main + "cellXfs").Single().Elements().Count().ShouldBe(4);
    }

    private static List<string> Texts(Spreadsheet sheet)
    {
        using var zip = new ZipArchive(new MemoryStream(sheet.ToXlsx()));
        return [.. Read(zip, "xl/worksheets/sheet1.xml").Descendants(s_main + "t").Select(text => text.Value)];
    }

    private static XDocument Read(ZipArchive zip, string name)
    {
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }
}
