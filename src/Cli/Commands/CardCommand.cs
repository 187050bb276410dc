using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MotCua.Modules.Reception;

namespace MotCua.Cli.Commands;

/// <summary>
/// <c>motcua card qr|mrz|number</c>: one item a line on stdin, one JSON object a line on stdout. An empty line is an
/// item; the end of the last line begins none. Refused items are answers too, so the exit code is 0.
/// </summary>
public static class CardCommand
{
    /// <param name="input">Where items come from; stdin, read as UTF-8, unless a test gives its own.</param>
    /// <param name="clock">Tells today's legal day.</param>
    public static Command Create(TextReader? input = null, TimeProvider? clock = null)
    {
        Command Reader(string name, string description, Func<string, DateOnly, JsonObject> read)
        {
            var command = new Command(name, description);
            command.SetAction(parsed => AnswerAll(input, (clock ?? TimeProvider.System).GetUtcNow().LegalDay(), read, parsed.InvocationConfiguration.Output));
            return command;
        }

        return new Command("card", "Read identity cards and numbers: one item a line on stdin, one JSON object a line on stdout.")
        {
            Reader("qr", "QR codes of identity cards.", (item, today) => Answer(IdCardQr.Read(item, today), Qr)),
            Reader("mrz", "Machine-readable zones, the three lines joined by |.", (item, today) => Answer(Mrz.Read(item, today), Zone)),
            Reader("number", "Personal identification numbers.", (item, today) => Answer(Number(item), number => Digits(number, today))),
        };
    }

    private static int AnswerAll(TextReader? input, DateOnly today, Func<string, DateOnly, JsonObject> read, TextWriter answers)
    {
        using var stdin = input is null ? new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false)) : null;
        foreach (var item in Items(input ?? stdin!)) answers.WriteLine(read(item, today).ToJsonString(JsonLines.Options));
        answers.Flush();
        return 0;
    }

    // Not ReadLine: a lone carriage return inside an item is part of a broken scan, not the end of it.
    private static IEnumerable<string> Items(TextReader text)
    {
        var item = new StringBuilder();
        var open = false;
        for (int sign; (sign = text.Read()) >= 0;)
        {
            open = sign != '\n';
            if (open) item.Append((char)sign);
            else yield return Take();
        }
        if (open) yield return Take();

        string Take()
        {
            if (item.Length > 0 && item[^1] == '\r') item.Length--;
            var taken = item.ToString();
            item.Clear();
            return taken;
        }
    }

    private static Result<PersonalId> Number(string item) =>
        PersonalId.TryParse(item, out var number)
            ? number
            : new Refusal("card.personal_id.invalid", "The personal number must have exactly 12 digits.", "personalId");

    private static JsonObject Answer<T>(Result<T> result, Func<T, JsonObject> tell) =>
        result.IsRefused(out var refusal)
            ? new() { ["ok"] = false, ["code"] = refusal.Code, ["field"] = refusal.Field, ["message"] = refusal.Message }
            : tell(result.Value);

    private static JsonObject Qr(CardReading card) => new()
    {
        ["ok"] = true,
        ["personalId"] = card.PersonalId?.Digits,
        ["fullName"] = card.FullName,
        ["birthDate"] = Day(card.BirthDate),
        ["sex"] = card.Sex?.Code(),
        ["oldNumber"] = card.OldNumber,
        ["address"] = card.Address,
        ["issueDate"] = Day(card.IssueDate),
        ["extraFields"] = card.ExtraFields,
        ["warnings"] = Warnings(card.Warnings),
    };

    private static JsonObject Zone(CardReading card) => new()
    {
        ["ok"] = true,
        ["personalId"] = card.PersonalId?.Digits,
        ["fullName"] = card.FullName,
        ["birthDate"] = Day(card.BirthDate),
        ["sex"] = card.Sex?.Code(),
        ["documentNumber"] = card.DocumentNumber,
        ["issuer"] = card.Issuer,
        ["nationality"] = card.Nationality,
        ["expiryDate"] = Day(card.ExpiryDate),
        ["surname"] = card.Surname,
        ["givenNames"] = card.GivenNames,
        ["warnings"] = Warnings(card.Warnings),
    };

    private static JsonObject Digits(PersonalId number, DateOnly today) => new()
    {
        ["ok"] = true,
        ["personalId"] = number.Digits,
        ["placeCode"] = number.PlaceCode,
        ["placeAtIssue"] = number.PlaceAtIssue,
        ["sex"] = number.Sex.Code(),
        ["birthYear"] = number.BirthYear,
        ["warnings"] = Warnings(CardWarnings.About(number, today)),
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonArray Warnings(IEnumerable<string> codes) => [.. codes.Select(code => JsonValue.Create(code))];
}
