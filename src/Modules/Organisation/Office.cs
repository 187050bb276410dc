using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation;

/// <summary>An organ or part of one in which posts stand. A dossier names three of them: where it was handed in, who assists, who decides.</summary>
public sealed class Office : IValidInTime
{
    public required OfficeId Id { get; init; }

    public required OfficeKind Kind { get; init; }

    /// <summary>The commune or ward; none for a provincial office.</summary>
    public UnitId? UnitId { get; init; }

    /// <summary>Upper-case name for files and addresses, alike in every unit: PAS-CENTRE, OFFICE, COMMITTEE.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>Code under which this organ's dossiers are numbered; a committee and its service centre share the unit's.</summary>
    public string? AgencyCode { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }
}
