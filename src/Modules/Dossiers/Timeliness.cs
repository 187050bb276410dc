namespace MotCua.Modules.Dossiers;

/// <summary>How a promise was kept. Computed, never stored: before the day promised, by the moment promised, after it.</summary>
public enum Timeliness { Early, OnTime, Late }

public static class Timelinesses
{
    /// <summary>Null while there is no result, or when nothing was promised. Index 766 and form 06 (Circular 03/2025/TT-VPCP) tell it alike.</summary>
    public static Timeliness? Of(DateTimeOffset? due, DateTimeOffset? done) => (due, done) is not ({ } promised, { } ready) ? null
        : ready > promised ? Timeliness.Late : ready.LegalDay() < promised.LegalDay() ? Timeliness.Early : Timeliness.OnTime;
}
