namespace MotCua.Modules.Staffing;

/// <summary>A person on the staff; the same in every post and unit.</summary>
public readonly record struct PersonId(Guid Value) : IStrongId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out PersonId id)
    {
        var read = Guid.TryParse(s, out var value);
        id = new(value);
        return read;
    }
}
