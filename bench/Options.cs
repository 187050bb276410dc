using System.Globalization;
using MotCua.Tests.Stores;

namespace MotCua.Bench;

/// <summary>The options of one bench: <c>--name value</c>, or <c>--name</c> alone for yes.</summary>
public sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">An argument is not an option.</exception>
    public Options(IEnumerable<string> arguments)
    {
        string? open = null;
        foreach (var argument in arguments)
        {
            if (argument.StartsWith("--", StringComparison.Ordinal))
                _values[open = argument[2..]] = "yes";
            else if (open is not null)
                (_values[open], open) = (argument, null);
            else
                throw new FormatException($"Not an option: {argument}");
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public int Number(string name, int otherwise) =>
        _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>The stores asked for; both when none is named.</summary>
    /// <exception cref="FormatException">There is no such store.</exception>
    public IReadOnlyList<StoreKind> Stores() => _values.GetValueOrDefault("store", "both") switch
    {
        "both" => [StoreKind.Sqlite, StoreKind.Postgres],
        "sqlite" => [StoreKind.Sqlite],
        "postgres" => [StoreKind.Postgres],
        var other => throw new FormatException($"No such store: {other}"),
    };
}
