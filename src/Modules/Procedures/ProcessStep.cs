using MotCua.Modules.Organisation;

namespace MotCua.Modules.Procedures;

/// <summary>What is done at a step of an internal process.</summary>
public enum StepKind { Receive, Assign, Appraise, Review, Approve, Sign, Number, Return, Consult, ExternalSystem }

/// <summary>
/// Which office carries a step, said by kind: the unit and the day decide which office that is.
/// </summary>
/// <param name="Kind">The kind of office.</param>
/// <param name="Department">Slug of the provincial department when the table names one (<c>HOME-AFFAIRS</c>); null means the competent one.</param>
public sealed record OfficeSelector(OfficeKind Kind, string? Department = null)
{
    /// <summary>
    /// Slug of the commune division this kind stands for, null for every other office. One economy post serves two divisions:
    /// communes have <c>ECONOMY</c>, wards <c>ECONOMY-INFRASTRUCTURE-URBAN</c>.
    /// </summary>
    // Decree 150/2025/NĐ-CP, article 15: the specialised divisions of a commune-level committee.
    public string? DivisionSlug(bool ward) => Kind switch
    {
        OfficeKind.OfficeDivision => "OFFICE",
        OfficeKind.EconomyDivision => ward ? "ECONOMY-INFRASTRUCTURE-URBAN" : "ECONOMY",
        OfficeKind.CultureSocietyDivision => "CULTURE-SOCIETY",
        _ => null,
    };

    /// <summary>True when the office belongs to the commune or sits there (police, military command).</summary>
    public bool IsInCommune => Kind is OfficeKind.CommitteeLeadership or OfficeKind.OfficeDivision or OfficeKind.EconomyDivision
        or OfficeKind.CultureSocietyDivision or OfficeKind.ServiceCentre or OfficeKind.Police or OfficeKind.Military;
}

/// <summary>One row of a process table. Texts are as printed; kind, post kind and office are read out of them by rules.</summary>
public sealed record ProcessStep
{
    /// <summary>1..n over the whole process; the only key of a step.</summary>
    public required int Order { get; init; }

    /// <summary>As printed, e.g. "Bước 3"; restarts in each phase and repeats by mistake in real tables: never a key.</summary>
    public string Label { get; init; } = "";

    public string? Phase { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>The post as written in the table.</summary>
    public string Post { get; init; } = "";

    /// <summary>The alternatives, when one cell names several posts.</summary>
    public IReadOnlyList<string> Posts { get; init; } = [];

    /// <summary>The kind of post whose holder carries the step.</summary>
    public required PostKind PostKind { get; init; }

    /// <summary>Kinds that may act instead: "lãnh đạo phòng" is the head or a deputy, "lãnh đạo UBND" the chair or a vice chair.</summary>
    public IReadOnlyList<PostKind> OrPostKinds { get; init; } = [];

    public required OfficeSelector Office { get; init; }

    /// <summary>A second office that may do the step, as when a dossier may be handed in at the provincial or any commune centre.</summary>
    public OfficeSelector? OrOffice { get; init; }

    /// <summary>The task, at most 200 characters.</summary>
    public string Work { get; init; } = "";

    /// <summary>Working minutes, 480 to the day; null when the table gives no number.</summary>
    public int? Minutes { get; init; }

    /// <summary>Working minutes in mountain, island and border areas, when the table has that second clock.</summary>
    public int? MinutesRemote { get; init; }

    /// <summary>True when the table says the step does not count (posting, payment, handing over the result).</summary>
    public bool OffClock { get; init; }

    /// <summary>Order of the step whose merged time cell covers this one too.</summary>
    public int? TimeSharedWith { get; init; }

    /// <summary>The time cell as printed, when it is more than a number.</summary>
    public string? TimeText { get; init; }

    public string? Output { get; init; }

    /// <summary>Bodies that work along, as printed.</summary>
    public string? Coop { get; init; }

    /// <summary>The minutes of the clock that applies: the remote one when the place is remote and the table has it.</summary>
    public int? MinutesFor(bool remote) => remote ? MinutesRemote ?? Minutes : Minutes;

    /// <summary>True when a holder of a post of this kind may carry the step.</summary>
    public bool Takes(PostKind kind) => kind == PostKind || OrPostKinds.Contains(kind);
}
