using System.Globalization;
using System.Text.Json;

namespace MotCua;

/// <summary>A stretch of office time in one day, closed before <paramref name="Until"/>.</summary>
public readonly record struct OfficeSession(TimeOnly From, TimeOnly Until)
{
    public TimeSpan Length => Until - From;
}

/// <summary>
/// When an office is open on the days that count as working. Opening on a Saturday for intake alone does not belong
/// here: it does not make Saturday a working day. Hours are real ones: the usual day of 07:30–11:30 and 13:30–17:00
/// holds 7½ hours, not the 8 by which internal processes reckon a day.
/// </summary>
public sealed class OfficeHours
{
    private static readonly DayOfWeek[] WorkingWeek =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private readonly IReadOnlyDictionary<DayOfWeek, OfficeSession[]> _week;
    private readonly OfficeSession[] _makeupDay;

    private OfficeHours(IReadOnlyDictionary<DayOfWeek, OfficeSession[]> week, OfficeSession[] makeupDay) =>
        (_week, _makeupDay) = (week, makeupDay);

    /// <summary>The same sessions on every working day, worked Saturdays included.</summary>
    public static Result<OfficeHours> EveryDay(params OfficeSession[] sessions) =>
        Of(WorkingWeek.ToDictionary(day => day, _ => sessions), sessions);

    /// <summary>Monday to Friday each need at least one session, in order and without overlap; so do worked Saturdays.</summary>
    public static Result<OfficeHours> Of(IReadOnlyDictionary<DayOfWeek, OfficeSession[]> week, OfficeSession[] makeupDay)
    {
        foreach (var day in WorkingWeek)
            if (Fault(week.GetValueOrDefault(day)) is { } fault)
                return new Refusal($"office_hours.{fault}", $"The hours of {day} are wrong.", day.ToString()) { Args = [day.ToString()] };
        return Fault(makeupDay) is { } wrong
            ? new Refusal($"office_hours.{wrong}", "The hours of worked Saturdays are wrong.", "makeupDay") { Args = ["makeupDay"] }
            : new OfficeHours(week, makeupDay);
    }

    /// <summary>Reads the shape of <c>data/office-hours.json</c>.</summary>
    public static Result<OfficeHours> Read(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<HoursFile>(json, JsonSerializerOptions.Web);
            if (file is not { Week: not null, MakeupDay: not null }) return Unreadable("\"week\" and \"makeupDay\" are needed.");
            var week = file.Week.ToDictionary(day => Enum.Parse<DayOfWeek>(day.Key, ignoreCase: true), day => Sessions(day.Value));
            return Of(week, Sessions(file.MakeupDay));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            return Unreadable(fault.Message);
        }
    }

    /// <summary>The sessions of a day; none when the calendar says the day is off.</summary>
    public IReadOnlyList<OfficeSession> On(DateOnly day, WorkingCalendar calendar) => calendar.Status(day) switch
    {
        { Works: false } => [],
        { Reason: DayReason.MakeupWorkday } => _makeupDay,
        _ => _week[day.DayOfWeek],
    };

    /// <summary>When the doors open on a working day.</summary>
    public DateTimeOffset Opening(DateOnly workingDay, WorkingCalendar calendar) => workingDay.At(On(workingDay, calendar)[0].From);

    /// <summary>When the doors close on a working day.</summary>
    public DateTimeOffset Closing(DateOnly workingDay, WorkingCalendar calendar) => workingDay.At(On(workingDay, calendar)[^1].Until);

    private static OfficeSession[] Sessions(string[][] pairs) => [.. pairs.Select(pair => new OfficeSession(Clock(pair[0]), Clock(pair[1])))];

    private static TimeOnly Clock(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static string? Fault(OfficeSession[]? sessions)
    {
        if (sessions is not { Length: > 0 }) return "missing";
        for (var i = 0; i < sessions.Length; i++)
            if (sessions[i].Until <= sessions[i].From || (i > 0 && sessions[i].From < sessions[i - 1].Until)) return "out_of_order";
        return null;
    }

    private static Refusal Unreadable(string why) => new("office_hours.unreadable", $"The office hours could not be read: {why}");

    private sealed record HoursFile(Dictionary<string, string[][]>? Week, string[][]? MakeupDay);
}
