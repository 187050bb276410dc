using System.Globalization;

namespace MotCua.Modules.Organisation;

/// <summary>One office. Dossiers name offices by this; a merger never changes it.</summary>
public readonly record struct OfficeId(Guid Value) : IStrongId<OfficeId>
{
    public static OfficeId From(Guid value) => new(value);

    /// <summary>The id of a unit's office (or, without unit, of a provincial one) that opened on a day.</summary>
    public static OfficeId Of(UnitId? unit, string slug, DateOnly from) =>
        new(StableId.From("office", unit?.Value.ToString("N") ?? "province", slug, from.ToString("O", CultureInfo.InvariantCulture)));

    public static bool TryParse(string? s, IFormatProvider? provider, out OfficeId id)
    {
        var read = Guid.TryParse(s, out var value);
        id = new(value);
        return read;
    }
}
