using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Web.Parts;

namespace MotCua.Web.Counter;

/// <summary>Promised moments as the due chip shows them.</summary>
public static class Dues
{
    /// <summary>The longest strip of days laid open; a longer reckoning is told in words only.</summary>
    private const int LongestStrip = 45;

    /// <summary>The chip of a dossier whose clock has started; null before acceptance and after the end.</summary>
    public static DueView? Of(DossierState state, DateTimeOffset? due, DateTimeOffset now, ClockRules rules)
    {
        var clock = DossierTransitions.Clock(state);
        if (due is not { } at || clock is ClockState.Off or ClockState.Stopped)
            return null;
        if (clock is ClockState.Paused)
            return new DueView(at, DueState.Paused, null);
        var (today, dueOn) = (now.LegalDay(), at.LegalDay());
        var days = today <= dueOn ? WorkingDays(today, dueOn, rules.Calendar) : -WorkingDays(dueOn, today, rules.Calendar);
        if (now > at)
            return new DueView(at, DueState.Late, days < 0 ? days : null);
        return new DueView(at, days <= 1 ? DueState.Soon : DueState.OnTime, days);
    }

    /// <summary>The days of a reckoning in working days, each counted or struck out with its reason; null for other reckonings.</summary>
    public static IReadOnlyList<DueDay>? Days(Deadline deadline, string language)
    {
        if (!deadline.Lines.Any(line => line.Code == DeadlineCodes.Allowance + "working_day"))
            return null;
        var first = deadline.Lines.Where(line => line.Code == DeadlineCodes.ReceiptDay).Select(line => line.From).DefaultIfEmpty(deadline.Lines[0].From).First();
        if (deadline.DueOn.DayNumber - first.DayNumber is < 0 or > LongestStrip)
            return null;
        var struck = deadline.Lines.Where(line => line.Code is DeadlineCodes.ReceiptDay or DeadlineCodes.Weekend or DeadlineCodes.PublicHoliday
            or DeadlineCodes.CompensatoryOff or DeadlineCodes.SwappedOff or DeadlineCodes.PausedDays).ToList();
        return [.. Enumerable.Range(0, deadline.DueOn.DayNumber - first.DayNumber + 1).Select(offset =>
        {
            var day = first.AddDays(offset);
            var why = struck.FirstOrDefault(line => line.From <= day && day <= line.To);
            return new DueDay(day, why is null, why is null ? null : language == "en" ? why.NameEn : why.NameVi);
        })];
    }

    /// <summary>The whole reckoning, a line each.</summary>
    public static string Told(Deadline deadline, string language) =>
        string.Join('\n', deadline.Lines.Select(line => DeadlineText.Render(line, language)));

    private static int WorkingDays(DateOnly after, DateOnly until, WorkingCalendar calendar)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= until; day = day.AddDays(1))
            if (calendar.IsWorkingDay(day))
                count++;
        return count;
    }
}
