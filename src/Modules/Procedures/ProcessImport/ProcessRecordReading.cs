using System.Globalization;
using System.Text.Json;

namespace MotCua.Modules.Procedures.ProcessImport;

/// <summary>Makes a template of one record, collecting every fault and every warning on the way.</summary>
internal sealed class ProcessRecordReading(ProcessRecord record, string raw, int line, PostRules rules, string ownProvince)
{
    // Internal processes count 8 working hours to the day.
    private const int MinutesPerDay = 480;
    private const int LongestWork = 200;

    /// <summary>Ten years: a longer time is a slip, and would overflow the sum.</summary>
    private const int LongestMinutes = 10 * 366 * MinutesPerDay;
    private readonly List<ProcessWarning> _warnings = [];

    public List<ProcessFault> Faults { get; } = [];

    /// <returns>Null when there are <see cref="Faults"/>.</returns>
    public ProcessTemplate? ToTemplate()
    {
        if (record.Era is not (null or "two_tier")) Fault("era", "process.era");
        if (string.IsNullOrWhiteSpace(record.Id) || record.Id.Length > 80) Fault("id", "process.id.missing");
        if (string.IsNullOrWhiteSpace(record.Name)) Fault("name", "process.name.missing");
        if (record.Steps is not { Count: > 0 }) Fault("steps", "process.steps.missing");
        var level = ReadLevel();
        var status = ReadStatus();
        var codes = ReadCodes();
        var decision = ReadDecision(status);
        var steps = record.Steps is null ? [] : ReadSteps(record.Steps, level);
        var total = Minutes(record.TotalTime, record.TotalHours, "total_time");
        var totalRemote = Minutes(record.TotalTimeRemote, null, "total_time_remote");
        var phases = (record.Phases ?? []).Select((p, i) => new ProcessPhase(
            Text(p.Name), Minutes(p.Time, null, $"phases[{i}].time"), Minutes(p.TimeRemote, null, $"phases[{i}].time_remote"))).ToList();
        if (Faults.Count > 0) return null;

        var counted = steps.Where(s => !s.OffClock).ToList();
        var sum = counted.Sum(s => s.Minutes ?? 0);
        // A second column filled here and there without a total is no second clock (quang-ninh-295-33 and -61).
        int? sumRemote = totalRemote is not null ? counted.Sum(s => s.MinutesRemote ?? 0) : null;
        Compare(total, sum, totalRemote, sumRemote);
        foreach (var repeated in steps.GroupBy(s => (s.Phase, s.Label)).Where(g => g.Key.Label.Length > 0 && g.Count() > 1))
            Warn("process.step.label.repeated", repeated.Key.Label);
        if (record.Defects?.Contains("source_cells_swapped") == true) Warn("process.cells.swapped");

        return new ProcessTemplate
        {
            Key = record.Id!.Trim(), Name = Text(record.Name), Case = Optional(record.Case), Level = level, Status = status, ProcedureCodes = codes,
            Province = Optional(record.Province), Decision = decision, TotalMinutes = total, TotalMinutesRemote = totalRemote,
            SumMinutes = sum, SumMinutesRemote = sumRemote, Phases = phases, Steps = steps,
            Notes = [.. (record.Notes ?? []).Select(n => new ProcessNote(n.AfterStep, Text(n.Text), Optional(n.TimeText), n.OffClock ?? false))],
            Warnings = [.. _warnings], Source = SourceLine(), Raw = FoldedText.Clean(raw), From = DateOnly.MinValue,
        };
    }

    private void Compare(int? total, int sum, int? totalRemote, int? sumRemote)
    {
        if (total is null) Warn("process.total.missing");
        else if (total != sum) Warn("process.sum.differs", Number(sum), Number(total.Value));
        if (totalRemote is not null && totalRemote != (sumRemote ?? 0)) Warn("process.sum.remote.differs", Number(sumRemote ?? 0), Number(totalRemote.Value));
    }

    private List<ProcessStep> ReadSteps(List<StepRecord> records, ProcessLevel level)
    {
        var steps = new List<ProcessStep>(records.Count);
        for (var i = 0; i < records.Count; i++)
        {
            var (step, at) = (records[i], $"steps[{i + 1}]");
            if (step.Order != i + 1) Fault($"{at}.order", "process.step.order");
            if (string.IsNullOrWhiteSpace(step.Post)) Fault($"{at}.post", "process.step.post.missing");
            if (step.TimeSharedWith is { } shared && (shared < 1 || shared > i)) Fault($"{at}.time_shared_with", "process.step.time.shared");

            var given = step.PostKind ?? "other";
            if (!rules.Knows(given)) Warn("process.post.kind.unknown", Number(i + 1), given);
            var first = i == 0 || records[i - 1].Phase != step.Phase;
            var last = i == records.Count - 1;
            var position = first ? StepPosition.First : last ? StepPosition.Last : StepPosition.Middle;
            var read = rules.Read(step.Post ?? "", given, step.Work ?? "", level, position, steps.Count > 0 ? steps[^1].Office : null);
            var office = step.Office is { } said ? new OfficeSelector(said, step.Department) : read.Office;
            if (step.Office is null && !read.Resolved) Warn("process.post.unresolved", Number(i + 1), Text(step.Post));

            var minutes = Minutes(step.Time, step.Hours, $"{at}.time");
            var off = step.OffClock ?? false;
            if (step.TimeSharedWith is { } with) Warn("process.step.time.merged", Number(i + 1), Number(with));
            else if (minutes is null && !off) Warn("process.step.time.missing", Number(i + 1));
            var work = Text(step.Work);
            if (work.Length == 0) Warn("process.step.work.empty", Number(i + 1));

            steps.Add(new ProcessStep
            {
                Order = i + 1, Label = Text(step.Label), Phase = Optional(step.Phase), Kind = step.Kind ?? read.Kind,
                Post = Text(step.Post), Posts = [.. (step.Posts ?? []).Select(Text)], PostKind = read.PostKind, OrPostKinds = read.OrPostKinds,
                Office = office, OrOffice = step.Office is null ? read.OrOffice : step.OrOffice is { } or ? new OfficeSelector(or) : null,
                Work = work.Length <= LongestWork ? work : work[..(LongestWork - 1)] + "…", Minutes = minutes,
                MinutesRemote = Minutes(step.TimeRemote, step.HoursRemote, $"{at}.time_remote"), OffClock = off,
                TimeSharedWith = step.TimeSharedWith, TimeText = Optional(step.Time?.Raw), Output = Optional(step.Output), Coop = Optional(step.Coop),
            });
        }
        return steps;
    }

    private int? Minutes(TimeRecord? time, decimal? hours, string field)
    {
        var (value, perUnit) = time?.Value is { } given
            ? (given, time.Unit switch { "day" => MinutesPerDay, "hour" => 60, "minute" => 1, _ => 0 })
            : (hours, 60);
        if (value is null) return null;
        if (perUnit == 0 || value < 0 || value > LongestMinutes / perUnit)
        {
            Fault(field, "process.time");
            return null;
        }
        return (int)Math.Round(value.Value * perUnit, MidpointRounding.AwayFromZero);
    }

    private ProcessLevel ReadLevel()
    {
        switch (record.Level)
        {
            case "commune": return ProcessLevel.Commune;
            case "province": return ProcessLevel.Province;
            case "interlevel": return ProcessLevel.Interlevel;
        }
        Fault("level", "process.level");
        return default;
    }

    private ProcessStatus ReadStatus()
    {
        switch (record.Status)
        {
            case "draft": return ProcessStatus.Draft;
            case "proposed": return ProcessStatus.Proposed;
            case null or "" or "approved":
                if (string.IsNullOrWhiteSpace(record.Province)) Fault("province", "process.province.missing");
                return record.Province == ownProvince ? ProcessStatus.Approved : ProcessStatus.ApprovedElsewhere;
        }
        Fault("status", "process.status");
        return default;
    }

    private List<string> ReadCodes()
    {
        var codes = (record.Codes is { Count: > 0 } many ? many : record.Code is { Length: > 0 } one ? [one] : []).Select(c => c.Trim()).Distinct().ToList();
        if (!codes.TrueForAll(ProcedureCode.IsWellFormed)) Fault("codes", "process.code");
        return codes;
    }

    private ProcessDecision? ReadDecision(ProcessStatus status)
    {
        if (record.Decision is not { } decision) return null;
        DateOnly? date = DateOnly.TryParseExact(decision.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        // A draft may leave the day open ("2026-04").
        if (date is null && decision.Date is not null && status != ProcessStatus.Draft) Fault("decision.date", "process.decision.date");
        return new(Optional(decision.Number), date, Optional(decision.Issuer));
    }

    private string SourceLine() => record.Source switch
    {
        { ValueKind: JsonValueKind.String } line => Text(line.GetString()),
        _ => Text(string.Join(", ", new[] { record.Decision?.Number, record.Decision?.Date, record.Decision?.Issuer }.OfType<string>())),
    };

    private void Fault(string field, string code) => Faults.Add(new(line, field, code));

    private void Warn(string code, params string[] args) => _warnings.Add(new(code, args));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(string? text) => text is null ? "" : FoldedText.Clean(text).Trim();

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : Text(text);
}
