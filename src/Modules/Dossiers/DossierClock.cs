using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers;

/// <summary>Reckons a dossier's due dates by the procedure's limit, the calendar and the office's hours.</summary>
public sealed class DossierClock(WorkClock clock)
{
    /// <summary>Process tables count a working day as 480 minutes (8 hours); the office's real day is shorter, so steps are scaled to it.</summary>
    public const int TableMinutesPerDay = 480;

    /// <summary>When it is due if accepted at <paramref name="at"/>; null when the procedure states no limit that can be counted.</summary>
    /// <param name="pauses">Times it waited for the applicant, taken off.</param>
    public async Task<Deadline?> ReckonAsync(
        ProcedureCard procedure, SubmissionChannel channel, string @case, DateTimeOffset at, IReadOnlyList<Pause> pauses, CancellationToken cancel)
    {
        var limit = procedure.LimitFor(channel, @case);
        if (limit.ToAllowance() is not { } allowance)
            return null;
        var rules = await clock.GetAsync(cancel);
        var deadline = Deadline.Compute(Receipt.From(at), allowance, rules.Calendar, rules.Hours,
            limit.CutOff is { } cutOff ? rules.Rules with { SameDayCutoff = cutOff } : rules.Rules, pauses);
        return deadline with { DueAt = deadline.DueAt.ToUniversalTime() };
    }

    /// <summary>When a step's own minutes end; never after the dossier's due date, which wins over the sum of steps.</summary>
    public async Task<DateTimeOffset?> StepDueAsync(DossierStep step, Dossier dossier, DateTimeOffset from, CancellationToken cancel)
    {
        if (step.Minutes is not { } minutes || step.OffClock)
            return dossier.DueAt;
        var rules = await clock.GetAsync(cancel);
        var day = rules.Calendar.OnOrAfter(from.LegalDay());
        var officeDay = rules.Hours.On(day, rules.Calendar).Sum(session => (int)session.Length.TotalMinutes);
        var due = rules.Calendar.AddWorkingMinutes(from, Math.Max(1, minutes * officeDay / TableMinutesPerDay), rules.Hours).ToUniversalTime();
        return dossier.DueAt is { } legal && legal < due ? legal : due;
    }

    // Decree 118/2025/NĐ-CP Art. 18(2) as amended by 309/2026 Art. 9.
    /// <summary>By when the paper must be handed on after acceptance.</summary>
    public async Task<DateTimeOffset> HandOverDueAsync(DateTimeOffset receivedAt, CancellationToken cancel)
    {
        var rules = await clock.GetAsync(cancel);
        return Deadline.HandOverDue(Receipt.From(receivedAt), rules.Calendar, rules.Hours, rules.Rules).DueAt.ToUniversalTime();
    }
}
