using MotCua.Modules.Procedures;
using MotCua.Web.Words;

namespace MotCua.Web.Portal;

/// <summary>What a procedure takes, in the reader's words.</summary>
public sealed class ProcedureText(Texts texts, ProcedureView view)
{
    /// <summary>The time limit, when it is one and the same for every way and case; null when there are several to list.</summary>
    public StatedLimit? OneLimit => Limits.Select(limit => limit.Limit).DistinctBy(limit => (limit.Amount, limit.Unit, limit.CutOff, limit.Why)).ToList() is [var one] ? one : null;

    /// <summary>Way, case and limit, one line each; ways that agree share a line.</summary>
    public IReadOnlyList<((string? Case, string? Ways) Where, StatedLimit Limit)> Limits =>
    [
        .. from way in view.Limits
           from pair in way.ByCase
           group way.Channel by (Case: pair.Key, pair.Value.Amount, pair.Value.Unit, pair.Value.CutOff, pair.Value.Why) into same
           let limit = view.Limits.First(way => way.Channel == same.First()).ByCase[same.Key.Case]
           select (Where(same.ToList(), same.Key.Case), limit),
    ];

    public string Time(StatedLimit limit)
    {
        var amount = texts.Amount(limit.Amount);
        return limit.Unit switch
        {
            LimitUnit.SameDay when limit.CutOff is { } cutOff => texts["portal.time.same-day.cut-off", cutOff],
            LimitUnit.SameDay => texts["portal.time.same-day"],
            LimitUnit.WorkingDay => texts["portal.time.working-day", amount],
            LimitUnit.CalendarDay => texts["portal.time.calendar-day", amount],
            LimitUnit.Hour => texts["portal.time.hour", amount],
            LimitUnit.Month => texts["portal.time.month", amount],
            _ => texts["portal.time.none"],
        };
    }

    /// <summary>Why there is no number; null when there is one.</summary>
    public string? WhyNoNumber(StatedLimit limit) => limit.Unit != LimitUnit.Unstated ? null : limit.Why switch
    {
        FlagCodes.TimePlaceholder => texts["portal.why.placeholder"],
        FlagCodes.TimeAmbiguous => texts["portal.why.ambiguous"],
        FlagCodes.TimeWords => texts["portal.why.words"],
        StatedLimit.Differs => texts["portal.why.differs"],
        _ => texts["portal.why.missing"],
    };

    /// <summary>Fees, one line each; empty when the source tells none.</summary>
    public IReadOnlyList<FeeLine> Fees =>
    [
        .. view.Card.Content.Channels.SelectMany(row => row.Fees.Select(Fee).DefaultIfEmpty(new FeeLine(row.FeeText.Trim(), true))).Where(line => line.Text.Length > 0).Distinct().Take(8),
    ];

    /// <summary>How many of a paper; empty when the source does not say.</summary>
    public string Papers(ProcedureComponent paper) => string.Join(", ", new[]
    {
        paper.Originals is > 0 and var originals ? texts["portal.paper.originals", originals] : "",
        paper.Copies is > 0 and var copies ? texts["portal.paper.copies", copies] : "",
    }.Where(part => part.Length > 0));

    public string Way(ChannelKind channel) => texts["portal.way." + channel];

    /// <summary>Where a citizen goes with it.</summary>
    public string Place => view.Card.Levels switch
    {
        var levels when levels.HasFlag(ProcedureLevels.Commune) => texts["portal.where.commune"],
        var levels when levels.HasFlag(ProcedureLevels.Province) => texts["portal.where.province"],
        _ => view.Card.Content.Agency is { Length: > 0 } agency ? agency : texts["portal.where.other"],
    };

    private (string? Case, string? Ways) Where(List<ChannelKind> channels, string caseKey) => (
        view.Card.Content.Cases.FirstOrDefault(known => known.Key == caseKey)?.Name,
        channels.Count == view.Limits.Count ? null : string.Join(", ", channels.Select(Way)));

    private FeeLine Fee(ProcedureFee fee)
    {
        if (fee.SeeNote)
            return new FeeLine(fee.Note, true);
        var amount = fee.Amount == 0 ? texts["portal.fee.free"] : fee.Currency == "VND" ? texts.Money(fee.Amount) : $"{texts.Number(fee.Amount)} {fee.Currency}";
        return fee.Note.Length == 0 ? new FeeLine(amount, false) : new FeeLine(fee.Note[0] == '/' ? amount + fee.Note : $"{amount} ({fee.Note})", true);
    }
}

/// <summary>One fee.</summary>
/// <param name="IsSource">Holds words of the source, which are Vietnamese.</param>
public sealed record FeeLine(string Text, bool IsSource);
