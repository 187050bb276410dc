using System.Collections.Frozen;

namespace MotCua;

/// <summary>
/// Which days the public offices work: Monday to Friday, changed by the rows it is given — holidays, compensatory and
/// swapped days off, worked Saturdays. A year without rows is not an error: the weekend rule holds and
/// <see cref="IsPublished"/> says that nobody has published more.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly FrozenDictionary<DateOnly, CalendarDay> _days;
    private readonly FrozenSet<int> _years;
    private readonly DateOnly[] _provisional;

    /// <exception cref="ArgumentException">Two rows for one day.</exception>
    public WorkingCalendar(IEnumerable<CalendarDay> days) : this([.. days], null)
    {
    }

    private WorkingCalendar(List<CalendarDay> rows, FrozenSet<int>? years)
    {
        if (rows.GroupBy(row => row.Date).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Two rows for {twice.Key:O}.", nameof(rows));
        _provisional = [.. rows.Where(row => row.Provisional).Select(row => row.Date).Order()];
        _days = rows.ToFrozenDictionary(row => row.Date);
        _years = years ?? rows.Select(row => row.Date.Year).ToFrozenSet();
    }

    public IEnumerable<CalendarDay> Days => _days.Values.OrderBy(day => day.Date);

    /// <summary>
    /// The same calendar with these rows laid over it: a flood closure, a holiday announced today. A year that was not
    /// published is not published by it.
    /// </summary>
    public WorkingCalendar With(IEnumerable<CalendarDay> changes)
    {
        var laid = _days.ToDictionary();
        foreach (var change in changes) laid[change.Date] = change;
        return new([.. laid.Values], _years);
    }

    public bool IsPublished(int year) => _years.Contains(year);

    public DayStatus Status(DateOnly day)
    {
        var published = _years.Contains(day.Year);
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (!_days.TryGetValue(day, out var row)) return new(!weekend, weekend ? DayReason.Weekend : DayReason.Weekday, null, published);
        return row.Kind switch
        {
            CalendarDayKind.MakeupWorkday => new(true, DayReason.MakeupWorkday, row, published),
            CalendarDayKind.CompensatoryOff => new(false, DayReason.CompensatoryOff, row, published),
            CalendarDayKind.SwappedOff => new(false, DayReason.SwappedOff, row, published),
            _ => new(false, DayReason.PublicHoliday, row, published),
        };
    }

    /// <summary>Days between two others, both included, whose row still waits for its yearly notice.</summary>
    public IReadOnlyList<DateOnly> ProvisionalBetween(DateOnly first, DateOnly last) =>
        [.. _provisional.Where(day => first <= day && day <= last)];

    public bool IsWorkingDay(DateOnly day) => Status(day).Works;

    /// <summary>The day itself when it works, else the first working day after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The <paramref name="count"/>-th working day after <paramref name="day"/>, which itself never counts; with 0, <see cref="OnOrAfter"/>.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0) return OnOrAfter(day);
        for (; count > 0; count--) day = OnOrAfter(day.AddDays(1));
        return day;
    }

    /// <summary>
    /// The moment when <paramref name="minutes"/> of office time after <paramref name="from"/> have passed. Time used up
    /// exactly at the end of a session ends there, not at the next opening. With 0: the moment itself inside office
    /// time, else the next opening.
    /// </summary>
    public DateTimeOffset AddWorkingMinutes(DateTimeOffset from, int minutes, OfficeHours hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        var left = TimeSpan.FromMinutes(minutes);
        foreach (var (start, end) in OfficeTime(from, hours))
        {
            if (left <= end - start) return start + left;
            left -= end - start;
        }
        throw new InvalidOperationException("Office time never ends.");
    }

    /// <summary>Whole minutes of office time between two moments; 0 when they are the other way round.</summary>
    public int WorkingMinutesBetween(DateTimeOffset from, DateTimeOffset until, OfficeHours hours) =>
        (int)WorkingTimeBetween(from, until, hours).TotalMinutes;

    /// <summary>As <see cref="WorkingMinutesBetween"/>, to the last tick.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset until, OfficeHours hours)
    {
        var sum = TimeSpan.Zero;
        if (until <= from) return sum;
        foreach (var (start, end) in OfficeTime(from, hours))
        {
            if (start >= until) break;
            sum += (end < until ? end : until) - start;
        }
        return sum;
    }

    /// <summary>Every stretch of office time from a moment on, without end; the first may begin inside a session.</summary>
    public IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> OfficeTime(DateTimeOffset from, OfficeHours hours)
    {
        from = from.ToOffset(LegalTime.Offset);
        for (var day = from.LegalDay(); ; day = OnOrAfter(day.AddDays(1)))
        {
            foreach (var session in hours.On(day, this))
            {
                var (start, end) = (day.At(session.From), day.At(session.Until));
                if (end > from) yield return (start < from ? from : start, end);
            }
        }
    }
}
