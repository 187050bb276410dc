using System.Text.RegularExpressions;

namespace MotCua.Modules.Procedures.Import;

/// <summary>What a heading among the papers means.</summary>
internal enum HeadingKind
{
    /// <summary>Names the papers below it, for everybody.</summary>
    Part,
    Show,
    Note,
    Choice,
    Addition,

    /// <summary>Neither a known heading nor clearly a case.</summary>
    Unclear,
}

/// <summary>
/// Tells a case ("Trường hợp …") from a heading ("Giấy tờ phải nộp") by the words themselves. The portal has one column for both.
/// </summary>
internal static partial class Headings
{
    /// <summary>Longer than this a "heading" is a paragraph that lost its cell border.</summary>
    private const int LongestHeading = 220;

    private static readonly string[] Notes = ["luu y", "ghi chu", "chu y"];

    private static readonly string[] Parts =
    [
        "giay to", "cac giay to", "cac loai giay to", "thanh phan ho so", "chung tu", "bao gom", "gom", "theo quy dinh", "ho so cua", "ho so gom", "ho so bao gom",
        "ho so nang luc", "ho so phap ly", "cac tai lieu", "tai lieu", "so luong", "phieu duoc", "nguoi yeu cau", "nguoi uy quyen va nguoi duoc uy quyen",
    ];

    private static readonly string[] Additions =
        ["uy quyen", "truc tuyen", "moi truong dien tu", "phuong thuc dien tu", "qua buu", "buu chinh", "dinh danh dien tu", "khai thac su dung duoc thong tin", "khai thac duoc"];

    public static HeadingKind Read(string heading)
    {
        var text = WithoutNumbering(TextFold.Fold(heading));
        if (Starts(text, Notes)) return HeadingKind.Note;
        if (text is "ho so" or "") return HeadingKind.Part;

        // "Trường hợp …" or "Hồ sơ đối với trường hợp …" within its first words
        var opening = string.Join(' ', text.Split(' ').Take(9));
        var isCase = text.StartsWith("doi voi", StringComparison.Ordinal) || opening.Contains("truong hop", StringComparison.Ordinal)
            || (text.StartsWith("ho so", StringComparison.Ordinal) && opening.Contains("doi voi", StringComparison.Ordinal));
        if (isCase) return Additions.Any(a => text.AsSpan(0, Math.Min(text.Length, 120)).Contains(a, StringComparison.Ordinal)) ? HeadingKind.Addition : HeadingKind.Choice;

        if (opening.Contains("xuat trinh", StringComparison.Ordinal) && !opening.Contains("phai nop", StringComparison.Ordinal)) return HeadingKind.Show;
        if (Starts(text, Parts)) return HeadingKind.Part;
        return heading.Length > LongestHeading ? HeadingKind.Part : HeadingKind.Unclear;
    }

    public static bool IsParagraph(string heading) => heading.Length > LongestHeading;

    private static bool Starts(string text, string[] openings) => openings.Any(o => text.StartsWith(o, StringComparison.Ordinal));

    private static string WithoutNumbering(string folded) => Numbering().Replace(folded, "");

    /// <summary>Leading "a", "a 1", "1", "ii", "6 3 1 2": numbering that folding left bare.</summary>
    [GeneratedRegex(@"^(?:(?:[a-z]\d?|\d{1,3}|[ivx]{1,4}) )+")]
    private static partial Regex Numbering();
}
