using System.Globalization;

namespace MotCua.Cli.Commands;

/// <summary>When something was received, as people write it: a date, or date and time. Without an offset the time is Vietnam's.</summary>
internal static class ReceivedText
{
    private static readonly string[] Local =
        ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    private static readonly string[] WithOffset = [.. Local.Select(format => format + "zzz"), .. Local.Select(format => format + "'Z'")];

    public static Result<Receipt> Read(string text)
    {
        text = text.Trim();
        Receipt received;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) received = day;
        else if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)) received = new DateTimeOffset(clock, LegalTime.Offset);
        else if (DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) received = moment;
        else return new Refusal("due.received.invalid", $"“{text}” is not a date; write YYYY-MM-DD or YYYY-MM-DDThh:mm.", "received");

        return received.Day.Year is >= Deadline.FirstYear and <= Deadline.LastYear
            ? received
            : new Refusal("due.received.year", $"The year must be between {Deadline.FirstYear} and {Deadline.LastYear}.", "received");
    }
}
