namespace MotCua.Modules.Procedures;

/// <summary>What a source says of one procedure, in one shape whatever the source: kept whole as one JSON column of its version.</summary>
public sealed record ProcedureContent
{
    public IReadOnlyList<ProcedureChannel> Channels { get; init; } = [];

    /// <summary>What the citizen chooses between, or adds; empty when the papers do not depend on a case.</summary>
    public IReadOnlyList<ProcedureCase> Cases { get; init; } = [];

    public IReadOnlyList<ProcedureComponent> Components { get; init; } = [];
    public IReadOnlyList<ProcedureResult> Results { get; init; } = [];
    public IReadOnlyList<string> LegalBasis { get; init; } = [];
    public IReadOnlyList<string> Applicants { get; init; } = [];
    public IReadOnlyList<string> Steps { get; init; } = [];
    public bool StepsTruncated { get; init; }
    public string Agency { get; init; } = "";
    public string CompetentAuthority { get; init; } = "";
    public string ReceivingAddress { get; init; } = "";
    public string Conditions { get; init; } = "";
    public string ProcedureType { get; init; } = "";
    public string PortalUrl { get; init; } = "";
    public string Crawled { get; init; } = "";

    /// <summary>Everything that could not be read as a fact or looks wrong; the words themselves stay in the version's raw record.</summary>
    public IReadOnlyList<ProcedureFlag> Flags { get; init; } = [];
}

public enum ChannelKind
{
    Direct,
    Online,
    Postal,
    Unknown,
}

public enum LimitUnit
{
    /// <summary>The source gives no limit that can be counted; <see cref="TimeLimit.Text"/> has its words.</summary>
    Unstated,
    WorkingDay,
    CalendarDay,
    Hour,
    Month,

    /// <summary>On the day of receipt; the amount is 0.</summary>
    SameDay,
}

/// <param name="Amount">In <paramref name="Unit"/>; fractions occur (1.5 working days, 0.5 hours). Null exactly when the unit is <see cref="LimitUnit.Unstated"/>.</param>
/// <param name="Text">The source's own words, possibly empty.</param>
public sealed record TimeLimit(decimal? Amount, LimitUnit Unit, string Text);

/// <summary>One row of the source's table of ways, times and fees; the same way may come several times, for different cases.</summary>
public sealed record ProcedureChannel
{
    public required string Key { get; init; }
    public required ChannelKind Channel { get; init; }
    public required TimeLimit Time { get; init; }
    public IReadOnlyList<ProcedureFee> Fees { get; init; } = [];
    public string FeeText { get; init; } = "";
    public string Description { get; init; } = "";
}

/// <param name="Amount">In <paramref name="Currency"/>, whole units.</param>
/// <param name="SeeNote">
/// The portal prints an amount of 0 as "Miễn phí" even when the note says the province sets the fee: then the note counts, not the amount.
/// </param>
public sealed record ProcedureFee(long Amount, string Currency, string Note, bool SeeNote);

public enum CaseKind
{
    /// <summary>The citizen files for exactly one of these.</summary>
    Choice,

    /// <summary>Comes on top of the rest, when it applies (an authorised person files, the file is sent online …).</summary>
    Addition,
}

/// <param name="Key">Made from the name alone: the same words have the same key in every version.</param>
public sealed record ProcedureCase(string Key, string Name, CaseKind Kind)
{
    /// <summary>The case of papers that everybody brings.</summary>
    public const string All = "all";
}

public enum ComponentKind
{
    HandIn,

    /// <summary>Shown and taken home again.</summary>
    Show,

    /// <summary>Not a paper: an explanation the portal prints among the papers (no original and no copy asked).</summary>
    Note,
}

/// <summary>One paper of the file, or a note printed among the papers.</summary>
public sealed record ProcedureComponent
{
    /// <summary>Made from case, kind and name: unique within the version and untouched by the order of the rows.</summary>
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required ComponentKind Kind { get; init; }
    public string Case { get; init; } = ProcedureCase.All;

    /// <summary>Null when the source does not say.</summary>
    public int? Originals { get; init; }
    public int? Copies { get; init; }
    public string FormCode { get; init; } = "";
    public string FormName { get; init; } = "";
    public IReadOnlyList<string> FormFiles { get; init; } = [];

    /// <summary>The heading the row stood under, as published.</summary>
    public string Heading { get; init; } = "";
}

public sealed record ProcedureResult(string Name, string Code);

/// <param name="Field">Path within the source record, such as <c>channels[0].unit</c>.</param>
/// <param name="Code">Stable reason, see <see cref="FlagCodes"/>.</param>
/// <param name="Found">The first words of what stood there.</param>
public sealed record ProcedureFlag(string Field, string Code, string Found);

/// <summary>Why something in a record was flagged.</summary>
public static class FlagCodes
{
    /// <summary>The portal's unit "Khác" shows as a bare number: a placeholder, not a count of days.</summary>
    public const string TimePlaceholder = "time.placeholder";

    /// <summary>The page glued the time to the fee; neither is known.</summary>
    public const string TimeAmbiguous = "time.ambiguous";
    public const string TimeMissing = "time.missing";

    /// <summary>The limit is told in words.</summary>
    public const string TimeWords = "time.words";
    public const string TimeUnknownUnit = "time.unit.unknown";

    /// <summary>The description tells several stages or several limits.</summary>
    public const string TimeStages = "time.stages";
    public const string FeeSeeNote = "fee.note";
    public const string FeeDiffers = "fee.differs";
    public const string FeeUnparsed = "fee.unparsed";
    public const string ChannelUnknown = "channel.unknown";
    public const string ComponentLong = "component.long";
    public const string ComponentList = "component.list";
    public const string ComponentUncounted = "component.uncounted";
    public const string ComponentNameless = "component.nameless";
    public const string FormDiffers = "form.differs";
    public const string HeadingUnclear = "heading.unclear";
    public const string AgencyMissing = "agency.missing";
    public const string AgencyFormer = "agency.former";
    public const string AgencyElsewhere = "agency.elsewhere";
    public const string LevelsMissing = "levels.missing";
    public const string LevelsInferred = "levels.inferred";
    public const string StepsTruncated = "steps.truncated";
    public const string IndexOnly = "index.only";

    /// <summary>Of another type than expected; kept in the raw record.</summary>
    public const string WrongType = "type.wrong";

    /// <summary>A field this version of the program does not know; kept in the raw record.</summary>
    public const string UnknownField = "field.unknown";

    /// <summary>Characters that cannot be stored or shown were left out of the text; the raw record has them.</summary>
    public const string BadCharacters = "text.characters";
}
