namespace MotCua.Modules.Staffing;

/// <summary>One person in one post for one stretch of time, as recorded once.</summary>
public readonly record struct HoldingId(Guid Value) : IStrongId<HoldingId>
{
    public static HoldingId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out HoldingId id)
    {
        var read = Guid.TryParse(s, out var value);
        id = new(value);
        return read;
    }
}
