using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures;

/// <summary>What is known of a dossier when its process is chosen.</summary>
/// <param name="Case">The case (trường hợp) of the procedure, as the catalogue or a template words it.</param>
/// <param name="Level">The level of the authority that decides: commune or province.</param>
/// <param name="Field">The procedure's field as in the catalogue; the default shape finds the commune office by it.</param>
/// <param name="StatutoryMinutes">Working minutes the law allows, 480 a day; null when the source states none.</param>
/// <param name="Province">Slug of this installation's province: only its approved tables bind.</param>
public sealed record ProcessQuestion(
    string ProcedureCode, string? Case, ProcessLevel Level, string? Field, int? StatutoryMinutes, DateOnly On, string Province);

/// <summary>How well the chosen table fits the dossier's case.</summary>
public enum ProcessFit
{
    /// <summary>The table is for exactly this case.</summary>
    SameCase,

    /// <summary>The table serves the whole procedure.</summary>
    WholeProcedure,

    /// <summary>The case is worded otherwise, but the total time is the same.</summary>
    SameTotal,

    /// <summary>The dossier names no case and the table is for one of several.</summary>
    OneOfSeveral,

    /// <summary>No table: the common shape.</summary>
    Default,
}

/// <summary>Where a dossier's steps come from, for display beside them.</summary>
public sealed record ProcessProvenance(
    ProcessStatus Status, string Key, int Version, string? Province, ProcessDecision? Decision, ProcessFit Fit, IReadOnlyList<ProcessWarning> Warnings);

/// <param name="Steps">Concrete: each names an office kind and a post kind. The dossier keeps them.</param>
public sealed record ChosenProcess(ProcessTemplate Template, ProcessProvenance Provenance, IReadOnlyList<ProcessStep> Steps);

/// <summary>Chooses the process a dossier follows.</summary>
public static class ProcessTemplates
{
    /// <summary>
    /// This province's approved table first, then our proposal, then another province's table of the same level, then the common shape.
    /// Inter-level tables serve both levels, after a table of the level itself. Drafts are never chosen. Always answers.
    /// </summary>
    public static ChosenProcess Choose(IEnumerable<ProcessTemplate> templates, ProcessQuestion question, ProcessPolicy policy)
    {
        var best = (from t in templates
                    where t.IsInForce(question.On) && t.ProcedureCodes.Contains(question.ProcedureCode)
                    let status = RankOf(t, question)
                    let fit = FitOf(t, question)
                    where status is not null && fit is not null && (t.Level == question.Level || t.Level == ProcessLevel.Interlevel)
                    orderby status, fit, t.Level == question.Level ? 0 : 1, Distance(t, question), t.Key, t.Version descending
                    select (Template: t, Fit: fit.Value)).FirstOrDefault();

        var (template, fit2) = best.Template is null ? (DefaultFor(question, policy), ProcessFit.Default) : best;
        return new(template, new(template.Status, template.Key, template.Version, template.Province, template.Decision, fit2, template.Warnings), template.Steps);
    }

    private static int? RankOf(ProcessTemplate template, ProcessQuestion question) => template.Status switch
    {
        ProcessStatus.Approved when template.Province == question.Province => 0,
        ProcessStatus.Proposed => 1,
        ProcessStatus.ApprovedElsewhere => 2,
        // A table approved under another installation's name is a model here.
        ProcessStatus.Approved => 2,
        _ => null,
    };

    private static ProcessFit? FitOf(ProcessTemplate template, ProcessQuestion question)
    {
        if (template.Case is null) return ProcessFit.WholeProcedure;
        if (question.Case is null) return ProcessFit.OneOfSeveral;
        if (FoldedText.Fold(template.Case) == FoldedText.Fold(question.Case)) return ProcessFit.SameCase;
        return template.TotalMinutes is { } total && total == question.StatutoryMinutes ? ProcessFit.SameTotal : null;
    }

    private static int Distance(ProcessTemplate template, ProcessQuestion question) =>
        question.StatutoryMinutes is { } allowed && template.TotalMinutes is { } total ? Math.Abs(total - allowed) : int.MaxValue;

    private static ProcessTemplate DefaultFor(ProcessQuestion question, ProcessPolicy policy)
    {
        var atProvince = question.Level == ProcessLevel.Province;
        var office = atProvince ? OfficeKind.ProvincialDepartment : policy.Fields.OfficeFor(question.Field);
        var steps = policy.Defaults.StepsFor(question.Level, office ?? OfficeKind.OfficeDivision, question.StatutoryMinutes);
        var warnings = new List<ProcessWarning>();
        if (office is null) warnings.Add(new("process.field.unresolved", [question.Field ?? ""]));
        if (question.StatutoryMinutes is null) warnings.Add(new("process.total.missing", []));
        return new ProcessTemplate
        {
            Key = atProvince ? "default-province" : "default-commune", Name = "", ProcedureCodes = [question.ProcedureCode],
            Level = ProcessLevel.Default, Status = ProcessStatus.Default, Steps = steps, TotalMinutes = question.StatutoryMinutes,
            SumMinutes = steps.Sum(s => s.Minutes ?? 0), Warnings = warnings, From = DateOnly.MinValue,
        };
    }
}
