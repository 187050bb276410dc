using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation;

/// <summary>The calendar and hours by which due dates are reckoned.</summary>
public sealed record ClockRules(WorkingCalendar Calendar, OfficeHours Hours, DeadlineRules Rules);

/// <summary>The calendar as imported, at most a few seconds old, with the province's office hours.</summary>
public sealed class WorkClock(IServiceScopeFactory scopes) : IDisposable
{
    private readonly OfficeHours _hours = ShippedFiles.OfficeHours();
    private readonly Remembered<WorkingCalendar> _calendar = new(scopes, TimeSpan.FromSeconds(5),
        async (db, cancel) => new WorkingCalendar(await db.CalendarDays.AsNoTracking().ToListAsync(cancel)));

    public async ValueTask<ClockRules> GetAsync(CancellationToken cancel) =>
        new(await _calendar.GetAsync(cancel), _hours, DeadlineRules.Default);

    public void Dispose() => _calendar.Dispose();
}
