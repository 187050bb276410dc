using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Web.Parts;
using MotCua.Web.Words;

namespace MotCua.Web.Office;

/// <summary>Puts promised moments into the chips, and their reckoning into the strip of days, as they stand now.</summary>
public sealed class DueBook(ClockRules rules, DateTimeOffset now, Texts texts)
{
    /// <summary>A strip of more days than this says less than the words under it.</summary>
    private const int LongestStrip = 45;

    public DateTimeOffset Now => now;

    /// <summary>How a promise of the dossier stands.</summary>
    public DueView Of(Dossier dossier, DateTimeOffset due) => DossierTransitions.Clock(dossier.State) switch
    {
        ClockState.Paused => new DueView(due, DueState.Paused, null),
        ClockState.Stopped => new DueView(due, (dossier.ResolvedAt ?? now) <= due ? DueState.OnTime : DueState.Late, null),
        _ => Running(due),
    };

    /// <summary>How the promise on form 01 was kept; null while there is no result, or no promise.</summary>
    public static Timeliness? Outcome(Dossier dossier) => Timelinesses.Of(dossier.PromisedAt, dossier.ResolvedAt);

    /// <summary>A moment that is still running towards us.</summary>
    public DueView Running(DateTimeOffset due)
    {
        var left = DaysLeft(due);
        return new DueView(due, now > due ? DueState.Late : left <= 1 ? DueState.Soon : DueState.OnTime, now > due && left == 0 ? null : left);
    }

    /// <summary>For a line of a list, where the group already says how near it is.</summary>
    public DueView Brief(DateTimeOffset due) => Running(due) with { WorkingDaysLeft = null };

    /// <summary>The heading a line belongs under.</summary>
    public WorkGroup GroupOf(DateTimeOffset? due)
    {
        if (due is not { } at)
            return WorkGroup.Later;
        var (today, day) = (now.LegalDay(), at.LegalDay());
        return at < now ? WorkGroup.Late
            : day == today ? WorkGroup.Today
            : day <= rules.Calendar.AddWorkingDays(today, 2) ? WorkGroup.Next : WorkGroup.Later;
    }

    /// <summary>The days of the reckoning, each counted or struck out with its reason; empty when the limit is not one of working days.</summary>
    public IReadOnlyList<DueDay> Days(Deadline? deadline)
    {
        if (deadline is null || !deadline.Lines.Any(line => line.Code == DeadlineCodes.Allowance + "working_day"))
            return [];
        var first = deadline.Lines.Min(line => line.From);
        var length = deadline.DueOn.DayNumber - first.DayNumber + 1;
        return length is < 1 or > LongestStrip ? [] : [.. Enumerable.Range(0, length).Select(offset => Day(deadline, first.AddDays(offset), first))];
    }

    /// <summary>The rule and its source; every line of the reckoning where no strip tells it.</summary>
    public string? Rule(Deadline? deadline) => deadline is null ? null : string.Join(" ", deadline.Lines
        .Where(line => Days(deadline).Count == 0 || line.Code.StartsWith(DeadlineCodes.Allowance, StringComparison.Ordinal)
            || line.Code.StartsWith(DeadlineCodes.Received, StringComparison.Ordinal) || DeadlineCodes.IsWarning(line.Code))
        .Select(line => DeadlineText.Render(line, texts.Language.Code)));

    /// <summary>Working time between two moments in minutes of the process tables, which count 480 a day.</summary>
    public int Spent(DateTimeOffset from, DateTimeOffset until)
    {
        var day = rules.Calendar.OnOrAfter(from.LegalDay());
        var officeDay = rules.Hours.On(day, rules.Calendar).Sum(session => (int)session.Length.TotalMinutes);
        return rules.Calendar.WorkingMinutesBetween(from, until, rules.Hours) * DossierClock.TableMinutesPerDay / Math.Max(1, officeDay);
    }

    private DueDay Day(Deadline deadline, DateOnly day, DateOnly first)
    {
        var lines = deadline.Lines.Where(line => line.From <= day && day <= line.To).ToList();
        if (lines.Any(line => line.Code == DeadlineCodes.PausedDays))
            return new DueDay(day, Counted: false, texts["office.why.paused"]);
        var status = rules.Calendar.Status(day);
        if (!status.Works)
            return new DueDay(day, Counted: false, status.Row is { } row ? texts.Either(row.NameVi, row.NameEn) : texts["office.why.weekend"]);
        if (day == first || lines.Any(line => line.Code == DeadlineCodes.ReceiptDay))
            return new DueDay(day, Counted: false, texts["office.why.receipt"]);
        return new DueDay(day, Counted: true, status.Row is { } worked ? texts.Either(worked.NameVi, worked.NameEn) : null);
    }

    private int DaysLeft(DateTimeOffset due)
    {
        var (today, day) = (now.LegalDay(), due.LegalDay());
        var (from, until, sign) = day >= today ? (today, day, 1) : (day, today, -1);
        var days = 0;
        for (var next = from.AddDays(1); next <= until; next = next.AddDays(1))
            if (rules.Calendar.IsWorkingDay(next))
                days++;
        return sign * days;
    }
}

/// <summary>How near a line of the work list is, in the order shown.</summary>
public enum WorkGroup { Late, Today, Next, Later }
