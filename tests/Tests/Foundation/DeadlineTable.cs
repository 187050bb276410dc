using System.Globalization;
using Xunit;

namespace MotCua.Tests.Foundation;

/// <summary>
/// Due dates worked out by hand on a wall calendar with the Government's notices beside it; none was taken from the
/// program. Times are Vietnam's; office hours 07:30–11:30 and 13:30–17:00.
/// </summary>
internal static class DeadlineTable
{
    private const string Rows = """
        # working days
        2025-01-20T16:10   3 working_day   2025-01-23T17:00
        2025-01-22T09:00   5 working_day   2025-02-05T17:00   Tết 27–31 January between
        2025-01-24         1 working_day   2025-02-03T17:00
        2025-01-24T17:00   1 working_day   2025-02-03T17:00   at closing is not after closing
        2025-01-24T17:01   1 working_day   2025-02-04T17:00   counts as 3 February
        2025-01-29T09:00   1 working_day   2025-02-04T17:00   first day of Tết: counts as 3 February
        2025-01-10        20 working_day   2025-02-14T17:00
        2025-01-02        10 working_day   2025-01-16T17:00
        2025-04-04         1 working_day   2025-04-08T17:00   Hung Kings on Monday 7 April
        2025-04-25T10:00   1 working_day   2025-04-26T17:00   worked Saturday
        2025-04-25T17:30   1 working_day   2025-04-28T17:00   counts as Saturday 26
        2025-04-26T10:00   1 working_day   2025-04-28T17:00
        2025-04-28         3 working_day   2025-05-06T17:00   30 April, 1 May, 2 May off
        2025-04-29T08:00   1 working_day   2025-05-05T17:00
        2025-05-02T08:00   1 working_day   2025-05-06T17:00   swapped day off: counts as 5 May
        2025-08-29         2 working_day   2025-09-04T17:00   1 and 2 September
        2025-11-21         2 working_day   2025-11-25T17:00   24 November 2025 still works
        2025-12-31T15:30   1 working_day   2026-01-05T17:00   1 and 2 January; 15:00 matters not
        2026-01-05         5 working_day   2026-01-10T17:00   worked Saturday
        2026-01-09T17:30   1 working_day   2026-01-12T17:00   counts as Saturday 10
        2026-01-10T16:59   1 working_day   2026-01-12T17:00
        2026-02-02        15 working_day   2026-03-02T17:00   Tết 16–20 February between
        2026-02-13         1 working_day   2026-02-23T17:00
        2026-02-14T09:00   1 working_day   2026-02-24T17:00   Saturday intake: counts as 23
        2026-04-24         2 working_day   2026-04-29T17:00   27 April in place of Sunday 26
        2026-04-29         1 working_day   2026-05-04T17:00
        2026-06-12        15 working_day   2026-07-03T17:00   three plain weeks
        2026-08-21T14:00   2 working_day   2026-08-24T17:00   worked Saturday 22
        2026-08-22T18:00   1 working_day   2026-08-25T17:00   counts as Monday 24
        2026-08-28         1 working_day   2026-09-03T17:00   31 August swapped, 1 and 2 September
        2026-11-23T10:00   1 working_day   2026-11-25T17:00   Culture Day
        2026-11-20         2 working_day   2026-11-25T17:00
        2027-02-04         1 working_day   2027-02-12T17:00   provisional Tết block
        2027-04-30T08:00   1 working_day   2027-05-05T17:00   counts as Tuesday 4 May
        2024-12-31         1 working_day   2025-01-02T17:00
        2028-01-25         3 working_day   2028-01-28T17:00   no calendar yet: weekends only
        # calendar days
        2025-01-20T08:00  10 calendar_day  2025-02-03T17:00   30 January is Tết
        2026-06-01        10 calendar_day  2026-06-11T17:00
        2026-06-01         5 calendar_day  2026-06-08T17:00   Saturday 6 June
        2025-04-21         5 calendar_day  2025-04-26T17:00   a Saturday, but worked
        2026-08-17         5 calendar_day  2026-08-22T17:00
        2026-06-05T18:00   3 calendar_day  2026-06-11T17:00   counts as Monday 8
        2026-11-14T08:00   8 calendar_day  2026-11-25T17:00   counts as Monday 16; the 24th is off
        # months
        2025-01-31T09:00   1 month         2025-03-03T17:00   counts as 3 February
        2025-03-31         1 month         2025-05-05T17:00   30 April is off, so are 1 to 4 May
        2026-01-30         1 month         2026-03-02T17:00   28 February is a Saturday
        2026-05-15         3 month         2026-08-17T17:00   15 August is a Saturday
        2026-07-22         1 month         2026-08-22T17:00   a Saturday, but worked
        2025-06-16        12 month         2026-06-16T17:00
        # hours
        2026-08-03T08:00   4 hour          2026-08-03T14:00
        2026-08-03T07:00   8 hour          2026-08-04T08:00   a day holds seven and a half
        2026-08-03         8 hour          2026-08-04T08:00
        2026-08-03T12:00   1 hour          2026-08-03T14:30
        2026-08-03T16:00   1 hour          2026-08-03T17:00
        2026-08-07T17:30   2 hour          2026-08-10T09:30
        2025-01-24T16:30   1 hour          2025-02-03T08:00
        2026-08-21T16:00   2 hour          2026-08-22T08:30
        2026-08-28T16:00   2 hour          2026-09-03T08:30
        # the same day
        2026-08-03T15:00   1 same_day      2026-08-03T17:00
        2026-08-03T15:01   1 same_day      2026-08-04T17:00
        2026-08-07T16:00   1 same_day      2026-08-10T17:00
        2026-08-07T18:00   1 same_day      2026-08-10T17:00
        2026-08-08T10:00   1 same_day      2026-08-10T17:00
        2025-01-24T15:30   1 same_day      2025-02-03T17:00
        2026-08-21T15:30   1 same_day      2026-08-22T17:00   into a worked Saturday
        2026-11-24T09:00   1 same_day      2026-11-25T17:00
        """;

    public static IReadOnlyList<(string Received, int Amount, string Unit, string Due)> All { get; } =
        [.. Rows.Split('\n').Where(row => row[0] != '#').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(cells => (cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2], cells[3]))];

    public static TheoryData<string, int, string, string> Theory()
    {
        var data = new TheoryData<string, int, string, string>();
        foreach (var (received, amount, unit, due) in All) data.Add(received, amount, unit, due);
        return data;
    }

    public static Receipt Received(string text) => text.Length == 10 ? (Receipt)Day(text) : (Receipt)At(text);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "+07:00", CultureInfo.InvariantCulture);

    public static Allowance Allowed(int amount, string unit) =>
        TimeUnits.TryParse(unit, out var known) ? Allowance.Of(amount, known) : throw new FormatException(unit);
}
