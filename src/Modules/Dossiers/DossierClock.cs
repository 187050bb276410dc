using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers;

/// <summary>Reckons a dossier's due dates by the procedure's limit, the calendar and the office's hours.</summary>
public sealed class DossierClock(AppDb db, WorkClock clock)
{
    /// <summary>A table's working day of 8 hours against the office's real one of 7½: Decree tables count 480 minutes a day.</summary>
    private const int TableMinutesPerDay = 480;

    /// <summary>When it would be due if accepted at <paramref name="at"/>; null when the procedure states no limit that can be counted.</summary>
    public async Task<Deadline?> ReckonAsync(FilableProcedure procedure, SubmissionChannel channel, string @case, DateTimeOffset at, CancellationToken cancel) =>
        procedure.AllowanceFor(channel, @case) is { } allowance ? await ReckonAsync(allowance, at, [], cancel) : null;

    /// <summary>The deadline of an accepted dossier with the time it waited for the applicant taken off.</summary>
    public async Task<Deadline?> ReckonAgainAsync(Dossier dossier, FilableProcedure procedure, IReadOnlyList<Pause> pauses, CancellationToken cancel) =>
        procedure.AllowanceFor(dossier.Channel, dossier.Case) is { } allowance ? await ReckonAsync(allowance, dossier.AcceptedAt!.Value, pauses, cancel) : null;

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

    /// <summary>By when the paper must be handed on after acceptance.</summary>
    public async Task<DateTimeOffset> HandOverDueAsync(DateTimeOffset receivedAt, CancellationToken cancel)
    {
        var rules = await clock.GetAsync(cancel);
        return Deadline.HandOverDue(Receipt.From(receivedAt), rules.Calendar, rules.Hours, rules.Rules).DueAt.ToUniversalTime();
    }

    /// <summary>The times the dossier waited for its applicant.</summary>
    public async Task<IReadOnlyList<Pause>> PausesAsync(DossierId dossier, DateTimeOffset now, CancellationToken cancel) =>
        await db.SupplementRequests.FirstOrDefaultAsync(request => request.Dossier == dossier, cancel) is { } asked
            ? [new Pause(asked.AskedAt, asked.AnsweredAt ?? now)] : [];

    private async Task<Deadline> ReckonAsync(Allowance allowance, DateTimeOffset at, IReadOnlyList<Pause> pauses, CancellationToken cancel)
    {
        var rules = await clock.GetAsync(cancel);
        var deadline = Deadline.Compute(Receipt.From(at), allowance, rules.Calendar, rules.Hours, rules.Rules, pauses);
        return deadline with { DueAt = deadline.DueAt.ToUniversalTime() };
    }
}
