namespace MotCua;

/// <summary>One reckoning of one deadline: consumes the allowance day by day, or minute by minute, and notes each line.</summary>
internal sealed class DeadlineReckoning(WorkingCalendar calendar, OfficeHours hours, DeadlineRules rules, IReadOnlyList<Pause> given)
{
    private readonly List<DeadlineLine> _lines = [];
    private readonly List<(Pause Pause, DateOnly First, DateOnly Last)> _pauses = [];

    public Deadline Reckon(Receipt received, Allowance allowance)
    {
        var start = Start(received);
        _lines.Add(new(DeadlineCodes.Allowance + allowance.Unit.Code(), start.LegalDay(), start.LegalDay()) { Count = allowance.Amount });
        foreach (var pause in given.Where(pause => pause.To > pause.From).OrderBy(pause => pause.From)) _pauses.Add(DaysOf(ToMinute(pause)));

        var due = allowance.Unit switch
        {
            TimeUnit.WorkingDay => InDays(start.LegalDay(), allowance.Amount, working: true),
            TimeUnit.CalendarDay => InDays(start.LegalDay(), allowance.Amount, working: false),
            TimeUnit.Month => InMonths(start.LegalDay(), allowance.Amount),
            TimeUnit.Hour => InHours(start, allowance.Amount),
            _ => SameDay(start),
        };
        return Finish(start.LegalDay(), due);
    }

    public Deadline ReckonHandOver(Receipt received)
    {
        var start = Start(received);
        // After closing is after the cut-off, although the receipt then counts as the next day's.
        var late = received.Time > rules.HandOverCutoff && calendar.IsWorkingDay(received.Day);
        var day = late ? calendar.AddWorkingDays(received.Day, 1) : start.LegalDay();
        var due = late ? hours.Opening(day, calendar) : hours.Closing(day, calendar);
        if (start.LegalDay() < day) NoteDays(start.LegalDay().AddDays(1), day);
        _lines.Add(new(late ? DeadlineCodes.HandOverNextOpening : DeadlineCodes.HandOverSameDay, day, day)
        {
            At = received.Day.At(rules.HandOverCutoff),
            Source = DeadlineSources.HandOver,
        });
        return Finish(start.LegalDay(), due);
    }

    private Deadline Finish(DateOnly start, DateTimeOffset due)
    {
        var on = due.LegalDay();
        for (var year = start.Year; year <= on.Year; year++)
            if (!calendar.IsPublished(year)) _lines.Add(new(DeadlineCodes.NotPublished, start, on) { Count = year });
        // A provisional holiday may move by some days, so those just after the end matter too.
        var unsure = calendar.ProvisionalBetween(start, on.AddDays(7));
        if (unsure.Count > 0) _lines.Add(new(DeadlineCodes.Provisional, unsure[0], unsure[^1]));
        _lines.Add(new(DeadlineCodes.Due, on, on) { At = due });
        return new(due, on, _lines);
    }

    private DateTimeOffset Start(Receipt received)
    {
        var day = received.Day;
        _lines.Add(received.Time is { } time
            ? new(DeadlineCodes.Received, day, day) { At = day.At(time), Source = DeadlineSources.ClockStart }
            : new(DeadlineCodes.ReceivedWithoutTime, day, day) { Source = DeadlineSources.ClockStart });
        var start = Counted(received);
        var off = calendar.Status(day);
        if (start.LegalDay() != day)
            _lines.Add(new(off.Works ? DeadlineCodes.ReceivedAfterClosing : DeadlineCodes.ReceivedOnDayOff, day, start.LegalDay())
            {
                NameVi = off.Works ? null : off.Row?.NameVi,
                NameEn = off.Works ? null : off.Row?.NameEn,
            });
        NoteDays(off.Works ? day : day.AddDays(1), start.LegalDay());
        return start;
    }

    /// <summary>The moment a receipt counts as made: its own, or the opening of the next working day.</summary>
    private DateTimeOffset Counted(Receipt received)
    {
        if (!calendar.IsWorkingDay(received.Day)) return hours.Opening(calendar.OnOrAfter(received.Day), calendar);
        if (received.Time is not { } time) return hours.Opening(received.Day, calendar);
        var moment = received.Day.At(time);
        return moment > hours.Closing(received.Day, calendar) ? hours.Opening(calendar.AddWorkingDays(received.Day, 1), calendar) : moment;
    }

    private DateTimeOffset InMonths(DateOnly start, int months)
    {
        var end = start.AddMonths(months);
        if (end.Day < start.Day) _lines.Add(new(DeadlineCodes.MonthShort, start, end) { Source = DeadlineSources.Months });
        return InDays(start, end.DayNumber - start.DayNumber, working: false);
    }

    /// <summary>
    /// The last day on which no more than the allowance has been used: the n-th counted day, and any paused days that
    /// follow it without a break because their pause began before that day was over.
    /// </summary>
    private DateTimeOffset InDays(DateOnly start, int allowed, bool working)
    {
        _lines.Add(new(DeadlineCodes.ReceiptDay, start, start) { Source = DeadlineSources.ReceiptDay });
        var day = start;
        for (var left = allowed; left > 0;)
        {
            day = day.AddDays(1);
            if ((!working || calendar.IsWorkingDay(day)) && !_pauses.Any(pause => pause.First <= day && day <= pause.Last)) left--;
        }

        var unmoved = day;
        while (true)
        {
            if (!working && rules.MoveEndFromDayOff && !calendar.IsWorkingDay(day)) day = calendar.OnOrAfter(day);
            var next = working ? calendar.AddWorkingDays(day, 1) : day.AddDays(1);
            var end = EndOf(day);
            if (!_pauses.Any(pause => pause.First <= next && next <= pause.Last && pause.Pause.From < end)) break;
            unmoved = day = next;
        }

        if (working) NoteDays(start.AddDays(1), day);
        foreach (var (pause, first, last) in _pauses.Where(pause => pause.First <= day && pause.Last > start))
            NotePause(pause, DeadlineCodes.PausedDays, CountDays(Later(first, start.AddDays(1)), last < day ? last : day, working));
        if (!working && day != unmoved)
        {
            NoteDays(unmoved, day);
            _lines.Add(new(DeadlineCodes.EndMoved, unmoved, day) { Source = DeadlineSources.EndOnDayOff });
        }
        return EndOf(day);
    }

    private DateTimeOffset InHours(DateTimeOffset start, int allowed)
    {
        var left = TimeSpan.FromHours(allowed);
        foreach (var (from, until) in calendar.OfficeTime(start, hours).SelectMany(stretch => Unpaused(stretch.Start, stretch.End)))
        {
            if (left > until - from)
            {
                left -= until - from;
                continue;
            }
            var due = from + left;
            NoteDays(start.LegalDay().AddDays(1), due.LegalDay());
            foreach (var (pause, _, _) in _pauses.Where(pause => pause.Pause.From < due && pause.Pause.To > start))
                NotePause(pause, DeadlineCodes.PausedMinutes, calendar.WorkingMinutesBetween(pause.From < start ? start : pause.From, pause.To, hours));
            return due;
        }
        throw new InvalidOperationException("Office time never ends.");
    }

    private DateTimeOffset SameDay(DateTimeOffset start)
    {
        while (true)
        {
            var day = start.LegalDay();
            var cutoff = day.At(rules.SameDayCutoff);
            var late = start > cutoff;
            var dueOn = late ? calendar.AddWorkingDays(day, 1) : day;
            var due = hours.Closing(dueOn, calendar);
            _lines.Add(new(late ? DeadlineCodes.AfterCutoff : DeadlineCodes.BeforeCutoff, day, dueOn) { At = cutoff, Source = DeadlineSources.Cutoff });
            if (late) NoteDays(day.AddDays(1), dueOn);

            var stopped = _pauses.Select(pause => pause.Pause).Where(pause => pause.From < due && pause.To > start).Take(1).ToList();
            if (stopped.Count == 0) return due;
            NotePause(stopped[0], DeadlineCodes.PausedSameDay, null);
            start = Counted(stopped[0].To);
        }
    }

    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Unpaused(DateTimeOffset from, DateTimeOffset until)
    {
        foreach (var (pause, _, _) in _pauses)
        {
            if (pause.To <= from || pause.From >= until) continue;
            if (pause.From > from) yield return (from, pause.From);
            from = pause.To;
            if (from >= until) yield break;
        }
        yield return (from, until);
    }

    /// <summary>
    /// The days a pause takes out of a count in days, by the rule that governs every count here: the day of the event is
    /// not counted, the last day is. So the day of the request stays with the office (unless the doors had not opened),
    /// the day of the answer does not. A pause without a minute of office time takes none.
    /// </summary>
    private (Pause Pause, DateOnly First, DateOnly Last) DaysOf(Pause pause)
    {
        var day = pause.From.LegalDay();
        if (calendar.WorkingTimeBetween(pause.From, pause.To, hours) == TimeSpan.Zero) return (pause, DateOnly.MaxValue, DateOnly.MinValue);
        var begun = calendar.IsWorkingDay(day) && pause.From > hours.Opening(day, calendar);
        return (pause, begun ? day.AddDays(1) : day, Counted(pause.To).LegalDay());
    }

    private int CountDays(DateOnly first, DateOnly last, bool working)
    {
        var count = 0;
        for (var day = first; day <= last; day = day.AddDays(1))
            if (!working || calendar.IsWorkingDay(day)) count++;
        return count;
    }

    // Civil Code 2015, Article 148(6) [recalled]: a limit that may end on a day off ends with that day.
    private DateTimeOffset EndOf(DateOnly day) => calendar.IsWorkingDay(day) ? hours.Closing(day, calendar) : day.At(new(23, 59));

    private void NotePause(Pause pause, string code, int? count) =>
        _lines.Add(new(code, pause.From.LegalDay(), pause.To.LegalDay()) { At = pause.From, Until = pause.To, Count = count, Source = DeadlineSources.Pause });

    /// <summary>Notes the days off, and the worked Saturdays, from one day to another; a plain weekend is one line.</summary>
    private void NoteDays(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var status = calendar.Status(day);
            var (code, source) = status.Reason switch
            {
                DayReason.Weekend => (DeadlineCodes.Weekend, null),
                DayReason.PublicHoliday => (DeadlineCodes.PublicHoliday, DeadlineSources.PublicHoliday),
                DayReason.CompensatoryOff => (DeadlineCodes.CompensatoryOff, DeadlineSources.CompensatoryOff),
                DayReason.SwappedOff => (DeadlineCodes.SwappedOff, DeadlineSources.YearlyNotice),
                DayReason.MakeupWorkday => (DeadlineCodes.MakeupWorkday, DeadlineSources.YearlyNotice),
                _ => (null, null),
            };
            if (code is null) continue;
            var to = day;
            while (code == DeadlineCodes.Weekend && to < last && calendar.Status(to.AddDays(1)).Reason == DayReason.Weekend) to = to.AddDays(1);
            _lines.Add(new(code, day, to) { NameVi = status.Row?.NameVi, NameEn = status.Row?.NameEn, Source = source });
            day = to;
        }
    }

    private static Pause ToMinute(Pause pause) => new(Minute(pause.From), Minute(pause.To));

    private static DateTimeOffset Minute(DateTimeOffset moment)
    {
        var receipt = Receipt.From(moment);
        return receipt.Day.At(receipt.Time!.Value);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
