using System.Text.Json.Serialization;

namespace MotCua;

/// <summary>
/// One line of the reckoning behind a due date, as data: it is stored with the dossier and put into words when shown
/// (<see cref="DeadlineText"/>).
/// </summary>
/// <param name="Code">One of <see cref="DeadlineCodes"/>.</param>
/// <param name="From">The day the line is about, or the first of them.</param>
/// <param name="To">The last day; the same as <paramref name="From"/> for a single one.</param>
public sealed record DeadlineLine(string Code, DateOnly From, DateOnly To)
{
    /// <summary>Days, months, minutes or a year, as the code needs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>The day's name in the calendar: "Giỗ Tổ Hùng Vương".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NameVi { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NameEn { get; init; }

    /// <summary>Where the rule comes from: one of <see cref="DeadlineSources"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }
}

/// <summary>Kinds of line. Stored with dossiers, so a code never changes its meaning.</summary>
public static class DeadlineCodes
{
    public const string Received = "received";
    public const string ReceivedWithoutTime = "received.date_only";
    public const string ReceivedAfterClosing = "received.after_closing";
    public const string ReceivedOnDayOff = "received.day_off";

    /// <summary>The allowance itself; the unit's code follows: <c>allowance.working_day</c>.</summary>
    public const string Allowance = "allowance.";

    public const string ReceiptDay = "receipt_day";
    public const string Weekend = "not_counted.weekend";
    public const string PublicHoliday = "not_counted.public_holiday";
    public const string CompensatoryOff = "not_counted.compensatory_off";
    public const string SwappedOff = "not_counted.swapped_off";
    public const string MakeupWorkday = "counted.makeup_workday";
    public const string PausedDays = "paused.days";
    public const string PausedMinutes = "paused.minutes";
    public const string PausedSameDay = "paused.same_day";
    public const string MonthShort = "month.short";
    public const string EndMoved = "end.moved";
    public const string BeforeCutoff = "same_day.before_cutoff";
    public const string AfterCutoff = "same_day.after_cutoff";
    public const string HandOverSameDay = "hand_over.same_day";
    public const string HandOverNextOpening = "hand_over.next_opening";
    public const string NotPublished = "calendar.not_published";
    public const string Provisional = "calendar.provisional";
    public const string Due = "due";

    /// <summary>Lines that warn: the calendar behind the due date may still change.</summary>
    public static bool IsWarning(string code) => code is NotPublished or Provisional;
}

/// <summary>Where rules come from; the catalogue gives the words, and says which article has not been read in the original.</summary>
public static class DeadlineSources
{
    public const string ClockStart = "decree_309_2026.8_3";
    public const string ReceiptDay = "civil_code.147_2";
    public const string EndOnDayOff = "civil_code.148_5";
    public const string Months = "civil_code.148_3";
    public const string PublicHoliday = "labour_code.112";
    public const string CompensatoryOff = "labour_code.111_3";
    public const string YearlyNotice = "yearly_notice";
    public const string Pause = "decision_766.2_1";
    public const string Cutoff = "procedure.cutoff";
    public const string HandOver = "decree_118_2025.18_2";
}
