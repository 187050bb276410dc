using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers;

/// <summary>The steps one dossier will take and the table they come from.</summary>
public sealed record PlannedSteps(IReadOnlyList<DossierStep> Steps, string Template, int TemplateVersion, ProcessStatus Status);

/// <summary>Turns the process table in force into this dossier's steps, each in an office of today.</summary>
public sealed class StepPlan(AppDb db, OfficeDirectory offices, ProcessPolicy policy)
{
    public async Task<Result<PlannedSteps>> StepsAsync(Dossier dossier, ProcedureCard procedure, Deed deed, CancellationToken cancel)
    {
        var on = deed.At.LegalDay();
        var templates = await db.TablesForAsync(dossier.ProcedureCode, on, cancel);
        var chosen = ProcessTemplates.Choose(templates, new ProcessQuestion(
            dossier.ProcedureCode, CaseName(dossier, procedure), ProcessLevel.Commune, procedure.Field,
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

    /// <summary>Tables word their case; the dossier keeps its key.</summary>
    private static string? CaseName(Dossier dossier, ProcedureCard procedure) =>
        procedure.Content.Cases.FirstOrDefault(one => one.Key == dossier.Case && one.Kind == CaseKind.Choice)?.Name;

    private static Office? OfficeFor(ProcessStep step, Unit unit, OfficePicture picture, DateOnly on) =>
        step.Office.Department is { } department ? picture.Provincial(department, on)
            : picture.Office(unit.Id, step.Office.Kind, on) ?? picture.Provincial(step.Office.Kind, on);

    private static int? StatutoryMinutes(ProcedureCard procedure, Dossier dossier) => procedure.LimitFor(dossier.Channel, dossier.Case).ToAllowance() switch
    {
        { Unit: TimeUnit.WorkingDay } allowance => allowance.Amount * DossierClock.TableMinutesPerDay,
        { Unit: TimeUnit.Hour } allowance => allowance.Amount * 60,
        { Unit: TimeUnit.SameDay } => DossierClock.TableMinutesPerDay,
        // Calendar days and months hold five working days in seven.
        { Unit: TimeUnit.CalendarDay } allowance => Math.Max(1, allowance.Amount * 5 / 7) * DossierClock.TableMinutesPerDay,
        { Unit: TimeUnit.Month } allowance => allowance.Amount * 21 * DossierClock.TableMinutesPerDay,
        _ => null,
    };
}
