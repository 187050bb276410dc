using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation.Import;

/// <summary>The calendar of whole years: days of those years not listed any more are removed.</summary>
public sealed record ImportCalendar(IReadOnlyList<CalendarDay> Days);

public sealed record ImportedCalendar(int Added, int Changed, int Removed, int Unchanged);

[JournalFact("organisation.calendar-imported", 1)]
public sealed record CalendarImported(IReadOnlyList<CalendarDay> Put, IReadOnlyList<DateOnly> Removed);

public sealed class ImportCalendarHandler(AppDb db, Journal journal)
{
    public async Task<Result<ImportedCalendar>> HandleAsync(ImportCalendar request, Deed deed, CancellationToken cancel)
    {
        var years = request.Days.Select(day => day.Date.Year).ToHashSet();
        var stored = (await db.CalendarDays.ToListAsync(cancel)).Where(day => years.Contains(day.Date.Year)).ToDictionary(day => day.Date);
        var listed = request.Days.Select(day => day.Date).ToHashSet();
        var added = request.Days.Where(day => !stored.ContainsKey(day.Date)).ToList();
        var changed = request.Days.Where(day => stored.TryGetValue(day.Date, out var old) && old != day).ToList();
        var removed = stored.Values.Where(day => !listed.Contains(day.Date)).ToList();

        db.CalendarDays.AddRange(added);
        changed.ForEach(day => db.Entry(stored[day.Date]).CurrentValues.SetValues(day));
        db.CalendarDays.RemoveRange(removed);
        if (added.Count + changed.Count + removed.Count > 0)
            await journal.WriteAsync(deed, "import:calendar", new CalendarImported([.. added, .. changed], [.. removed.Select(day => day.Date)]), cancel);
        await db.SaveChangesAsync(cancel);
        return new ImportedCalendar(added.Count, changed.Count, removed.Count, request.Days.Count - added.Count - changed.Count);
    }
}
