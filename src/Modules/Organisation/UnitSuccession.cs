namespace MotCua.Modules.Organisation;

/// <summary>How much of the old unit went to the new one.</summary>
public enum Transfer
{
    Whole,
    Part,
}

/// <summary>A lawful act by which one unit took the place of another on a day.</summary>
public sealed class UnitSuccession
{
    public required UnitId Predecessor { get; init; }

    public required UnitId Successor { get; init; }

    /// <summary>First day of the successor's authority over what it took.</summary>
    public required DateOnly EffectiveOn { get; init; }

    public required Transfer Transfer { get; init; }
}
