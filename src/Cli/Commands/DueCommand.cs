using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua due</c>: when something is due and why, for one receipt or for a file of them.</summary>
public static class DueCommand
{
    public static Command Create()
    {
        var received = new Option<string?>("--received") { Description = "Date, or date and time (Vietnam's unless it has an offset)." };
        var days = new Option<int?>("--days") { Description = "How many units are allowed." };
        var unit = new Option<string>("--unit") { Description = "What is counted.", DefaultValueFactory = _ => TimeUnit.WorkingDay.Code() };
        unit.AcceptOnlyFromAmong([.. TimeUnits.All]);
        var explain = new Option<bool>("--explain") { Description = "Say why, line by line." };
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object." };
        var language = new Option<string>("--lang") { Description = "Language of the explanation.", DefaultValueFactory = _ => "vi" };
        language.AcceptOnlyFromAmong([.. DeadlineText.Languages]);
        var batch = new Option<FileInfo?>("--batch") { Description = "CSV with the columns received,working_days; the same rows come back with the column due." };

        var command = new Command("due", "Reckon a due date.") { received, days, unit, explain, json, language, batch };
        command.Validators.Add(parsed =>
        {
            var single = parsed.GetResult(received) is not null || parsed.GetResult(days) is not null;
            if (parsed.GetResult(batch) is not null == single) parsed.AddError("Give either --received and --days, or --batch.");
        });
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (parsed.GetValue(batch) is { } file) return DueBatch.Run(file, output, error);

            var counted = TimeUnits.TryParse(parsed.GetValue(unit), out var known) ? known : TimeUnit.WorkingDay;
            var receipt = ReceivedText.Read(parsed.GetValue(received) ?? "");
            if (receipt.IsRefused(out var refusal)) return Refuse(error, refusal, "--received");
            var allowance = Allowance.Create(parsed.GetValue(days) ?? 0, counted);
            if (allowance.IsRefused(out refusal)) return Refuse(error, refusal, "--days");

            var deadline = Deadline.Compute(receipt.Value, allowance.Value, ShippedFiles.Calendar(), ShippedFiles.OfficeHours());
            var texts = deadline.Lines.Select(line => DeadlineText.Render(line, parsed.GetValue(language)!)).ToList();
            if (parsed.GetValue(json))
            {
                output.WriteLine(Json(receipt.Value, allowance.Value, deadline, texts).ToJsonString(JsonLines.Options));
                return 0;
            }
            output.WriteLine(deadline.DueAt.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));
            if (parsed.GetValue(explain)) foreach (var text in texts) output.WriteLine(text);
            else foreach (var (line, text) in deadline.Lines.Zip(texts)) if (DeadlineCodes.IsWarning(line.Code)) error.WriteLine(text);
            return 0;
        });
        return command;
    }

    private static int Refuse(TextWriter error, Refusal refusal, string option)
    {
        error.WriteLine($"{option}: {refusal.Message}");
        return 1;
    }

    private static JsonObject Json(Receipt received, Allowance allowance, Deadline deadline, IReadOnlyList<string> texts) => new()
    {
        ["received"] = received.Time is { } time
            ? received.Day.At(time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : received.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["amount"] = allowance.Amount,
        ["unit"] = allowance.Unit.Code(),
        ["due"] = deadline.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["dueAt"] = deadline.DueAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        ["lines"] = new JsonArray([.. deadline.Lines.Zip(texts, (line, text) =>
        {
            var node = JsonSerializer.SerializeToNode(line, JsonLines.Options)!.AsObject();
            node["text"] = text;
            return (JsonNode)node;
        })]),
    };
}
