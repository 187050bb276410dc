using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Applicants;

public static class ApplicantTables
{
    extension(AppDb db)
    {
        public DbSet<Applicant> Applicants => db.Set<Applicant>();
    }

    private sealed class ApplicantTable : IEntityTypeConfiguration<Applicant>
    {
        public void Configure(EntityTypeBuilder<Applicant> table)
        {
            table.ToTable("applicants_applicant");
            table.HasKey(applicant => applicant.Id);
            table.Property(applicant => applicant.Id).ValueGeneratedNever();
            table.Property(applicant => applicant.NumberIndex).HasMaxLength(64);
            table.HasIndex(applicant => applicant.NumberIndex);
            table.Ignore(applicant => applicant.Sealed);
        }
    }
}
