using System.Globalization;

namespace MotCua.Modules.Organisation;

/// <summary>One unit in one period: a code is used again by another unit after a merger, this is not.</summary>
public readonly record struct UnitId(Guid Value) : IStrongId<UnitId>
{
    public static UnitId From(Guid value) => new(value);

    /// <summary>The same code and first day always give the same id, so reading the list again changes nothing.</summary>
    public static UnitId Of(string code, DateOnly from) => new(StableId.From("unit", code, from.ToString("O", CultureInfo.InvariantCulture)));

    public static bool TryParse(string? s, IFormatProvider? provider, out UnitId id)
    {
        var read = Guid.TryParse(s, out var value);
        id = new(value);
        return read;
    }
}
