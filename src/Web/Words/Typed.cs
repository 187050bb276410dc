using System.Globalization;

namespace MotCua.Web.Words;

/// <summary>Reads what people type, the way they write it here.</summary>
public static class Typed
{
    private static readonly string[] Days = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"];

    /// <summary>A day written day first (14/8/2026) or as a browser's date field sends it (2026-08-14).</summary>
    public static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text?.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
