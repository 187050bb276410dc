namespace MotCua.Modules.Procedures.Search;

/// <summary>Three ways a folded Vietnamese syllable goes wrong: by ear, by a slipping finger, by Telex keys left in the word.</summary>
internal static class Misspellings
{
    /// <summary>Syllables that sound alike in some region have one key: tr/ch, s/x, d/gi/r, l/n, k/c/q, y/i, ngh/ng, gh/g, final n/ng and t/c.</summary>
    public static string Sound(string syllable)
    {
        var rest = syllable;
        var head = "";
        foreach (var (written, heard) in (ReadOnlySpan<(string, string)>)
            [("ngh", "N"), ("ng", "N"), ("nh", "H"), ("tr", "c"), ("ch", "c"), ("th", "T"), ("ph", "f"), ("kh", "K"), ("gh", "g"), ("gi", "z"), ("qu", "kw"),
             ("d", "z"), ("r", "z"), ("v", "v"), ("s", "x"), ("x", "x"), ("l", "n"), ("n", "n"), ("c", "k"), ("k", "k"), ("g", "g")])
        {
            if (!syllable.StartsWith(written, StringComparison.Ordinal) || syllable.Length == written.Length) continue;
            (head, rest) = (heard, syllable[written.Length..]);
            break;
        }
        var tail = rest.Replace('y', 'i');
        if (tail.EndsWith("ng", StringComparison.Ordinal) || tail.EndsWith("nh", StringComparison.Ordinal)) tail = tail[..^1];
        else if (tail.EndsWith("ch", StringComparison.Ordinal)) tail = tail[..^2] + "t";
        else if (tail.Length > 1 && tail.EndsWith('c')) tail = tail[..^1] + "t";
        return head + tail;
    }

    /// <summary>The syllable with Telex tone and vowel keys taken out ("ddawng" → "dang", "sinhh" → "sinh"); the same text when there are none.</summary>
    public static string WithoutTelex(string word)
    {
        var letters = new List<char>(word.Length);
        foreach (var letter in word)
        {
            if (letter == 'w' && letters.Count > 0) continue;
            if (letters.Count > 0 && letters[^1] == letter) continue;
            letters.Add(letter == 'w' ? 'u' : letter);
        }
        if (letters.Count > 2 && letters[^1] is 's' or 'f' or 'r' or 'x' or 'j') letters.RemoveAt(letters.Count - 1);
        return new string([.. letters]);
    }

    public static bool Alike(string a, string b) => Sound(a) == Sound(b) || (Math.Max(a.Length, b.Length) > 3 && OneSlip(a, b));

    /// <summary>Whether one letter added, dropped, changed or swapped with its neighbour makes one of the other.</summary>
    public static bool OneSlip(string a, string b)
    {
        if (a.Length > b.Length) (a, b) = (b, a);
        if (b.Length - a.Length > 1) return false;
        var at = 0;
        while (at < a.Length && a[at] == b[at]) at++;
        if (a.Length < b.Length) return a.AsSpan(at).SequenceEqual(b.AsSpan(at + 1));
        if (at >= a.Length - 1) return true;
        return a.AsSpan(at + 1).SequenceEqual(b.AsSpan(at + 1))
            || (a[at] == b[at + 1] && a[at + 1] == b[at] && a.AsSpan(at + 2).SequenceEqual(b.AsSpan(at + 2)));
    }
}
