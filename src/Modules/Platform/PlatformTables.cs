using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotCua.Modules.Platform;

public static class PlatformTables
{
    extension(AppDb db)
    {
        public DbSet<JournalEntry> Journal => db.Set<JournalEntry>();
        public DbSet<KeptAnswer> KeptAnswers => db.Set<KeptAnswer>();
        public DbSet<Installation> Installations => db.Set<Installation>();
        public DbSet<StoredFile> Files => db.Set<StoredFile>();
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();
        public DbSet<Draft> Drafts => db.Set<Draft>();
        public DbSet<Miss> Misses => db.Set<Miss>();
    }

    private sealed class JournalTable : IEntityTypeConfiguration<JournalEntry>
    {
        public void Configure(EntityTypeBuilder<JournalEntry> table)
        {
            table.ToTable("platform_journal");
            table.HasKey(entry => entry.Sequence);
            table.Property(entry => entry.Sequence).ValueGeneratedOnAdd();
            table.Property(entry => entry.Stream).HasMaxLength(80);
            table.Property(entry => entry.Fact).HasMaxLength(80);
            table.Property(entry => entry.Hash).HasMaxLength(64);
            table.Property(entry => entry.Previous).HasMaxLength(64);
            table.HasIndex(entry => new { entry.Stream, entry.Version }).IsUnique().HasDatabaseName("ix_platform_journal_stream_version");
        }
    }

    private sealed class KeptAnswerTable : IEntityTypeConfiguration<KeptAnswer>
    {
        public void Configure(EntityTypeBuilder<KeptAnswer> table)
        {
            table.ToTable("platform_kept_answer");
            table.HasKey(kept => new { kept.Principal, kept.Operation, kept.Key });
            table.Property(kept => kept.Principal).HasMaxLength(120);
            table.Property(kept => kept.Operation).HasMaxLength(80);
            table.Property(kept => kept.Key).HasMaxLength(200);
            table.HasIndex(kept => kept.At);
        }
    }

    private sealed class NumberSeriesTable : IEntityTypeConfiguration<NumberSeries>
    {
        public void Configure(EntityTypeBuilder<NumberSeries> table)
        {
            table.ToTable("platform_number_series");
            table.HasKey(series => series.Series);
            table.Property(series => series.Series).HasMaxLength(120);
        }
    }

    private sealed class InstallationTable : IEntityTypeConfiguration<Installation>
    {
        public void Configure(EntityTypeBuilder<Installation> table)
        {
            table.ToTable("platform_installation");
            table.HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
        }
    }

    private sealed class FileTable : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> table)
        {
            table.ToTable("platform_file");
            table.HasKey(file => file.Id);
            table.Property(file => file.Id).ValueGeneratedNever();
        }
    }

    private sealed class AccountTable : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> table)
        {
            table.ToTable("platform_account");
            table.HasKey(account => account.Id);
            table.Property(account => account.Id).ValueGeneratedNever();
            table.HasIndex(account => account.UserName).IsUnique();
            table.Property(account => account.SecurityStamp).IsConcurrencyToken();
        }
    }

    private sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
    {
        public void Configure(EntityTypeBuilder<ApiKey> table)
        {
            table.ToTable("platform_api_key");
            table.HasKey(key => key.Id);
            table.Property(key => key.Id).ValueGeneratedNever();
            table.HasIndex(key => key.SecretHash).IsUnique();
        }
    }

    private sealed class DraftTable : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> table)
        {
            table.ToTable("platform_draft");
            table.HasKey(draft => draft.Id);
            table.Property(draft => draft.Id).ValueGeneratedNever();
            table.HasIndex(draft => draft.ExpiresAt);
        }
    }

    private sealed class MissTable : IEntityTypeConfiguration<Miss>
    {
        public void Configure(EntityTypeBuilder<Miss> table)
        {
            table.ToTable("platform_miss");
            table.HasKey(miss => miss.Key);
            table.Property(miss => miss.Key).HasMaxLength(64);
            table.HasIndex(miss => miss.Since);
        }
    }
}
