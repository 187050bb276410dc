using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation;

public static class OrganisationTables
{
    extension(AppDb db)
    {
        public DbSet<Unit> Units => db.Set<Unit>();
        public DbSet<UnitSuccession> UnitSuccessions => db.Set<UnitSuccession>();
        public DbSet<Office> Offices => db.Set<Office>();
    }

    private sealed class UnitTable : IEntityTypeConfiguration<Unit>
    {
        public void Configure(EntityTypeBuilder<Unit> table)
        {
            table.ToTable("organisation_unit");
            table.HasKey(unit => unit.Id);
            table.Property(unit => unit.Id).ValueGeneratedNever();
            table.Property(unit => unit.Code).HasMaxLength(5);
            table.Ignore(unit => unit.NameWithKind);
            table.HasIndex(unit => new { unit.Code, unit.From }).IsUnique();
        }
    }

    private sealed class UnitSuccessionTable : IEntityTypeConfiguration<UnitSuccession>
    {
        public void Configure(EntityTypeBuilder<UnitSuccession> table)
        {
            table.ToTable("organisation_unit_succession");
            table.HasKey(act => new { act.Predecessor, act.Successor });
            table.HasOne<Unit>().WithMany().HasForeignKey(act => act.Predecessor).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Unit>().WithMany().HasForeignKey(act => act.Successor).OnDelete(DeleteBehavior.Restrict);
        }
    }

    private sealed class OfficeTable : IEntityTypeConfiguration<Office>
    {
        public void Configure(EntityTypeBuilder<Office> table)
        {
            table.ToTable("organisation_office");
            table.HasKey(office => office.Id);
            table.Property(office => office.Id).ValueGeneratedNever();
            table.Property(office => office.Slug).HasMaxLength(60);
            table.Property(office => office.AgencyCode).HasMaxLength(24);
            table.HasOne<Unit>().WithMany().HasForeignKey(office => office.UnitId).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(office => new { office.UnitId, office.Slug, office.From }).IsUnique();
        }
    }
}
