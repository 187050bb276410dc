using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures;

public readonly record struct ProcedureVersionId(Guid Value) : IStrongId<ProcedureVersionId>
{
    public static ProcedureVersionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>
/// A procedure as one source told it, in force from a day until the next telling. A dossier keeps the version it was filed under.
/// </summary>
public sealed class ProcedureVersion : IValidInTime
{
    public required ProcedureVersionId Id { get; init; }

    public required string Code { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Equal to <see cref="From"/> when a second telling of the same day took its place: never in force, kept for whoever holds it.</summary>
    public DateOnly Until { get; private set; } = InTime.Open;

    public required string Name { get; init; }

    public required string FoldedName { get; init; }

    /// <summary>Lĩnh vực, as published; spelling varies.</summary>
    public required string Field { get; init; }

    public required string Domain { get; init; }

    public required ProcedureLevels Levels { get; init; }

    public required string Publisher { get; init; }

    public required string DecisionNo { get; init; }

    public required Completeness Completeness { get; init; }

    public required ProcedureContent Content { get; init; }

    /// <summary>What searches also look through: agency on the first line, then names of cases and results.</summary>
    public required string SearchText { get; init; }

    /// <summary>The source's record whole, as JSON text.</summary>
    public required string Raw { get; init; }

    /// <summary>SHA-256 of <see cref="Raw"/>.</summary>
    public required string Hash { get; init; }

    public required int FlagCount { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>A newer telling holds from <paramref name="day"/>.</summary>
    public void Close(DateOnly day) => Until = day < From ? From : day;
}

/// <summary>One row that changes with every change of the catalogue, so that each node can tell whether its index is still good.</summary>
public sealed class CatalogueStamp
{
    /// <summary>Always 1.</summary>
    public required int Id { get; init; }

    public required long Version { get; set; }
}

public enum SupplementKind
{
    /// <summary>Dated corrections of what the source says.</summary>
    Overrides,

    /// <summary>Procedures that stand in for one known by name only.</summary>
    Neighbours,

    /// <summary>Everyday words for searches.</summary>
    Synonyms,
}

/// <summary>One of our own data files beside the catalogue, kept as text; the newest of each kind holds, and its rules carry their own dates.</summary>
public sealed class CatalogueSupplement
{
    public required SupplementKind Kind { get; init; }

    public required string Content { get; set; }

    public required string Hash { get; set; }

    public required DateTimeOffset RecordedAt { get; set; }
}
