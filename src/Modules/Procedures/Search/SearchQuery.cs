namespace MotCua.Modules.Procedures.Search;

/// <summary>One thing the person said, with every way the catalogue may put it: the best-fitting way counts.</summary>
internal sealed record Notion(double Weight, IReadOnlyList<Wording> Wordings);

/// <summary>Terms that together put one notion.</summary>
/// <param name="Trust">1 for the person's own words, less for synonyms and guesses.</param>
internal sealed record Wording(string[] Terms, double Trust, string Said);

/// <summary>Turns what a person typed into notions: sayings first (longest wins), then single words with their likely misspellings, then neighbouring words.</summary>
internal sealed class SearchQuery(TermIndex index, SayingBook sayings)
{
    private const int LongestQuery = 40;

    public List<Notion> Read(string text)
    {
        var words = FoldedText.Words(text.Length > 500 ? text[..500] : text).Take(LongestQuery).Select(Mended).ToArray();
        var notions = new List<Notion>();
        var inSaying = new bool[words.Length];
        for (var at = 0; at < words.Length;)
        {
            if (sayings.LongestAt(words, at, place => Doubtful(words, place)) is not (var said, var meanings))
            {
                at++;
                continue;
            }
            notions.Add(Said(said, meanings));
            inSaying.AsSpan(at, said.Length).Fill(true);
            at += said.Length;
        }
        for (var at = 0; at < words.Length; at++)
        {
            if (!inSaying[at] && !sayings.IsStopWord(words[at])) notions.Add(Single(words[at]));
            if (at > 0 && Neighbours(words[at - 1], words[at], inSaying[at - 1] && inSaying[at]) is { } pair) notions.Add(pair);
        }
        return notions;
    }

    /// <summary>A word that the catalogue does not have, or not beside its neighbours here, may be a misspelling.</summary>
    private Doubt Doubtful(string[] words, int at)
    {
        if (!index.Has(words[at])) return Doubt.NoWord;
        var fits = (at > 0 && index.Has(TermIndex.Pair(words[at - 1], words[at]))) || (at + 1 < words.Length && index.Has(TermIndex.Pair(words[at], words[at + 1])));
        return fits ? Doubt.None : Doubt.OddNeighbours;
    }

    /// <summary>A word nobody uses is read without its Telex keys, if that makes a word.</summary>
    private string Mended(string word)
    {
        if (index.Has(word) || sayings.Knows(word)) return word;
        var bare = Misspellings.WithoutTelex(word);
        return bare != word && (index.Has(bare) || sayings.Knows(bare)) ? bare : word;
    }

    private Notion Said(string[] words, IReadOnlyList<Meaning> meanings)
    {
        var own = new Wording(Terms(words), 0.9, "");
        var wordings = new List<Wording> { own };
        wordings.AddRange(meanings.Select(m => new Wording(Terms(m.Words), m.Weight, string.Join(' ', m.Words))));
        var weight = wordings.Where(w => w.Terms.Any(t => index.Has(t))).Select(w => w.Terms.Where(t => index.Has(t)).Max(index.Rarity)).DefaultIfEmpty(3).Average();
        return new Notion(weight * Math.Sqrt(Math.Max(1, words.Length)), wordings);
    }

    private Notion Single(string word)
    {
        var wordings = new List<Wording>();
        if (index.Has(word)) wordings.Add(new Wording([word], 1, ""));
        else
        {
            wordings.AddRange(index.SoundingLike(word).Select(w => new Wording([w], 0.8, w)));
            wordings.AddRange(index.OneSlipFrom(word).Select(w => new Wording([w], 0.7, w)));
        }
        var weight = wordings.Count == 0 ? index.Rarity(word) / 2 : wordings.Max(w => index.Rarity(w.Terms[0]) * w.Trust);
        return new Notion(weight, wordings);
    }

    /// <summary>Two words side by side mean more than both apart; a pair nobody uses is tried with either word misheard or mistyped.</summary>
    private Notion? Neighbours(string first, string second, bool inOneSaying)
    {
        var pair = TermIndex.Pair(first, second);
        if (index.Has(pair)) return inOneSaying ? null : new Notion(index.Rarity(pair) * 0.5, [new Wording([pair], 1, "")]);
        if (inOneSaying || sayings.IsStopWord(first) || sayings.IsStopWord(second)) return null;
        var guesses = Variants(second).Select(w => (Word: w, Pair: TermIndex.Pair(first, w))).Concat(Variants(first).Select(w => (Word: w, Pair: TermIndex.Pair(w, second))))
            .Where(g => index.Has(g.Pair)).DistinctBy(g => g.Pair).Take(6).Select(g => new Wording([g.Word, g.Pair], 0.75, g.Pair)).ToList();
        return guesses.Count == 0 ? null : new Notion(guesses.Max(g => index.Rarity(g.Terms[1])) * 0.8, guesses);
    }

    private IEnumerable<string> Variants(string word) => index.SoundingLike(word).Concat(index.OneSlipFrom(word)).Distinct();

    private static string[] Terms(string[] words)
    {
        var terms = new List<string>(words);
        for (var i = 1; i < words.Length; i++) terms.Add(TermIndex.Pair(words[i - 1], words[i]));
        return [.. terms.Distinct()];
    }
}
