namespace MotCua.Web.Kiosk;

/// <summary>Lays long lists on sheets that fit one screen: nothing at the kiosk is scrolled.</summary>
public static class Sheets
{
    // What a row takes besides its lines, and a line, in CSS pixels.
    private const int RowFrame = 76;
    private const int LineHeight = 37;
    private const double LargerBy = 1.25;

    /// <summary>The rows, sheet by sheet, in their order; at least one row on each, and one empty sheet for an empty list.</summary>
    /// <param name="text">What stands in a row; its length tells how many lines it takes.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Lay<T>(IEnumerable<T> rows, Func<T, string> text, KioskLook look)
    {
        var (room, characters) = RoomOf(look);
        var larger = look.Large ? LargerBy : 1;
        var sheets = new List<IReadOnlyList<T>>();
        var (sheet, used) = (new List<T>(), 0.0);
        foreach (var row in rows)
        {
            var lines = Math.Max(1, Math.Ceiling(text(row).Length / (characters / larger)));
            var height = ((lines * LineHeight) + RowFrame) * larger;
            if (sheet.Count > 0 && used + height > room)
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

    /// <summary>How many rows of one height fit where <paramref name="onLow"/> fit the low screen.</summary>
    public static int Count(KioskLook look, int onLow, int onTall) => look is { Tall: true, Low: false } ? onTall : onLow;

    /// <summary>Height for rows and characters to a line: 1366 × 768, 1080 × 1920, and the lower half of the latter.</summary>
    private static (int Room, int Characters) RoomOf(KioskLook look) => look switch
    {
        { Tall: false } => (340, 88),
        { Low: true } => (430, 64),
        _ => (1180, 64),
    };
}
