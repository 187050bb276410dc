namespace MotCua.Web.Kiosk;

/// <summary>Lays long lists on sheets that fit one screen: nothing at the kiosk is scrolled.</summary>
public static class Sheets
{
    // The room for rows on the low screen (1366 × 768) and what one takes there, in CSS pixels.
    private const int Room = 340;
    private const int CharactersPerLine = 88;
    private const int LineHeight = 37;
    private const int RowFrame = 76;

    /// <summary>The rows, sheet by sheet, in their order; at least one row on each, and one empty sheet for an empty list.</summary>
    /// <param name="text">What stands in a row; its length tells how many lines it takes.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Lay<T>(IEnumerable<T> rows, Func<T, string> text)
    {
        var sheets = new List<IReadOnlyList<T>>();
        var (sheet, used) = (new List<T>(), 0);
        foreach (var row in rows)
        {
            var lines = (text(row).Length + CharactersPerLine - 1) / CharactersPerLine;
            var height = (Math.Max(1, lines) * LineHeight) + RowFrame;
            if (sheet.Count > 0 && used + height > Room)
            {
                sheets.Add(sheet);
                (sheet, used) = ([], 0);
            }
            sheet.Add(row);
            used += height;
        }
        if (sheet.Count > 0 || sheets.Count == 0)
            sheets.Add(sheet);
        return sheets;
    }
}
