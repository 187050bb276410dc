namespace MotCua.Modules.Procedures.Search;

internal sealed record Meaning(string[] Words, double Weight);

internal enum Doubt
{
    None,

    /// <summary>A word of the catalogue, but never beside its neighbours here.</summary>
    OddNeighbours,

    /// <summary>Not a word of the catalogue.</summary>
    NoWord,
}

/// <summary>The vocabulary, folded and ready to be looked up from any place in a query.</summary>
internal sealed class SayingBook
{
    private readonly Dictionary<string, List<Meaning>> _meanings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string[]>> _withGap = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stopWords;
    private readonly int _longest;

    public SayingBook(SearchVocabulary vocabulary)
    {
        _stopWords = [.. vocabulary.StopWords.SelectMany(SearchWords.Of)];
        foreach (var saying in vocabulary.Sayings)
        {
            var meanings = saying.Means.Select(m => new Meaning(SearchWords.Of(m), saying.Weight ?? 0.9)).ToList();
            foreach (var say in saying.Say)
            {
                var words = SearchWords.Of(say);
                if (words.Length == 0) continue;
                var key = string.Join(' ', words);
                if (!_meanings.TryGetValue(key, out var known))
                {
                    _meanings[key] = known = [];
                    for (var gap = 0; gap < words.Length && words.Length > 1; gap++)
                    {
                        var masked = Masked(words, 0, words.Length, gap);
                        if (!_withGap.TryGetValue(masked, out var likes)) _withGap[masked] = likes = [];
                        likes.Add(words);
                    }
                }
                known.AddRange(meanings);
                _words.UnionWith(words);
                _longest = Math.Max(_longest, words.Length);
            }
        }
    }

    public bool IsStopWord(string word) => _stopWords.Contains(word);

    public bool Knows(string word) => _words.Contains(word) || _stopWords.Contains(word);

    /// <summary>The longest saying that begins at a word; one of its words may be misspelt where there is <paramref name="doubt"/>.</summary>
    public (string[] Words, IReadOnlyList<Meaning> Meanings)? LongestAt(string[] words, int at, Func<int, Doubt> doubt)
    {
        for (var length = Math.Min(_longest, words.Length - at); length > 0; length--)
        {
            if (Exactly(words, at, length) is { } meanings) return (words[at..(at + length)], meanings);
            if (Meant(words, at, length, doubt, Doubt.NoWord) is { } meant) return meant;
        }
        for (var length = Math.Min(_longest, words.Length - at); length > 1; length--)
        {
            if (Meant(words, at, length, doubt, Doubt.OddNeighbours) is { } meant && !SaidPlainlyWithin(words, at + 1, at + length)) return meant;
        }
        return null;
    }

    private (string[] Words, IReadOnlyList<Meaning> Meanings)? Meant(string[] words, int at, int length, Func<int, Doubt> doubt, Doubt wanted)
    {
        for (var gap = 0; gap < length && length > 1; gap++)
        {
            if (doubt(at + gap) != wanted || !_withGap.TryGetValue(Masked(words, at, length, gap), out var likes)) continue;
            if (likes.FirstOrDefault(l => Misspellings.Alike(l[gap], words[at + gap])) is { } meant) return (meant, _meanings[string.Join(' ', meant)]);
        }
        return null;
    }

    private List<Meaning>? Exactly(string[] words, int at, int length) => _meanings.GetValueOrDefault(string.Join(' ', words, at, length));

    /// <summary>A saying of two words or more, written without a slip, beats a guess that would swallow its beginning.</summary>
    private bool SaidPlainlyWithin(string[] words, int from, int until)
    {
        for (var at = from; at < until; at++)
        {
            for (var length = 2; length <= Math.Min(_longest, words.Length - at); length++)
            {
                if (Exactly(words, at, length) is not null) return true;
            }
        }
        return false;
    }

    private static string Masked(string[] words, int at, int length, int gap) =>
        string.Join(' ', Enumerable.Range(0, length).Select(i => i == gap ? "*" : words[at + i]));
}
