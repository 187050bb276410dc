using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures;

public static class ProcessTemplateTables
{
    extension(AppDb db)
    {
        public DbSet<ProcessTemplate> ProcessTemplates => db.Set<ProcessTemplate>();
        public DbSet<ProcessTemplateCode> ProcessTemplateCodes => db.Set<ProcessTemplateCode>();
    }

    /// <summary>The tables that serve a procedure on a day, every case and status, for <see cref="ProcessTemplates.Choose"/>.</summary>
    public static Task<List<ProcessTemplate>> TablesForAsync(this AppDb db, string procedureCode, DateOnly on, CancellationToken cancel)
    {
        var codes = db.ProcessTemplateCodes.Where(c => c.Code == procedureCode);
        return db.ProcessTemplates.AsNoTracking().InForce(on).Where(t => codes.Any(c => c.Template == t.Id)).OrderBy(t => t.Key).ToListAsync(cancel);
    }

    private sealed class TemplateTable : IEntityTypeConfiguration<ProcessTemplate>
    {
        public void Configure(EntityTypeBuilder<ProcessTemplate> table)
        {
            table.ToTable("procedures_process_template");
            table.HasKey(t => t.Id);
            table.Property(t => t.Id).ValueGeneratedNever();
            table.Property(t => t.Key).HasMaxLength(80);
            table.Property(t => t.Province).HasMaxLength(40);
            table.Property(t => t.Fingerprint).HasMaxLength(64);
            table.Property(t => t.ProcedureCodes).HasJson();
            table.Property(t => t.Decision).HasJson();
            table.Property(t => t.Phases).HasJson();
            table.Property(t => t.Steps).HasJson();
            table.Property(t => t.Notes).HasJson();
            table.Property(t => t.Warnings).HasJson();
            table.Ignore(t => t.IsStored);
            table.Ignore(t => t.CommunePart);
            table.HasIndex(t => new { t.Key, t.Version }).IsUnique();
        }
    }

    private sealed class CodeTable : IEntityTypeConfiguration<ProcessTemplateCode>
    {
        public void Configure(EntityTypeBuilder<ProcessTemplateCode> table)
        {
            table.ToTable("procedures_process_template_code");
            table.HasKey(c => new { c.Code, c.Template });
            table.Property(c => c.Code).HasMaxLength(20);
            table.HasOne<ProcessTemplate>().WithMany().HasForeignKey(c => c.Template);
        }
    }
}
