using System.Security.Cryptography;
using System.Text;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures;

public readonly record struct ProcessTemplateId(Guid Value) : IStrongId<ProcessTemplateId>
{
    public static ProcessTemplateId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>Who processes; reception does not count. <see cref="Default"/> stands for the shape used where no table exists.</summary>
public enum ProcessLevel { Commune, Province, Interlevel, Default }

/// <summary>What a process table rests on.</summary>
public enum ProcessStatus
{
    /// <summary>Approved by another province: a model, not binding here.</summary>
    ApprovedElsewhere,

    /// <summary>Written by us, not approved by anyone.</summary>
    Proposed,

    /// <summary>The common shape by level, for procedures without a table.</summary>
    Default,

    /// <summary>Approved by this province.</summary>
    Approved,

    /// <summary>A draft of some province, number and date still blank; kept, never chosen.</summary>
    Draft,
}

/// <summary>The decision that approved a table.</summary>
public sealed record ProcessDecision(string? Number, DateOnly? Date, string? Issuer);

/// <summary>A part of a table with its own printed limit.</summary>
public sealed record ProcessPhase(string Name, int? Minutes, int? MinutesRemote);

/// <summary>Prose printed between two steps, often a time that does not count.</summary>
public sealed record ProcessNote(int AfterStep, string Text, string? TimeText, bool OffClock);

/// <summary>Something in a table a person should look at. It never blocks.</summary>
/// <param name="Code">Stable; message catalogues hold the text, which may insert <paramref name="Args"/>.</param>
public sealed record ProcessWarning(string Code, IReadOnlyList<string> Args);

/// <summary>
/// One process table (quy trình nội bộ): how one procedure, or one case of it, is handled step by step. A published version never changes;
/// a changed table becomes a new version and the old one closes.
/// </summary>
public sealed class ProcessTemplate : IValidInTime
{
    public ProcessTemplateId Id { get; init; }

    /// <summary>Id in the source, the same in every version, e.g. <c>quang-ninh-295-25</c>.</summary>
    public required string Key { get; init; }

    /// <summary>1 for the first import of a key, counting up.</summary>
    public int Version { get; init; } = 1;

    /// <summary>National codes this table serves: none (the source printed none) to five.</summary>
    public IReadOnlyList<string> ProcedureCodes { get; init; } = [];

    public required string Name { get; init; }

    /// <summary>The case (trường hợp) the table is for; null when it serves the whole procedure.</summary>
    public string? Case { get; init; }

    public required ProcessLevel Level { get; init; }

    public required ProcessStatus Status { get; init; }

    /// <summary>Slug of the province, e.g. <c>dien-bien</c>; null for a proposal or the default.</summary>
    public string? Province { get; init; }

    public ProcessDecision? Decision { get; init; }

    /// <summary>Printed total in working minutes; null when the table prints none.</summary>
    public int? TotalMinutes { get; init; }

    /// <summary>Printed total for mountain, island and border areas.</summary>
    public int? TotalMinutesRemote { get; init; }

    /// <summary>Sum of the steps that count.</summary>
    public int SumMinutes { get; init; }

    /// <summary>Sum of the second clock; null when the table prints no total for it.</summary>
    public int? SumMinutesRemote { get; init; }

    public IReadOnlyList<ProcessPhase> Phases { get; init; } = [];

    public required IReadOnlyList<ProcessStep> Steps { get; init; }

    public IReadOnlyList<ProcessNote> Notes { get; init; } = [];

    public IReadOnlyList<ProcessWarning> Warnings { get; init; } = [];

    /// <summary>Where the table was read, in one short line.</summary>
    public string Source { get; init; } = "";

    /// <summary>The record as it came, so that nothing is lost by our reading of it.</summary>
    public string Raw { get; init; } = "";

    public required DateOnly From { get; init; }

    /// <summary>First day it no longer holds; <see cref="InTime.Open"/> while it does.</summary>
    public DateOnly Until { get; private set; } = InTime.Open;

    /// <summary>False for the default shape, which is made when asked for and stored nowhere.</summary>
    public bool IsStored => Id.Value != Guid.Empty;

    /// <summary>Changes whenever anything the table says, or our reading of it, changes; not with validity or version.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>The steps a commune carries by itself, renumbered 1..n; for inter-level tables, where the province is elsewhere.</summary>
    public IReadOnlyList<ProcessStep> CommunePart =>
        [.. Steps.Where(s => s.Office.IsInCommune).Select((s, i) => s with { Order = i + 1 })];

    /// <summary>Ends the validity of this version; never before it began.</summary>
    public void Close(DateOnly day) => Until = day < From ? From : day;

    /// <summary>This table as a version of its own, with its place in time.</summary>
    public ProcessTemplate AsVersion(ProcessTemplateId id, int version, DateOnly from) => new()
    {
        Id = id, Key = Key, Version = version, ProcedureCodes = ProcedureCodes, Name = Name, Case = Case, Level = Level, Status = Status,
        Province = Province, Decision = Decision, TotalMinutes = TotalMinutes, TotalMinutesRemote = TotalMinutesRemote,
        SumMinutes = SumMinutes, SumMinutesRemote = SumMinutesRemote, Phases = Phases, Steps = Steps, Notes = Notes, Warnings = Warnings,
        Source = Source, Raw = Raw, From = from, Fingerprint = Fingerprint.Length > 0 ? Fingerprint : ContentHash(),
    };

    private string ContentHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StoredJson.Write(new
    {
        Key, ProcedureCodes, Name, Case, Level, Status, Province, Decision, TotalMinutes, TotalMinutesRemote, Phases, Steps, Notes, Warnings, Source, Raw,
    }))));
}

/// <summary>Which tables serve a procedure: a table may serve five, and a procedure may have a table per case.</summary>
public sealed class ProcessTemplateCode
{
    public required ProcessTemplateId Template { get; init; }

    public required string Code { get; init; }
}
