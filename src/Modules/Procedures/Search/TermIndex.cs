namespace MotCua.Modules.Procedures.Search;

/// <summary>Which entry has which term (a word, or two words side by side) and how prominently; and how rare each term is.</summary>
internal sealed class TermIndex
{
    private readonly Dictionary<string, Dictionary<int, float>> _gathered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Posting[]> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _rarity = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _bySound = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<string>> _byLength = [];

    public int Entries { get; private set; }

    public void Add(int entry, string[] words, float prominence)
    {
        Entries = Math.Max(Entries, entry + 1);
        for (var i = 0; i < words.Length; i++)
        {
            Add(words[i], entry, prominence);
            if (i > 0) Add(Pair(words[i - 1], words[i]), entry, prominence);
        }
    }

    public void Seal()
    {
        foreach (var (term, entries) in _gathered)
        {
            _postings[term] = [.. entries.Select(e => new Posting(e.Key, e.Value)).OrderBy(p => p.Entry)];
            _rarity[term] = Math.Log(1 + (Entries - entries.Count + 0.5) / (entries.Count + 0.5));
            if (term.Contains(' ', StringComparison.Ordinal)) continue;
            List(_bySound, Misspellings.Sound(term)).Add(term);
            List(_byLength, term.Length).Add(term);
        }
        _gathered.Clear();
    }

    public static string Pair(string first, string second) => string.Concat(first, " ", second);

    public bool Has(string term) => _postings.ContainsKey(term);

    /// <summary>Inverse document frequency; a word nobody uses counts as a moderately rare one.</summary>
    public double Rarity(string term) => _rarity.TryGetValue(term, out var rarity) ? rarity : 4;

    public ReadOnlySpan<Posting> Postings(string term) => _postings.GetValueOrDefault(term);

    public bool Has(string term, int entry) => _postings.TryGetValue(term, out var postings) && Array.BinarySearch(postings, new Posting(entry, 0)) >= 0;

    public IEnumerable<string> SoundingLike(string word) =>
        _bySound.TryGetValue(Misspellings.Sound(word), out var words) ? words.Where(w => w != word) : [];

    public IEnumerable<string> OneSlipFrom(string word)
    {
        if (word.Length < 3) return [];
        return Enumerable.Range(word.Length - 1, 3).SelectMany(length => _byLength.GetValueOrDefault(length) ?? []).Where(w => w != word && Misspellings.OneSlip(w, word));
    }

    private void Add(string term, int entry, float prominence)
    {
        if (!_gathered.TryGetValue(term, out var entries)) _gathered[term] = entries = [];
        entries[entry] = Math.Max(prominence, entries.GetValueOrDefault(entry));
    }

    public readonly record struct Posting(int Entry, float Prominence) : IComparable<Posting>
    {
        public int CompareTo(Posting other) => Entry.CompareTo(other.Entry);
    }

    private static List<string> List<TKey>(Dictionary<TKey, List<string>> lists, TKey key) where TKey : notnull =>
        lists.TryGetValue(key, out var list) ? list : lists[key] = [];
}
