using MotCua.Modules.Procedures;
using MotCua.Web.Words;

namespace MotCua.Web.Kiosk;

/// <summary>What a procedure costs, how long it takes and who settles it, in a visitor's words.</summary>
public static class ProcedureWords
{
    public static string Levels(Texts texts, ProcedureLevels levels) =>
        string.Join(", ", levels.ToNames().Select(name => texts["kiosk.level." + name]));

    public static string Time(Texts texts, StatedLimit limit)
    {
        var amount = texts.Amount(limit.Amount);
        return limit.Unit switch
        {
            LimitUnit.SameDay when limit.CutOff is { } cutOff => texts["kiosk.time.same-day.cut-off", cutOff],
            LimitUnit.SameDay => texts["kiosk.time.same-day"],
            LimitUnit.WorkingDay => texts["kiosk.time.working-day", amount],
            LimitUnit.CalendarDay => texts["kiosk.time.calendar-day", amount],
            LimitUnit.Hour => texts["kiosk.time.hour", amount],
            LimitUnit.Month => texts["kiosk.time.month", amount],
            _ when limit.Why == StatedLimit.Differs => texts["kiosk.time.differs"],
            _ => texts["kiosk.time.unstated"],
        };
    }

    /// <summary>The fees of filing at the counter, one line each; a line that says it is not known when the source has none.</summary>
    public static IReadOnlyList<string> Fees(Texts texts, ProcedureCard card)
    {
        var rows = card.Content.Channels.Where(row => row.Channel == ChannelKind.Direct).ToList();
        if (rows.Count == 0)
            rows = [.. card.Content.Channels];
        var lines = rows.SelectMany(row => row.Fees.Select(fee => Fee(texts, fee)).DefaultIfEmpty(row.FeeText)).Where(line => line.Length > 0).Distinct().ToList();
        return lines.Count > 0 ? lines : [texts["kiosk.fee.unstated"]];
    }

    private static string Fee(Texts texts, ProcedureFee fee)
    {
        if (fee.SeeNote)
            return fee.Note;
        var amount = fee.Amount == 0 ? texts["kiosk.fee.free"] : fee.Currency == "VND" ? texts.Money(fee.Amount) : $"{texts.Number(fee.Amount)} {fee.Currency}";
        return fee.Note.Length == 0 ? amount : fee.Note[0] == '/' ? amount + fee.Note : $"{amount} ({fee.Note})";
    }
}
