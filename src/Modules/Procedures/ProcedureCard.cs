namespace MotCua.Modules.Procedures;

/// <summary>The time limit for one way and one case, or the reason why there is no number.</summary>
/// <param name="Amount">Null when <paramref name="Unit"/> is <see cref="LimitUnit.Unstated"/>; 0 for the same day.</param>
/// <param name="CutOff">Same-day limits only: received later, it becomes the next working day.</param>
/// <param name="Why">Empty when there is a number; else a flag code (<c>time.placeholder</c>, <c>time.missing</c>, <c>time.words</c> …), or
/// <c>time.differs</c> when the source gives several limits and does not say which case each belongs to.</param>
/// <param name="Words">What the source says instead of, or beside, a number.</param>
public sealed record StatedLimit(decimal? Amount, LimitUnit Unit, TimeOnly? CutOff, string Why, IReadOnlyList<string> Words)
{
    public const string Differs = "time.differs";
}

/// <summary>A procedure as it holds on a day: the version in force with our corrections applied. Made for every door.</summary>
public sealed record ProcedureCard
{
    public required ProcedureVersionId Version { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Field { get; init; }
    public required ProcedureLevels Levels { get; init; }
    public required string Publisher { get; init; }
    public required string DecisionNo { get; init; }
    public required Completeness Completeness { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; init; }

    /// <summary>With corrections applied; <see cref="Published"/> has the source's own.</summary>
    public required ProcedureContent Content { get; init; }
    public required ProcedureContent Published { get; init; }

    /// <summary>The correction in force: its source and dates are to be shown with what it changed.</summary>
    public ContentOverride? Override { get; init; }

    /// <summary>Where to turn instead; set when the procedure is known by name only.</summary>
    public Neighbourhood? Neighbours { get; init; }

    /// <summary>Known by name, field and level only: nothing can be said of papers, time or fee, and nothing can be filed by it.</summary>
    public bool KnownByNameOnly => Completeness == Completeness.Index;

    public static ProcedureCard Of(ProcedureVersion version, CatalogueSupplements supplements, DateOnly on)
    {
        var correction = supplements.OverrideOf(version.Code, on);
        return new ProcedureCard
        {
            Version = version.Id,
            Code = version.Code,
            Name = version.Name,
            Field = version.Field,
            Levels = version.Levels,
            Publisher = version.Publisher,
            DecisionNo = version.DecisionNo,
            Completeness = version.Completeness,
            From = version.From,
            Until = version.Until,
            Content = Corrected(version.Content, correction),
            Published = version.Content,
            Override = correction,
            Neighbours = supplements.Neighbours.GetValueOrDefault(version.Code),
        };
    }

    /// <summary>The key as it is kept when the case may be chosen here; null when it may not. No key means <see cref="ProcedureCase.All"/>.</summary>
    public string? CaseOf(string? key) => string.IsNullOrEmpty(key) || key == ProcedureCase.All
        ? Content.Cases.Any(c => c.Kind == CaseKind.Choice) ? null : ProcedureCase.All
        : Content.Cases.Any(c => c.Key == key) ? key : null;

    /// <summary>What is brought for a case: the papers of everybody and the case's own, in the order published.</summary>
    public IEnumerable<ProcedureComponent> ComponentsOf(string caseKey) =>
        Content.Components.Where(c => c.Case == ProcedureCase.All || c.Case == caseKey);

    public bool HasComponent(string key, string caseKey) => ComponentsOf(caseKey).Any(c => c.Key == key);

    /// <summary>The limit for a way and a case. A correction wins; else the source's rows for that way; a way without rows takes what all others agree on.</summary>
    public StatedLimit LimitFor(ChannelKind channel, string caseKey)
    {
        var corrected = Override?.Times.Where(t => (t.Channel is null || t.Channel == channel) && (t.Case is null || t.Case == caseKey))
            .OrderByDescending(t => (t.Case is null ? 0 : 2) + (t.Channel is null ? 0 : 1)).FirstOrDefault();
        if (corrected is not null)
            return new StatedLimit(corrected.Unit == LimitUnit.SameDay ? 0 : corrected.Amount, corrected.Unit, corrected.CutOff, "", []);

        var rows = Published.Channels.Where(c => c.Channel == channel).ToList();
        if (rows.Count == 0) rows = [.. Published.Channels];
        var words = rows.Select(r => string.Join(" – ", new[] { r.Time.Text, r.Description }.Where(t => t.Length > 0))).Where(w => w.Length > 0).Distinct().ToList();
        var limits = rows.Select(r => (r.Time.Amount, r.Time.Unit)).Distinct().ToList();
        if (limits is [var (amount, unit)] && unit != LimitUnit.Unstated) return new StatedLimit(amount, unit, null, "", words);
        return new StatedLimit(null, LimitUnit.Unstated, null, limits.Count > 1 ? StatedLimit.Differs : WhyUnstated(channel), words);
    }

    private string WhyUnstated(ChannelKind channel)
    {
        var place = Published.Channels.Select((c, i) => (c.Channel, Path: $"channels[{i}].")).Where(c => c.Channel == channel).Select(c => c.Path).FirstOrDefault();
        return Published.Flags.FirstOrDefault(f => f.Code.StartsWith("time.", StringComparison.Ordinal) && f.Code != FlagCodes.TimeStages
            && (place is null || f.Field.StartsWith(place, StringComparison.Ordinal)))?.Code ?? FlagCodes.TimeMissing;
    }

    private static ProcedureContent Corrected(ProcedureContent published, ContentOverride? correction)
    {
        if (correction is null) return published;
        return published with
        {
            Cases = correction.Cases ?? (correction.Components is null ? published.Cases : []),
            Components = correction.Components is null
                ? published.Components
                : [.. correction.Components.Select(c => new ProcedureComponent
                {
                    Key = c.Key, Name = c.Name, Kind = c.Kind, Case = c.Case, Originals = c.Originals, Copies = c.Copies, FormCode = c.FormCode, FormName = c.FormName,
                })],
            Channels = [.. published.Channels.Select(channel => channel with
            {
                Time = correction.Times.FirstOrDefault(t => t.Case is null && (t.Channel is null || t.Channel == channel.Channel)) is { } time
                    ? new TimeLimit(time.Unit == LimitUnit.SameDay ? 0 : time.Amount, time.Unit, channel.Time.Text) : channel.Time,
                Fees = correction.Fees ?? channel.Fees,
            })],
        };
    }
}
