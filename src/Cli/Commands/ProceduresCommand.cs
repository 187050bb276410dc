using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Procedures;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua procedures search "TEXT"</c>: from the store's catalogue, else from the shipped one (said on stderr).</summary>
public static class ProceduresCommand
{
    public static Command Create(StoreDoor door)
    {
        var text = new Argument<string>("text") { Description = "Everyday words, with or without accents, or a code." };
        var limit = new Option<int>("--limit") { Description = "How many answers.", DefaultValueFactory = _ => 3 };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000) result.AddError("--limit must be from 1 to 1000.");
        });
        var level = new Option<string?>("--level") { Description = "Only procedures settled at this level." };
        level.AcceptOnlyFromAmong("ministry", "province", "commune", "other");
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };

        var search = new Command("search", "Find procedures by what people call them.") { text, limit, level, json };
        search.SetAction((parsed, cancel) => SearchAsync(
            door, parsed.GetRequiredValue(text), parsed.GetValue(limit), parsed.GetValue(level), parsed.GetValue(json),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return new Command("procedures", "The catalogue of administrative procedures.") { search };
    }

    private static async Task<int> SearchAsync(
        StoreDoor door, string text, int limit, string? level, bool json, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var snapshot = await SnapshotAsync(door, error, cancel);
        var hits = snapshot.Search.Find(text, limit, ProcedureLevelNames.TryRead(level, out var wanted) ? wanted : null);
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(hits.Select(ProcedureHitView.Of), JsonLines.Options));
            return 0;
        }
        foreach (var hit in hits)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{hit.Code}  {hit.Name}  [{string.Join(", ", hit.Levels.ToNames())}]{(hit.Completeness == Completeness.Index ? "  (known by name only)" : "")}"));
        if (hits.Count == 0) await error.WriteLineAsync("Nothing found.");
        return 0;
    }

    private static async Task<CatalogueSnapshot> SnapshotAsync(StoreDoor door, TextWriter error, CancellationToken cancel)
    {
        if (await door(cancel) is { } services)
        {
            var stored = await services.GetRequiredService<Catalogue>().CurrentAsync(cancel);
            if (stored.Search.Count > 0) return stored;
        }
        await error.WriteLineAsync("No catalogue in a store yet: searching the one shipped with the program.");
        return await CatalogueSnapshot.ShippedAsync(cancel);
    }
}
