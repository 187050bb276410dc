using System.Text.Json.Serialization;

namespace MotCua.Modules.Procedures.ProcessImport;

/// <summary>One line of a process file, names as in the file. Fields not listed are kept in the template's raw record.</summary>
internal sealed record ProcessRecord
{
    public string? Id { get; init; }
    public string? Code { get; init; }
    public List<string>? Codes { get; init; }
    public string? Name { get; init; }
    public string? Case { get; init; }
    public string? Level { get; init; }
    public string? Era { get; init; }
    public string? Status { get; init; }
    public string? Province { get; init; }
    public DateOnly? From { get; init; }
    public TimeRecord? TotalTime { get; init; }
    public decimal? TotalHours { get; init; }
    public TimeRecord? TotalTimeRemote { get; init; }
    public DecisionRecord? Decision { get; init; }
    public System.Text.Json.JsonElement? Source { get; init; }
    public List<PhaseRecord>? Phases { get; init; }
    public List<NoteRecord>? Notes { get; init; }
    public List<string>? Defects { get; init; }
    public List<StepRecord>? Steps { get; init; }
}

/// <param name="Unit">minute, hour or day; a day is 8 working hours (process tables everywhere say so).</param>
internal sealed record TimeRecord(decimal? Value, string? Unit, string? Raw);

internal sealed record DecisionRecord(string? Number, string? Date, string? Issuer);

internal sealed record PhaseRecord(string? Name, TimeRecord? Time, TimeRecord? TimeRemote);

internal sealed record NoteRecord(int AfterStep, string? Text, string? TimeText, bool? OffClock);

internal sealed record StepRecord
{
    public int? Order { get; init; }
    public string? Label { get; init; }
    public string? Phase { get; init; }
    public string? Post { get; init; }
    public List<string>? Posts { get; init; }
    public string? PostKind { get; init; }
    public string? Work { get; init; }
    public TimeRecord? Time { get; init; }
    public decimal? Hours { get; init; }
    public TimeRecord? TimeRemote { get; init; }
    public decimal? HoursRemote { get; init; }
    public bool? OffClock { get; init; }
    public int? TimeSharedWith { get; init; }
    public string? Output { get; init; }
    public string? Coop { get; init; }

    /// <summary>Our own files may say kind and office outright instead of leaving them to the rules.</summary>
    public StepKind? Kind { get; init; }
    public Organisation.OfficeKind? Office { get; init; }
    public Organisation.OfficeKind? OrOffice { get; init; }
    public string? Department { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProcessRecord))]
internal sealed partial class ProcessRecordJson : JsonSerializerContext;
