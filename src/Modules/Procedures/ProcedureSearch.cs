using System.Text.RegularExpressions;
using MotCua.Modules.Procedures.Search;

namespace MotCua.Modules.Procedures;

/// <summary>What the index needs to know of a procedure.</summary>
public sealed record SearchEntry(string Code, string Name, string Field, ProcedureLevels Levels, Completeness Completeness)
{
    public string Publisher { get; init; } = "";
    public string Agency { get; init; } = "";

    /// <summary>Names of cases and results: found, but weaker than the name.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];
}

/// <param name="Score">Comparable within one search only; 1 and above for a code.</param>
/// <param name="Why">The words of the catalogue that matched, or <c>code</c>.</param>
public sealed record ProcedureHit(string Code, string Name, string Field, ProcedureLevels Levels, Completeness Completeness, double Score, string Why);

/// <summary>
/// The catalogue as a searchable whole: made once per version of the catalogue, never changed, safe for any number of readers.
/// Takes everyday words with or without accents, misspelt or with Telex keys left in, abbreviations, and codes.
/// </summary>
public sealed partial class ProcedureSearch
{
    private const double PrecisionShare = 0.35;
    private readonly SearchEntry[] _entries;
    private readonly Dictionary<string, int> _byCode;
    private readonly TermIndex _index = new();
    private readonly SearchQuery _query;
    private readonly HashSet<string>[] _nameTerms;
    private readonly double[] _nameMass;
    private readonly double[] _standing;

    public ProcedureSearch(IEnumerable<SearchEntry> entries, SearchVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _entries = [.. entries];
        _byCode = new Dictionary<string, int>(_entries.Length, StringComparer.Ordinal);
        var sayings = new SayingBook(vocabulary);
        var names = new string[_entries.Length][];
        for (var i = 0; i < _entries.Length; i++)
        {
            var entry = _entries[i];
            _byCode[entry.Code] = i;
            names[i] = SearchWords.Of(entry.Name);
            _index.Add(i, names[i], 1f);
            _index.Add(i, SearchWords.Of(entry.Field), 0.45f);
            foreach (var further in entry.Further) _index.Add(i, SearchWords.Of(further), 0.25f);
            _index.Add(i, SearchWords.Of(entry.Agency), 0.08f);
            _index.Add(i, SearchWords.Of(entry.Publisher), 0.08f);
        }
        _index.Seal();
        _query = new SearchQuery(_index, sayings);
        _nameTerms = [.. names.Select(words => words.Where(w => !sayings.IsStopWord(w)).ToHashSet(StringComparer.Ordinal))];
        _nameMass = [.. _nameTerms.Select(terms => terms.Sum(_index.Rarity))];
        var frequent = vocabulary.Frequent.ToHashSet(StringComparer.Ordinal);
        _standing = [.. _entries.Select(e => (e.Levels.HasFlag(ProcedureLevels.Commune) ? 0.03 : 0) + (frequent.Contains(e.Code) ? 0.04 : 0))];
    }

    public int Count => _entries.Length;

    /// <summary>The best hits first; equal ones in the order of their codes. Empty when nothing fits at all.</summary>
    /// <param name="level">Only procedures settled at this level (or at one of these levels).</param>
    public IReadOnlyList<ProcedureHit> Find(string text, int limit, ProcedureLevels? level = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var allowed = level ?? (ProcedureLevels)~0;
        var byCode = Codes(text, allowed, limit);
        if (byCode.Count > 0) return byCode;

        var notions = _query.Read(text);
        var weight = notions.Sum(n => n.Weight);
        if (weight <= 0) return [];

        var found = new double[_entries.Length];
        var best = new double[_entries.Length];
        var wording = new double[_entries.Length];
        foreach (var notion in notions)
        {
            Array.Clear(best);
            foreach (var way in notion.Wordings)
            {
                var mass = way.Terms.Sum(_index.Rarity);
                if (mass <= 0) continue;
                Array.Clear(wording);
                foreach (var term in way.Terms)
                {
                    var share = way.Trust * _index.Rarity(term) / mass;
                    foreach (var (entry, prominence) in _index.Postings(term)) wording[entry] += share * prominence;
                }
                for (var i = 0; i < best.Length; i++) best[i] = Math.Max(best[i], wording[i]);
            }
            for (var i = 0; i < best.Length; i++) found[i] += notion.Weight * best[i];
        }

        var said = notions.SelectMany(n => n.Wordings).SelectMany(w => w.Terms.Select(t => (Term: t, w.Trust))).GroupBy(t => t.Term).ToDictionary(g => g.Key, g => g.Max(t => t.Trust));
        return [.. Contenders(found, weight, allowed, limit)
            .Select(i => (Entry: i, Score: found[i] / weight * (1 - PrecisionShare + PrecisionShare * Precision(i, said)) * (1 + _standing[i])))
            .OrderByDescending(h => h.Score).ThenBy(h => _entries[h.Entry].Code, StringComparer.Ordinal)
            .Take(Math.Max(0, limit))
            .Select(h => Hit(h.Entry, Math.Round(h.Score, 4), Why(h.Entry, said)))];
    }

    /// <summary>The entries that may still be among the best whatever their precision: most are out of reach and need no closer look.</summary>
    private List<int> Contenders(double[] found, double weight, ProcedureLevels allowed, int limit)
    {
        var all = new List<int>();
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] > 0.08 * weight && (_entries[i].Levels & allowed) != 0) all.Add(i);
        }
        if (limit < 1 || all.Count <= limit) return all;
        var sure = all.ConvertAll(i => found[i] * (1 - PrecisionShare) * (1 + _standing[i]));
        sure.Sort();
        var floor = sure[^limit];
        return all.FindAll(i => found[i] * (1 + _standing[i]) >= floor);
    }

    /// <summary>How much of the name was asked for: "đăng ký khai sinh" before "đăng ký khai sinh có yếu tố nước ngoài".</summary>
    private double Precision(int entry, Dictionary<string, double> said) =>
        _nameMass[entry] <= 0 ? 0 : _nameTerms[entry].Sum(t => said.TryGetValue(t, out var trust) ? trust * _index.Rarity(t) : 0) / Math.Max(_nameMass[entry], 4);

    private List<ProcedureHit> Codes(string text, ProcedureLevels allowed, int limit)
    {
        var hits = new List<ProcedureHit>();
        foreach (var typed in CodeInText().EnumerateMatches(text))
        {
            if (!ProcedureCode.TryRead(text.Substring(typed.Index, typed.Length), out var code)) continue;
            if ((_byCode.TryGetValue(code, out var entry) || _byCode.TryGetValue(code[..8], out entry)) && (_entries[entry].Levels & allowed) != 0 && hits.Count < limit)
                hits.Add(Hit(entry, 1, "code"));
        }
        return hits;
    }

    private ProcedureHit Hit(int entry, double score, string why)
    {
        var e = _entries[entry];
        return new ProcedureHit(e.Code, e.Name, e.Field, e.Levels, e.Completeness, score, why);
    }

    private string Why(int entry, Dictionary<string, double> said)
    {
        var matched = said.Keys.Where(t => _index.Has(t, entry)).ToList();
        var pairs = matched.Where(t => t.Contains(' ', StringComparison.Ordinal)).ToList();
        var singles = matched.Where(t => !t.Contains(' ', StringComparison.Ordinal) && !pairs.Any(p => p.Split(' ').Contains(t)));
        return string.Join(", ", pairs.Concat(singles).OrderByDescending(_index.Rarity).Take(5));
    }

    [GeneratedRegex(@"(?<![\d.])[0-9][.,\s-]?[0-9]{6}(?:\.[Hh][0-9]{2})?(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CodeInText();
}
