using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Staffing;

public static class StaffingTables
{
    extension(AppDb db)
    {
        public DbSet<Post> Posts => db.Set<Post>();
        public DbSet<Person> Persons => db.Set<Person>();
        public DbSet<Holding> Holdings => db.Set<Holding>();
    }

    private sealed class PostTable : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> table)
        {
            table.ToTable("staffing_post");
            table.HasKey(post => post.Id);
            table.Property(post => post.Id).ValueGeneratedNever();
            table.HasOne<Office>().WithMany().HasForeignKey(post => post.OfficeId).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(post => new { post.OfficeId, post.Kind });
        }
    }

    private sealed class PersonTable : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> table)
        {
            table.ToTable("staffing_person");
            table.HasKey(person => person.Id);
            table.Property(person => person.Id).ValueGeneratedNever();
            table.HasIndex(person => person.Key).IsUnique();
            table.HasIndex(person => person.SignIn).IsUnique();
        }
    }

    private sealed class HoldingTable : IEntityTypeConfiguration<Holding>
    {
        public void Configure(EntityTypeBuilder<Holding> table)
        {
            table.ToTable("staffing_holding");
            table.HasKey(holding => holding.Id);
            table.Property(holding => holding.Id).ValueGeneratedNever();
            table.HasOne<Post>().WithMany().HasForeignKey(holding => holding.PostId).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Person>().WithMany().HasForeignKey(holding => holding.PersonId).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(holding => holding.PersonId);
            // What we hold to be true has each stretch once; what was superseded may repeat.
            table.HasIndex(holding => new { holding.PostId, holding.PersonId, holding.Kind, holding.From })
                .IsUnique().HasFilter("superseded_at IS NULL");
        }
    }
}
