using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Organisation;
using MotCua.Modules.Organisation.Import;
using MotCua.Modules.Platform;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua units</c> and <c>motcua units successors CODE</c>: from the store, else from the shipped files (said on stderr).</summary>
public static class UnitsCommand
{
    private static readonly JsonSerializerOptions s_json = new(StoredJson.Options) { WriteIndented = true };

    public static Command Create(StoreDoor door, TimeProvider clock)
    {
        var listOn = DayOption.Create("--on", "The day; today when left out.");
        var meantOn = DayOption.Create(
            "--on", "The day at which the code is meant. Left out: the last day before the newest merger, because an old paper is asked about.");
        var listJson = new Option<bool>("--json") { Description = "Answer as JSON." };
        var successorsJson = new Option<bool>("--json") { Description = "Answer as JSON." };
        var code = new Argument<string>("code") { Description = "Five digits, e.g. 03172." };

        var successors = new Command("successors", "What became of a unit: who stands in its place today.") { code, meantOn, successorsJson };
        successors.SetAction((parsed, cancel) => SuccessorsAsync(
            door, clock, parsed.GetRequiredValue(code), parsed.GetValue(meantOn), parsed.GetValue(successorsJson), Streams(parsed), cancel));
        var units = new Command("units", "The communes and wards in force on a day.") { listOn, listJson, successors };
        units.SetAction((parsed, cancel) => ListAsync(door, clock, parsed.GetValue(listOn), parsed.GetValue(listJson), Streams(parsed), cancel));
        return units;
    }

    private static async Task<int> ListAsync(
        StoreDoor door, TimeProvider clock, DateOnly? on, bool json, (TextWriter Out, TextWriter Error) streams, CancellationToken cancel)
    {
        if (await MapAsync(door, streams.Error, cancel) is not { } map)
            return 1;
        var units = map.All(on ?? clock.GetUtcNow().LegalDay());
        if (json)
        {
            await streams.Out.WriteLineAsync(JsonSerializer.Serialize(units.Select(unit => UnitView.Of(unit, map)), s_json));
            return 0;
        }

        foreach (var unit in units)
        {
            var old = string.Join(", ", map.PredecessorsOf(unit.Id).Select(before => before.Name));
            await streams.Out.WriteLineAsync($"{unit.Code}  {unit.FullName}{(old.Length == 0 ? "" : $"  <- {old}")}");
        }

        return 0;
    }

    private static async Task<int> SuccessorsAsync(
        StoreDoor door, TimeProvider clock, string code, DateOnly? on, bool json, (TextWriter Out, TextWriter Error) streams, CancellationToken cancel)
    {
        if (await MapAsync(door, streams.Error, cancel) is not { } map)
            return 1;
        var result = map.Successors(code, on, clock.GetUtcNow().LegalDay());
        if (result.IsRefused(out var refusal))
        {
            await streams.Error.WriteLineAsync($"{refusal.Message} [{refusal.Code}]");
            return 1;
        }

        var answer = result.Value;
        if (json)
        {
            await streams.Out.WriteLineAsync(JsonSerializer.Serialize(SuccessorsView.Of(answer, map), s_json));
            return 0;
        }

        await streams.Out.WriteLineAsync($"{answer.Code}  {answer.Unit.FullName}{(answer.Unit.District is { } district ? $", {district}" : "")}");
        foreach (var next in answer.Successors)
            await streams.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"-> {next.Unit.Code}  {next.Unit.FullName}  {next.EffectiveOn:yyyy-MM-dd}  {SuccessorView.Of(next).Transfer}"));
        return 0;
    }

    private static async Task<UnitMap?> MapAsync(StoreDoor door, TextWriter error, CancellationToken cancel)
    {
        if (await door(cancel) is { } services)
        {
            await using var scope = services.CreateAsyncScope();
            var stored = await scope.ServiceProvider.GetRequiredService<UnitQueries>().MapAsync(cancel);
            if (!stored.IsEmpty)
                return stored;
        }

        await error.WriteLineAsync("No units in a store yet: answering from the files shipped with the program.");
        var faults = new List<ImportFault>();
        var plan = OrganisationFiles.Read(ShippedFiles.Path("dien-bien/units.csv"), faults);
        foreach (var fault in faults)
            await error.WriteLineAsync(fault.ToString());
        return faults.Count == 0 ? plan.Map() : null;
    }

    private static (TextWriter Out, TextWriter Error) Streams(ParseResult parsed) =>
        (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
}
