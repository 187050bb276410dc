namespace MotCua.Modules.Procedures;

/// <summary>One answer of a search as the command line and the API tell it.</summary>
/// <param name="NameOnly">Nothing but name, field and level is known.</param>
/// <param name="Score">Comparable within one search only.</param>
/// <param name="Why">The words that matched, or <c>code</c>.</param>
public sealed record ProcedureHitView(string Code, string Name, string Field, IReadOnlyList<string> Levels, bool NameOnly, double Score, string Why)
{
    public static ProcedureHitView Of(ProcedureHit hit) => new(
        hit.Code, hit.Name, hit.Field, hit.Levels.ToNames(), hit.Completeness == Completeness.Index, hit.Score, hit.Why);
}
