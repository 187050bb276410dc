namespace MotCua.Modules.Dossiers;

/// <summary>A reason that somebody else will have to live with: it must be said.</summary>
internal static class Reasons
{
    private const int Shortest = 5;
    private const int Longest = 1000;

    public static Refusal? Fault(string? reason, string field) => (reason?.Trim().Length ?? 0) switch
    {
        < Shortest => new Refusal("dossier.reason.missing", "Give the reason, in at least a few words.", field),
        > Longest => new Refusal("dossier.reason.long", "The reason may have at most 1,000 characters.", field) { Args = [Longest] },
        _ => null,
    };
}
