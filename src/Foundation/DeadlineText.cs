using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MotCua;

/// <summary>
/// Puts the lines of a <see cref="Deadline"/> into words, the same for pages, prints and the command line. The words
/// are in <c>Messages/deadline.*.json</c>; a text may use {from}, {to}, {count}, {at}, {until}, {clock} and {name}.
/// </summary>
public static class DeadlineText
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Catalogues =
        ((string[])["vi", "en"]).ToFrozenDictionary(language => language, Load);

    public static IReadOnlyCollection<string> Languages => Catalogues.Keys;

    /// <summary>The keys of one language's catalogue, for the tests that hold the languages together.</summary>
    public static IReadOnlyCollection<string> Keys(string language) => Catalogues[language].Keys;

    /// <summary>One line, with the source of its rule in brackets. A language without catalogue is answered in Vietnamese.</summary>
    public static string Render(DeadlineLine line, string language)
    {
        var texts = Catalogues.GetValueOrDefault(language) ?? Catalogues["vi"];
        var key = line.To > line.From && texts.ContainsKey(line.Code + ".range") ? line.Code + ".range" : line.Code;
        var name = (language == "en" ? line.NameEn : line.NameVi) ?? texts["weekend.name"];
        var text = new StringBuilder(texts[key])
            .Replace("{from}", Day(line.From, texts))
            .Replace("{to}", Day(line.To, texts))
            .Replace("{count}", line.Count?.ToString(CultureInfo.InvariantCulture))
            .Replace("{at}", Moment(line.At, texts))
            .Replace("{until}", Moment(line.Until, texts))
            .Replace("{clock}", line.At?.LegalClock().ToString("HH:mm", CultureInfo.InvariantCulture))
            .Replace("{name}", name);
        if (line.Source is not null) text.Append(" [").Append(texts["source." + line.Source]).Append(']');
        return text.ToString();
    }

    private static string Day(DateOnly day, FrozenDictionary<string, string> texts) =>
        $"{texts[$"weekday.{(int)day.DayOfWeek}"]} {day.ToString(texts["format.date"], CultureInfo.InvariantCulture)}";

    private static string? Moment(DateTimeOffset? moment, FrozenDictionary<string, string> texts) =>
        moment is { } at ? $"{at.LegalClock().ToString("HH:mm", CultureInfo.InvariantCulture)} {Day(at.LegalDay(), texts)}" : null;

    private static FrozenDictionary<string, string> Load(string language)
    {
        using var text = Embedded.Open($"deadline.{language}.json");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(text.ReadToEnd())!.ToFrozenDictionary();
    }
}
