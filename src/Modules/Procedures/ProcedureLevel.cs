namespace MotCua.Modules.Procedures;

/// <summary>The levels of administration at which a procedure is settled; one procedure may have several (linked, inter-level).</summary>
[Flags]
public enum ProcedureLevels
{
    None = 0,
    Ministry = 1,
    Province = 2,
    Commune = 4,
    Other = 8,
}

/// <summary>How much of a procedure the source tells.</summary>
public enum Completeness
{
    /// <summary>Known by name, field and level only: no papers, no time, no fee.</summary>
    Index,

    /// <summary>Steps, papers or a time limit are missing.</summary>
    Partial,

    /// <summary>Steps, papers and a time limit in numbers.</summary>
    Full,
}

public static class ProcedureLevelNames
{
    private static readonly (string Name, ProcedureLevels Level)[] Names =
        [("ministry", ProcedureLevels.Ministry), ("province", ProcedureLevels.Province), ("commune", ProcedureLevels.Commune), ("other", ProcedureLevels.Other)];

    public static bool TryRead(string? name, out ProcedureLevels level)
    {
        level = Names.FirstOrDefault(n => string.Equals(n.Name, name, StringComparison.OrdinalIgnoreCase)).Level;
        return level != ProcedureLevels.None;
    }

    public static IReadOnlyList<string> ToNames(this ProcedureLevels levels) =>
        [.. Names.Where(n => levels.HasFlag(n.Level)).Select(n => n.Name)];
}
