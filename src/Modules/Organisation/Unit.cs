using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation;

/// <summary>Xã, phường or (until 2025-07-01) thị trấn.</summary>
public enum UnitKind
{
    Commune,
    Ward,
    Township,
}

/// <summary>A commune-level unit in one period. Identity is <see cref="Code"/> and <see cref="From"/>: 03172 was thị trấn
/// Mường Chà until 2025-07-01 and is xã Na Sang from that day.</summary>
public sealed class Unit : IValidInTime
{
    /// <summary>The first day of units whose founding we do not know; they are in force before any day asked for.</summary>
    public static readonly DateOnly Ever = DateOnly.MinValue;

    public required UnitId Id { get; init; }

    /// <summary>Five digits of the national list of units.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Name with its kind in front: "Xã Na Sang".</summary>
    public required string FullName { get; init; }

    /// <summary>Name without marks, as the national list gives it in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>Another official spelling of the name, where two lists differ.</summary>
    public string? OtherName { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>District the unit belonged to; none since districts were abolished on 2025-07-01.</summary>
    public string? District { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>First day on which the unit is no more; 9999-12-31 while it stands.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Square kilometres as stated by the map publisher; cadastral figures differ by some per cent.</summary>
    public double? AreaKm2 { get; init; }

    public int? Population { get; init; }

    public string? Headquarters { get; init; }

    /// <summary>Degrees north of the label point.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east of the label point.</summary>
    public double? Longitude { get; init; }

    /// <summary>Ethnic and mountain zone I, II or III for 2026–2030.</summary>
    public string? Zone { get; init; }

    /// <summary>Name inside a sentence or an office's name: "xã Na Sang".</summary>
    public string NameWithKind => FullName.Length == 0 ? FullName : char.ToLowerInvariant(FullName[0]) + FullName[1..];
}
