using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers;

/// <summary>What intake asks of a procedure.</summary>
public static class FilableProcedure
{
    /// <summary>Office hours of an ordinary day, for the rare limits in fractions of a day.</summary>
    private const decimal HoursPerDay = 7.5m;

    /// <summary>The version a dossier was filed under, corrected as on the day of filing.</summary>
    public static async Task<ProcedureCard> VersionOfAsync(this Catalogue catalogue, Dossier dossier, CancellationToken cancel) =>
        await catalogue.VersionAsync(dossier.ProcedureVersion, dossier.FiledAt.LegalDay(), cancel)
        ?? throw new InvalidOperationException($"The procedure version of dossier {dossier.Id} is gone.");

    /// <summary>Why nobody can file for it at this unit's centre; null when they can.</summary>
    public static Refusal? WhyNotFiledAt(this ProcedureCard procedure, Unit unit)
    {
        if (procedure.KnownByNameOnly)
            return new Refusal("dossier.procedure.name-only", "Only this procedure's name is known; nothing can be filed by it.", "Procedure") { Args = [procedure.Code] };
        return procedure.Levels.HasFlag(ProcedureLevels.Commune)
            ? null
            : new Refusal("dossier.procedure.not-here", "This procedure is not handled at commune level.", "Procedure") { Args = [procedure.Code, unit.FullName] };
    }

    /// <summary>The way's limit as it can be reckoned with; null when the source states no number.</summary>
    public static StatedLimit LimitFor(this ProcedureCard procedure, SubmissionChannel channel, string @case) => procedure.LimitFor(channel switch
    {
        SubmissionChannel.Online => ChannelKind.Online,
        SubmissionChannel.Postal => ChannelKind.Postal,
        _ => ChannelKind.Direct,
    }, @case);

    /// <summary>The allowance a limit stands for. A fraction of a day becomes office hours, rounded down: never promise later than the law.</summary>
    public static Allowance? ToAllowance(this StatedLimit limit) => (limit.Unit, limit.Amount) switch
    {
        (LimitUnit.SameDay, _) => Allowance.SameDay,
        (LimitUnit.WorkingDay, { } days) when days == decimal.Truncate(days) => Whole(days, TimeUnit.WorkingDay),
        (LimitUnit.WorkingDay, { } days) => Whole(decimal.Floor(days * HoursPerDay), TimeUnit.Hour),
        (LimitUnit.CalendarDay, { } days) => Whole(decimal.Floor(days), TimeUnit.CalendarDay),
        (LimitUnit.Hour, { } hours) => Whole(decimal.Floor(hours), TimeUnit.Hour),
        (LimitUnit.Month, { } months) => Whole(decimal.Floor(months), TimeUnit.Month),
        _ => null,
    };

    private static Allowance? Whole(decimal amount, TimeUnit unit) =>
        Allowance.Create((int)Math.Max(1, amount), unit) is var made && made.IsRefused(out _) ? null : made.Value;
}
