using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace MotCua;

/// <summary>A table to be saved as CSV or XLSX. A cell is a text, a number, a day or a moment (shown by Vietnam's clock), or null.</summary>
/// <param name="Name">Name of the sheet; shortened to the 31 characters a workbook allows.</param>
public sealed record Spreadsheet(string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>Texts that a spreadsheet would take for a formula get an apostrophe in front, which it shows as text.</summary>
    public static string Harmless(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + text : text;

    /// <summary>CSV as in RFC 4180, UTF-8 with the mark by which Excel knows it.</summary>
    public byte[] ToCsv()
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" })
        {
            text.WriteLine(CsvText.Line(Header.Select(Harmless)));
            foreach (var row in Rows)
                text.WriteLine(CsvText.Line(row.Select(Plain)));
        }
        return bytes.ToArray();
    }

    private static string Plain(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.LegalClock().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable number and not Enum => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Harmless(cell.ToString()!),
    };

    /// <summary>A workbook of one sheet (ECMA-376, transitional): numbers and dates typed, the first row bold and kept in view.</summary>
    public byte[] ToXlsx()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
            Part(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{System.Security.SecurityElement.Escape(SheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            // Formats: 0 plain, 1 header, 2 day, 3 moment.
            Part(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            using var sheet = XmlWriter.Create(zip.CreateEntry("xl/worksheets/sheet1.xml").Open(), new XmlWriterSettings { CloseOutput = true });
            WriteSheet(sheet);
        }
        return bytes.ToArray();
    }

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>What a workbook allows as a name: 31 characters, none of <c>[]:*?/\</c>.</summary>
    private string SheetName
    {
        get
        {
            var clean = new string([.. Name.Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal) && !char.IsControl(letter))]);
            return clean.Length is 0 ? "1" : clean[..Math.Min(31, clean.Length)];
        }
    }

    private void WriteSheet(XmlWriter xml)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        xml.WriteStartElement("sheetData", Main);
        WriteRow(xml, [.. Header], style: "1");
        foreach (var row in Rows)
            WriteRow(xml, row, style: null);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, IReadOnlyList<object?> cells, string? style)
    {
        xml.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            xml.WriteStartElement("c", Main);
            switch (cell)
            {
                case null:
                    break;
                case DateOnly day:
                    Number(xml, "2", day.ToDateTime(TimeOnly.MinValue).ToOADate());
                    break;
                case DateTimeOffset moment:
                    Number(xml, "3", moment.LegalClock().ToOADate());
                    break;
                case int or long or double or decimal:
                    xml.WriteElementString("v", Main, ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture));
                    break;
                default:
                    if (style is not null)
                        xml.WriteAttributeString("s", style);
                    xml.WriteAttributeString("t", "inlineStr");
                    xml.WriteStartElement("is", Main);
                    xml.WriteStartElement("t", Main);
                    xml.WriteAttributeString("xml", "space", null, "preserve");
                    xml.WriteString(Writable(Harmless(cell.ToString()!)));
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                    break;
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Number(XmlWriter xml, string style, double value)
    {
        xml.WriteAttributeString("s", style);
        xml.WriteElementString("v", Main, value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>XML has no place for most control characters.</summary>
    private static string Writable(string text) => new([.. text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))]);

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var text = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        text.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        text.Write(content);
    }
}
