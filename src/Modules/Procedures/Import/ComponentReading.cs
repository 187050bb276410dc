using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MotCua.Modules.Procedures.Import;

/// <summary>Papers and cases from the portal's rows of documents.</summary>
internal static partial class ComponentReading
{
    /// <summary>Longer names may hold two rows.</summary>
    private const int LongName = 1200;

    public static (IReadOnlyList<ProcedureCase> Cases, IReadOnlyList<ProcedureComponent> Components) Read(RecordFields fields, JsonElement record)
    {
        var rows = fields.Objects(record, "documents").Select(d => Row(fields, d.Item, d.Path)).ToList();
        var headings = rows.Select(r => r.Heading).Where(h => h.Length > 0).Distinct().ToDictionary(h => h, Headings.Read);
        Settle(fields, rows, headings);

        var cases = headings.Where(h => h.Value is HeadingKind.Choice or HeadingKind.Addition)
            .Select(h => new ProcedureCase(CaseKey(h.Key), h.Key.Trim(' ', ':', '-', '+', '*'), h.Value == HeadingKind.Choice ? CaseKind.Choice : CaseKind.Addition))
            .DistinctBy(c => c.Key).ToList();

        var taken = new HashSet<string>();
        var components = rows.ConvertAll(row =>
        {
            var kind = row.Heading.Length > 0 ? headings[row.Heading] : HeadingKind.Part;
            var component = row with
            {
                Kind = row.Kind == ComponentKind.Note || kind == HeadingKind.Note ? ComponentKind.Note : kind == HeadingKind.Show ? ComponentKind.Show : ComponentKind.HandIn,
                Case = kind is HeadingKind.Choice or HeadingKind.Addition ? CaseKey(row.Heading) : ProcedureCase.All,
            };
            return component with { Key = Unique(Hash($"{component.Case}|{component.Kind}|{TextFold.Fold(component.Name)}", 10), taken) };
        });
        return (cases, components);
    }

    /// <summary>Key of a case named so; also used by the data files that correct the source.</summary>
    public static string CaseKey(string name)
    {
        var folded = TextFold.Fold(name);
        var slug = folded[..Math.Min(folded.Length, 32)].TrimEnd().Replace(' ', '-');
        return $"{slug}-{Hash(folded, 6)}";
    }

    private static ProcedureComponent Row(RecordFields fields, JsonElement row, string path)
    {
        var published = fields.Text(row, "name", path);
        var name = published.TrimStart('-', '+', '*', '•', '–', ' ', ' ').Trim();
        var originals = Count(fields, row, "originals", path);
        var copies = Count(fields, row, "copies", path);
        var formCode = fields.Text(row, "form_code", path);

        if (name.Length == 0) fields.Flag(path + "name", FlagCodes.ComponentNameless, published);
        if (name.Length > LongName) fields.Flag(path + "name", FlagCodes.ComponentLong, name);
        if (ListMark().Count(name) >= 2) fields.Flag(path + "name", FlagCodes.ComponentList, name);
        if (originals is null || copies is null) fields.Flag(path + "originals", FlagCodes.ComponentUncounted, name);
        if (formCode.Length > 0 && FormInText().Matches(name) is { Count: > 0 } named && !named.Any(m => SameForm(m.Groups[1].Value, formCode)))
            fields.Flag(path + "form_code", FlagCodes.FormDiffers, $"{formCode} / {named[0].Value}");

        return new ProcedureComponent
        {
            Key = "",
            Name = name,
            Kind = name.Length == 0 || (originals is 0 && copies is 0) ? ComponentKind.Note : ComponentKind.HandIn,
            Originals = originals,
            Copies = copies,
            FormCode = formCode,
            FormName = fields.Text(row, "form_name", path),
            FormFiles = fields.Texts(row, "form_files", path),
            Heading = fields.Text(row, "group", path),
        };
    }

    /// <summary>A choice needs something to choose between; a single conditional list beside papers for everybody is an addition.</summary>
    private static void Settle(RecordFields fields, List<ProcedureComponent> rows, Dictionary<string, HeadingKind> headings)
    {
        foreach (var heading in headings.Keys.Where(h => headings[h] == HeadingKind.Unclear || Headings.IsParagraph(h)).ToList())
        {
            fields.Flag("documents.group", FlagCodes.HeadingUnclear, heading);
            if (headings[heading] == HeadingKind.Unclear) headings[heading] = HeadingKind.Choice;
        }

        var choices = headings.Keys.Where(h => headings[h] == HeadingKind.Choice).ToList();
        if (choices is not [var only]) return;
        var others = rows.Any(r => r.Kind != ComponentKind.Note && r.Heading != only && (r.Heading.Length == 0 || headings[r.Heading] is HeadingKind.Part or HeadingKind.Show));
        var conditional = TextFold.Fold(only).Contains("truong hop", StringComparison.Ordinal);
        headings[only] = others && conditional ? HeadingKind.Addition : HeadingKind.Part;
    }

    private static int? Count(RecordFields fields, JsonElement row, string name, string path)
    {
        if (fields.Number(row, name, path) is not { } number) return null;
        if (number == decimal.Truncate(number) && number is >= 0 and <= 999) return (int)number;
        fields.Flag(path + name, FlagCodes.WrongType, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return null;
    }

    private static bool SameForm(string inText, string code) => TextFold.Fold(inText).TrimStart('0') == TextFold.Fold(code).TrimStart('0');

    private static string Unique(string key, HashSet<string> taken)
    {
        var unique = key;
        for (var n = 2; !taken.Add(unique); n++) unique = $"{key}-{n}";
        return unique;
    }

    private static string Hash(string text, int digits) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..digits];

    [GeneratedRegex(@"(?:^|[\s;:.])(?:[a-zđ]\d?\)|[-+–])\s+\p{Lu}")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"[Mm]ẫu\s+(?:số\s+)?((?:[A-Z]{1,4}-?)?\d{1,3}[A-Za-z]?)\b")]
    private static partial Regex FormInText();
}
