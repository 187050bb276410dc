namespace MotCua.Modules.Staffing;

/// <summary>A post in an office; kept while its holders change.</summary>
public readonly record struct PostId(Guid Value) : IStrongId<PostId>
{
    public static PostId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out PostId id)
    {
        var read = Guid.TryParse(s, out var value);
        id = new(value);
        return read;
    }
}
