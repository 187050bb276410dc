using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers;

/// <summary>The steps one dossier will take and the table they come from.</summary>
public sealed record PlannedSteps(IReadOnlyList<DossierStep> Steps, string Template, int TemplateVersion, ProcessStatus Status);

/// <summary>Turns the process table in force into this dossier's steps, each in an office of today.</summary>
public sealed class StepPlan(AppDb db, OfficeDirectory offices, ProcessPolicy policy)
{
    /// <summary>Of 480 minutes a day, as tables count.</summary>
    private const int TableMinutesPerDay = 480;

    public async Task<Result<PlannedSteps>> StepsAsync(Dossier dossier, FilableProcedure procedure, Deadline? deadline, Deed deed, CancellationToken cancel)
    {
        var on = deed.At.LegalDay();
        // The codes are a JSON list in one column: a text match narrows it, the choice itself compares exactly.
        var quoted = $"\"{dossier.ProcedureCode}\"";
        var templates = await db.ProcessTemplates.AsNoTracking().InForceOn(on)
            .Where(template => EF.Property<string>(template, nameof(ProcessTemplate.ProcedureCodes)).Contains(quoted)).ToListAsync(cancel);
        var chosen = ProcessTemplates.Choose(templates, new ProcessQuestion(
            dossier.ProcedureCode, dossier.Case == ProcedureCase.All ? null : dossier.Case, ProcessLevel.Commune, procedure.Field,
            StatutoryMinutes(procedure, dossier), on, policy.Province), policy);

        var picture = await offices.GetAsync(cancel);
        var unit = picture.UnitOf(dossier.ReceivingOffice)!;
        var steps = new List<DossierStep>();
        foreach (var step in chosen.Steps)
        {
            var office = OfficeFor(step, unit, picture, on) ?? picture.Office(dossier.ReceivingOffice)!;
            steps.Add(new DossierStep
            {
                Dossier = dossier.Id, Order = steps.Count + 1, Kind = step.Kind, Office = office.Id,
                PostKinds = office.Id == dossier.ReceivingOffice ? Desk.CounterPosts : [step.PostKind, .. step.OrPostKinds],
                Work = step.Work, Minutes = step.MinutesFor(policy.IsRemote), OffClock = step.OffClock,
            });
        }
        if (steps.Count < 2 || steps[0].Kind != StepKind.Receive || steps[^1].Kind != StepKind.Return)
            return new Refusal("dossier.process.shape", "The process table does not begin with receiving and end with returning.") { Args = [chosen.Template.Key] };
        return new PlannedSteps(steps, chosen.Template.Key, chosen.Template.Version, chosen.Template.Status);
    }

    private static Office? OfficeFor(ProcessStep step, Unit unit, OfficePicture picture, DateOnly on) =>
        step.Office.Department is { } department ? picture.Provincial(department, on) : picture.Office(unit.Id, step.Office.Kind, on);

    private static int? StatutoryMinutes(FilableProcedure procedure, Dossier dossier) => procedure.AllowanceFor(dossier.Channel, dossier.Case) switch
    {
        { Unit: MotCua.TimeUnit.WorkingDay } allowance => allowance.Amount * TableMinutesPerDay,
        { Unit: MotCua.TimeUnit.Hour } allowance => allowance.Amount * 60,
        { Unit: MotCua.TimeUnit.SameDay } => TableMinutesPerDay,
        // Calendar days and months hold five working days in seven.
        { Unit: MotCua.TimeUnit.CalendarDay } allowance => Math.Max(1, allowance.Amount * 5 / 7) * TableMinutesPerDay,
        { Unit: MotCua.TimeUnit.Month } allowance => allowance.Amount * 21 * TableMinutesPerDay,
        _ => null,
    };
}
