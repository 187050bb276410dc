namespace MotCua;

/// <summary>Vietnam's one legal time zone, UTC+7 without daylight saving.</summary>
public static class LegalTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The calendar day a moment belongs to in Vietnam; never trim a moment instead.</summary>
    public static DateOnly LegalDay(this DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>Wall-clock time in Vietnam.</summary>
    public static DateTime LegalClock(this DateTimeOffset moment) => moment.ToOffset(Offset).DateTime;

    /// <summary>The moment at which a Vietnamese wall clock shows <paramref name="time"/> on <paramref name="day"/>.</summary>
    public static DateTimeOffset At(this DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);
}
