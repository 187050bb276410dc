namespace MotCua;

/// <summary>What a row of the published calendar makes of its day.</summary>
public enum CalendarDayKind
{
    /// <summary>Labour Code 2019, Article 112; from 2026 also 24 November, Resolution 28/2026/QH16.</summary>
    PublicHoliday,

    /// <summary>Off in place of a holiday that fell on a weekly day off: Labour Code, Article 111(3).</summary>
    CompensatoryOff,

    /// <summary>A working day exchanged for a Saturday, by yearly notice.</summary>
    SwappedOff,

    /// <summary>The Saturday worked in exchange: it counts as a working day.</summary>
    MakeupWorkday,
}

/// <summary>One row of the calendar. <paramref name="Provisional"/>: by law, but the yearly notice is not out.</summary>
public sealed record CalendarDay(DateOnly Date, string NameVi, string NameEn, CalendarDayKind Kind, bool Provisional = false);

/// <summary>Why a day counts, or does not.</summary>
public enum DayReason
{
    Weekday,
    Weekend,
    PublicHoliday,
    CompensatoryOff,
    SwappedOff,
    MakeupWorkday,
}

/// <summary>A day as the calendar sees it.</summary>
/// <param name="Row">The calendar's row for the day, when it has one.</param>
/// <param name="Published">False when the calendar has no rows for that year, so that only the weekend rule was applied.</param>
public readonly record struct DayStatus(bool Works, DayReason Reason, CalendarDay? Row, bool Published);
