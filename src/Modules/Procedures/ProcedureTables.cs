using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures;

public static class ProcedureTables
{
    extension(AppDb db)
    {
        public DbSet<ProcedureVersion> ProcedureVersions => db.Set<ProcedureVersion>();
        public DbSet<CatalogueStamp> CatalogueStamps => db.Set<CatalogueStamp>();
        public DbSet<CatalogueSupplement> CatalogueSupplements => db.Set<CatalogueSupplement>();
    }

    private sealed class ProcedureVersionTable : IEntityTypeConfiguration<ProcedureVersion>
    {
        public void Configure(EntityTypeBuilder<ProcedureVersion> table)
        {
            table.ToTable("procedures_version");
            table.HasKey(version => version.Id);
            table.Property(version => version.Id).ValueGeneratedNever();
            table.Property(version => version.Code).HasMaxLength(20);
            table.Property(version => version.Hash).HasMaxLength(64);
            table.Property(version => version.Content).HasJson();
            table.HasIndex(version => new { version.Code, version.From });
            // One open version a code: the invariant over several rows, on both databases.
            table.HasIndex(version => version.Code).IsUnique().HasFilter("until = '9999-12-31'").HasDatabaseName("ix_procedures_version_open");
        }
    }

    private sealed class CatalogueStampTable : IEntityTypeConfiguration<CatalogueStamp>
    {
        public void Configure(EntityTypeBuilder<CatalogueStamp> table)
        {
            table.ToTable("procedures_stamp");
            table.HasKey(stamp => stamp.Id);
            table.Property(stamp => stamp.Id).ValueGeneratedNever();
            table.Property(stamp => stamp.Version).IsConcurrencyToken();
        }
    }

    private sealed class CatalogueSupplementTable : IEntityTypeConfiguration<CatalogueSupplement>
    {
        public void Configure(EntityTypeBuilder<CatalogueSupplement> table)
        {
            table.ToTable("procedures_supplement");
            table.HasKey(supplement => supplement.Kind);
            table.Property(supplement => supplement.Hash).HasMaxLength(64);
        }
    }
}
