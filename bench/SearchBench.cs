using System.Diagnostics;
using MotCua.Modules.Procedures;

namespace MotCua.Bench;

/// <summary>Catalogue search as people type: every query of the test vectors and each of its beginnings, in this process.</summary>
public static class SearchBench
{
    private const double PromisedP95 = 10;
    private const int Rounds = 5;

    public static async Task<int> RunAsync()
    {
        var snapshot = await CatalogueSnapshot.ShippedAsync(CancellationToken.None);
        var names = new List<string>();
        using (var catalogue = File.OpenText(ShippedFiles.Path("procedures/catalogue.jsonl")))
            while (await catalogue.ReadLineAsync() is { } line)
                names.Add(TextFold.Fold(System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("name").GetString()));
        var queries = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "search-queries.tsv"))).Skip(1)
            .Select(line => line.Split('\t')[0]).Where(query => query.Length > 0).ToList();
        var typed = queries.SelectMany(query => Enumerable.Range(1, query.Length).Select(length => query[..length])).Distinct().ToList();
        Talk.Say($"search: {queries.Count} queries, {typed.Count} with their beginnings, {names.Count} procedures");

        var found = 0;
        var ours = Measure(typed, text => found += snapshot.Search.Find(text, 3).Count);
        var scan = Measure(typed, text => Scan(names, text));
        var whole = Measure(queries, text => snapshot.Search.Find(text, 3));
        var p95 = Figures.Percentile(ours.Times, 0.95);
        Talk.Say($"search: p50 {Talk.Text(Figures.Percentile(ours.Times, 0.5))} ms, p95 {Talk.Text(p95)} ms, p99 {Talk.Text(Figures.Percentile(ours.Times, 0.99))} ms; whole queries alone p95 {Talk.Text(Figures.Percentile(whole.Times, 0.95))} ms; plain scan p95 {Talk.Text(Figures.Percentile(scan.Times, 0.95))} ms; {Talk.Load}");
        new Figures("search", ours.PerSecond, scan.PerSecond, ours.PerSecond / scan.PerSecond,
            Figures.Percentile(ours.Times, 0.5), Figures.Percentile(ours.Times, 0.99), "memory").Print();
        var promises = new Promises();
        promises.Hold(found > 0, "search finds something");
        promises.Hold(p95 <= PromisedP95, $"search p95 at most {PromisedP95} ms ({Talk.Text(p95)})");
        return promises.ExitCode;
    }

    /// <summary>The least any search must do: fold what was typed and look for it in every folded name.</summary>
    private static int Scan(List<string> names, string text)
    {
        var folded = TextFold.Fold(text);
        return names.Count(name => name.Contains(folded, StringComparison.Ordinal));
    }

    private static (double PerSecond, List<double> Times) Measure(List<string> texts, Action<string> search)
    {
        texts.ForEach(search);
        var times = new List<double>();
        var begun = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var text in texts)
            {
                var asked = Stopwatch.GetTimestamp();
                search(text);
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
        }
        var perSecond = times.Count / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        times.Sort();
        return (perSecond, times);
    }
}
