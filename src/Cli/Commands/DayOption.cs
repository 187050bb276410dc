using System.CommandLine;
using System.Globalization;

namespace MotCua.Cli.Commands;

/// <summary>An option that takes a day as YYYY-MM-DD and nothing else, whatever the machine's language.</summary>
internal static class DayOption
{
    public static Option<DateOnly?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"{name}: \"{result.Tokens[0].Value}\" is not a day written YYYY-MM-DD.");
            return null;
        },
    };
}
