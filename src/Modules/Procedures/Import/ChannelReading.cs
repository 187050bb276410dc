using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MotCua.Modules.Procedures.Import;

/// <summary>Ways, time limits and fees from the portal's rows of channels.</summary>
internal static partial class ChannelReading
{
    public static IReadOnlyList<ProcedureChannel> Read(RecordFields fields, JsonElement record)
    {
        var channels = new List<ProcedureChannel>();
        foreach (var (row, path) in fields.Objects(record, "channels"))
        {
            var kind = fields.Text(row, "channel", path) switch
            {
                "direct" => ChannelKind.Direct,
                "online" => ChannelKind.Online,
                "postal" => ChannelKind.Postal,
                var other => Unknown(fields, path, other),
            };
            var ambiguous = fields.Truth(row, "ambiguous_time_fee", path);
            var feeText = fields.Text(row, "fee_text", path);
            var description = fields.Text(row, "description", path);
            channels.Add(new ProcedureChannel
            {
                Key = $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString())}-{1 + channels.Count(c => c.Channel == kind)}",
                Channel = kind,
                Time = Time(fields, row, path, ambiguous, feeText),
                Fees = ambiguous ? [] : Fees(fields, row, path, feeText),
                FeeText = feeText,
                Description = description,
            });
            if (TimeInWords().Count(description) >= 2) fields.Flag(path + "description", FlagCodes.TimeStages, description);
        }
        return channels;
    }

    private static ChannelKind Unknown(RecordFields fields, string path, string found)
    {
        fields.Flag(path + "channel", FlagCodes.ChannelUnknown, found);
        return ChannelKind.Unknown;
    }

    private static TimeLimit Time(RecordFields fields, JsonElement row, string path, bool ambiguous, string feeText)
    {
        var text = fields.Text(row, "text", path);
        if (ambiguous)
        {
            fields.Flag(path + "fee_text", FlagCodes.TimeAmbiguous, feeText);
            return new TimeLimit(null, LimitUnit.Unstated, text);
        }
        var name = fields.Text(row, "unit", path);
        var amount = fields.Number(row, "days", path);
        LimitUnit? unit = name switch
        {
            "working_day" => LimitUnit.WorkingDay,
            "calendar_day" => LimitUnit.CalendarDay,
            "hour" => LimitUnit.Hour,
            "month" => LimitUnit.Month,
            "same_day" => LimitUnit.SameDay,
            "other" or "" => LimitUnit.Unstated,
            _ => null,
        };
        switch (unit)
        {
            case LimitUnit.SameDay:
                return new TimeLimit(0, LimitUnit.SameDay, text);
            case null:
                fields.Flag(path + "unit", FlagCodes.TimeUnknownUnit, name);
                break;
            case LimitUnit.Unstated:
                var bare = decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
                var missing = text.Length == 0 || TextFold.Fold(text) is "khong co thong tin" or "khong quy dinh" or "khong";
                fields.Flag(path + "unit", bare ? FlagCodes.TimePlaceholder : missing ? FlagCodes.TimeMissing : FlagCodes.TimeWords, text);
                break;
            default:
                if (amount is > 0 and <= 10_000) return new TimeLimit(amount, unit.Value, text);
                fields.Flag(path + "days", amount is null ? FlagCodes.TimeMissing : FlagCodes.WrongType, amount?.ToString(CultureInfo.InvariantCulture) ?? text);
                break;
        }
        return new TimeLimit(null, LimitUnit.Unstated, text);
    }

    private static List<ProcedureFee> Fees(RecordFields fields, JsonElement row, string path, string feeText)
    {
        var fees = new List<ProcedureFee>();
        foreach (var (item, at) in fields.Objects(row, "fees", path))
        {
            var note = fields.Text(item, "note", at);
            var currency = fields.Text(item, "currency", at) is { Length: > 0 } stated ? stated : "VND";
            var amount = fields.Number(item, "amount", at);
            if (amount is not null && (amount != decimal.Truncate(amount.Value) || amount is < 0 or > 1_000_000_000_000m))
            {
                fields.Flag(at + "amount", FlagCodes.WrongType, amount.Value.ToString(CultureInfo.InvariantCulture));
                amount = null;
            }
            if (amount is null && note.Length == 0)
            {
                fields.Flag(at + "amount", FlagCodes.FeeUnparsed, feeText);
                continue;
            }
            var seeNote = amount is null or 0 && note.Length > 0;
            if (seeNote) fields.Flag(at + "note", FlagCodes.FeeSeeNote, note);
            else if (Money().Matches(note) is { Count: > 0 } named && named.All(m => m.Groups[1].Value.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) != amount!.Value.ToString("0", CultureInfo.InvariantCulture)))
                fields.Flag(at + "note", FlagCodes.FeeDiffers, $"{amount} / {note}");
            fees.Add(new ProcedureFee((long)(amount ?? 0), currency, note, seeNote));
        }
        if (fees.Count == 0 && feeText.Length > 0) fields.Flag(path + "fee_text", FlagCodes.FeeUnparsed, feeText);
        return fees;
    }

    [GeneratedRegex(@"(\d{1,3}(?:[.,]\d{3})+)\s*(?:đồng|đ\b|VNĐ|VND)", RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    [GeneratedRegex(@"\d+\s*(?:\([^)]{1,30}\)\s*)?(?:ngày|giờ|tháng)(?!\s*\d)", RegexOptions.IgnoreCase)]
    private static partial Regex TimeInWords();
}
