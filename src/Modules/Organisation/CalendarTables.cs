using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation;

public static class CalendarTables
{
    extension(AppDb db)
    {
        public DbSet<CalendarDay> CalendarDays => db.Set<CalendarDay>();
    }

    private sealed class CalendarDayTable : IEntityTypeConfiguration<CalendarDay>
    {
        public void Configure(EntityTypeBuilder<CalendarDay> table)
        {
            table.ToTable("organisation_calendar_day");
            table.HasKey(day => day.Date);
        }
    }
}
