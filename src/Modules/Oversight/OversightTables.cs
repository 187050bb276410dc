using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Oversight;

public static class OversightTables
{
    extension(AppDb db)
    {
        public DbSet<DaySum> DaySums => db.Set<DaySum>();
    }

    private sealed class DaySumTable : IEntityTypeConfiguration<DaySum>
    {
        public void Configure(EntityTypeBuilder<DaySum> table)
        {
            table.ToTable("oversight_day_sum");
            table.HasKey(sum => new { sum.Span, sum.From, sum.Office, sum.Channel });
        }
    }
}
