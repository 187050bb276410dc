using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MotCua.Modules.Platform;

/// <summary>
/// The one database of a space. It stands on the ground floor and knows no module: each module's <c>…Tables.cs</c>
/// brings its mapping and its sets (C# 14 extension properties). The provider's subclass lives in Storage.
/// </summary>
public abstract class AppDb(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        foreach (var id in StrongIds())
            configurationBuilder.Properties(id).HaveConversion(typeof(StrongIdConverter<>).MakeGenericType(id));
    }

    private static IEnumerable<Type> StrongIds() =>
        typeof(AppDb).Assembly.GetTypes().Where(type => type.IsValueType
            && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IStrongId<>)));
}

/// <summary>Moments are stored as UTC in both databases; SQLite cannot order a raw offset.</summary>
public sealed class MomentConverter() : ValueConverter<DateTimeOffset, DateTime>(
    moment => moment.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

public sealed class StrongIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
    where TId : struct, IStrongId<TId>
{
    // An expression tree may not name a static abstract member, so it goes through here.
    private static TId Make(Guid value) => TId.From(value);
}
