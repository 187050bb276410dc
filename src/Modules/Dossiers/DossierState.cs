namespace MotCua.Modules.Dossiers;

/// <summary>The business state. Overdue is computed, never a state; finance, hand-over and sync have axes of their own.</summary>
public enum DossierState
{
    Draft, Discarded, Submitted, PreAcceptSupplement, NotAccepted, Accepted, InProgress, NotEligible, Supplementing,
    AwaitingFinance, Withdrawn, Stopped, Resolved, Returned, Archived,
}

public enum ClockState { Off, Running, Paused, Stopped }

/// <summary>
/// The whole table of lawful transitions. Base: Decree 118/2025/NĐ-CP as amended by 367/2025 and 309/2026, Articles 17–21;
/// names 1–10 are the national portal's; the arrows between them are our design (docs/architecture.md).
/// </summary>
public static class DossierTransitions
{
    private static readonly Dictionary<DossierState, DossierState[]> s_leavesTo = new()
    {
        [DossierState.Draft] = [DossierState.Submitted, DossierState.Discarded],
        [DossierState.Submitted] = [DossierState.Accepted, DossierState.NotAccepted, DossierState.PreAcceptSupplement],
        [DossierState.PreAcceptSupplement] = [DossierState.Submitted, DossierState.NotAccepted, DossierState.Withdrawn],
        [DossierState.Accepted] = [DossierState.InProgress],
        [DossierState.InProgress] =
        [
            DossierState.Supplementing, DossierState.AwaitingFinance, DossierState.Resolved, DossierState.NotEligible,
            DossierState.Stopped, DossierState.Withdrawn,
        ],
        [DossierState.NotEligible] = [DossierState.Returned],
        [DossierState.Supplementing] = [DossierState.InProgress, DossierState.Stopped, DossierState.Withdrawn],
        [DossierState.AwaitingFinance] = [DossierState.InProgress, DossierState.Stopped],
        [DossierState.Resolved] = [DossierState.Returned],
        [DossierState.Returned] = [DossierState.Archived],
    };

    public static bool Allows(DossierState from, DossierState to) => s_leavesTo.TryGetValue(from, out var targets) && targets.Contains(to);

    public static IReadOnlyList<DossierState> From(DossierState state) => s_leavesTo.GetValueOrDefault(state, []);

    public static bool IsEnd(DossierState state) => !s_leavesTo.ContainsKey(state);

    /// <summary>Code 1–10 of the national portal; null for states it does not know.</summary>
    public static int? NationalCode(DossierState state) => state switch
    {
        DossierState.Submitted => 1,
        DossierState.Accepted => 2,
        DossierState.NotAccepted => 3,
        DossierState.InProgress => 4,
        DossierState.PreAcceptSupplement or DossierState.Supplementing => 5,
        DossierState.AwaitingFinance => 6,
        DossierState.Withdrawn => 7,
        DossierState.Stopped => 8,
        DossierState.NotEligible or DossierState.Resolved => 9,
        DossierState.Returned => 10,
        _ => null,
    };

    public static ClockState Clock(DossierState state) => state switch
    {
        DossierState.Accepted or DossierState.InProgress => ClockState.Running,
        DossierState.Supplementing or DossierState.AwaitingFinance => ClockState.Paused,
        DossierState.NotEligible or DossierState.Withdrawn or DossierState.Stopped or DossierState.Resolved or DossierState.Returned
            or DossierState.Archived => ClockState.Stopped,
        _ => ClockState.Off,
    };
}
