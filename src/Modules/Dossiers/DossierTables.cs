using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Dossiers;

public static class DossierTables
{
    extension(AppDb db)
    {
        public DbSet<Dossier> Dossiers => db.Set<Dossier>();
        public DbSet<DossierPaper> DossierPapers => db.Set<DossierPaper>();
        public DbSet<DossierNote> DossierNotes => db.Set<DossierNote>();
        public DbSet<DossierScan> DossierScans => db.Set<DossierScan>();
        public DbSet<DossierStep> DossierSteps => db.Set<DossierStep>();
        public DbSet<HandOver> HandOvers => db.Set<HandOver>();
        public DbSet<SupplementRequest> SupplementRequests => db.Set<SupplementRequest>();
    }

    private sealed class DossierTable : IEntityTypeConfiguration<Dossier>
    {
        public void Configure(EntityTypeBuilder<Dossier> table)
        {
            table.ToTable("dossiers_dossier");
            table.HasKey(dossier => dossier.Id);
            table.Property(dossier => dossier.Id).ValueGeneratedNever();
            table.Property(dossier => dossier.Version).IsConcurrencyToken();
            table.Property(dossier => dossier.Reference).HasMaxLength(8);
            table.Property(dossier => dossier.Code).HasMaxLength(40);
            table.Property(dossier => dossier.ProcedureCode).HasMaxLength(20);
            table.Property(dossier => dossier.Deadline!).HasJson();
            table.Property(dossier => dossier.Declared).HasJson();
            table.Ignore(dossier => dossier.Stream);
            table.HasIndex(dossier => dossier.Reference).IsUnique();
            table.HasIndex(dossier => dossier.Code).IsUnique();
            table.HasIndex(dossier => new { dossier.ReceivingOffice, dossier.State, dossier.FiledAt });
            table.HasIndex(dossier => dossier.Owner);
            // Oversight (docs/adr/0006). The first holds what is open, and whatever ended since it was last counted: small, and read whole
            // without touching the rows; in the order of the grouping, else SQLite takes another index and reads every row. The other two hold what is counted, so that no act of the day ever writes them.
            table.HasIndex(dossier => new
            {
                dossier.ReceivingOffice, dossier.Channel, dossier.FiledAt, dossier.EndedAt, dossier.AcceptedAt, dossier.PromisedAt, dossier.DueAt,
                dossier.PausedFrom, dossier.PausedUntil, dossier.ResolvedAt, dossier.ReturnedAt, dossier.Counted,
            }).HasFilter("NOT counted").HasDatabaseName("ix_dossiers_dossier_uncounted");
            table.HasIndex(dossier => new { dossier.FiledAt, dossier.EndedAt, dossier.ReceivingOffice, dossier.Channel }).HasFilter("counted").HasDatabaseName("ix_dossiers_dossier_counted_filed");
            table.HasIndex(dossier => new { dossier.EndedAt, dossier.FiledAt, dossier.ReceivingOffice, dossier.Channel }).HasFilter("counted").HasDatabaseName("ix_dossiers_dossier_counted_ended");
        }
    }

    private sealed class PaperTable : IEntityTypeConfiguration<DossierPaper>
    {
        public void Configure(EntityTypeBuilder<DossierPaper> table)
        {
            table.ToTable("dossiers_paper");
            table.HasKey(paper => new { paper.Dossier, paper.Component });
            table.Property(paper => paper.Component).HasMaxLength(80);
        }
    }

    private sealed class ScanTable : IEntityTypeConfiguration<DossierScan>
    {
        public void Configure(EntityTypeBuilder<DossierScan> table)
        {
            table.ToTable("dossiers_scan");
            table.HasKey(scan => scan.File);
            table.Property(scan => scan.File).ValueGeneratedNever();
            table.HasIndex(scan => scan.Dossier);
        }
    }

    private sealed class NoteTable : IEntityTypeConfiguration<DossierNote>
    {
        public void Configure(EntityTypeBuilder<DossierNote> table)
        {
            table.ToTable("dossiers_note");
            table.HasKey(note => note.Id);
            table.Property(note => note.Id).ValueGeneratedNever();
            table.HasIndex(note => note.Dossier);
        }
    }

    private sealed class StepTable : IEntityTypeConfiguration<DossierStep>
    {
        public void Configure(EntityTypeBuilder<DossierStep> table)
        {
            table.ToTable("dossiers_step");
            table.HasKey(step => new { step.Dossier, step.Order });
            table.Property(step => step.PostKinds).HasJson();
            // The work list: current steps of an office by due time.
            table.HasIndex(step => new { step.Office, step.State, step.DueAt });
            // The law behind one accountable step at a time: both databases hold it.
            table.HasIndex(step => step.Dossier).IsUnique().HasFilter("state = 'Current'").HasDatabaseName("ix_dossiers_step_one_current");
        }
    }

    private sealed class HandOverTable : IEntityTypeConfiguration<HandOver>
    {
        public void Configure(EntityTypeBuilder<HandOver> table)
        {
            table.ToTable("dossiers_hand_over");
            table.HasKey(handOver => handOver.Id);
            table.Property(handOver => handOver.Id).ValueGeneratedNever();
            table.HasIndex(handOver => handOver.Dossier);
        }
    }

    private sealed class SupplementTable : IEntityTypeConfiguration<SupplementRequest>
    {
        public void Configure(EntityTypeBuilder<SupplementRequest> table)
        {
            table.ToTable("dossiers_supplement_request");
            table.HasKey(request => request.Dossier);
            table.Property(request => request.Dossier).ValueGeneratedNever();
            table.Property(request => request.Components).HasJson();
        }
    }
}
