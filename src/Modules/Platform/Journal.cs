using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform;

/// <summary>Gives a fact its stable name and shape number in the journal: <c>[JournalFact("dossier.filed", 1)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class JournalFactAttribute(string name, int shape) : Attribute
{
    public string Name { get; } = name;

    public int Shape { get; } = shape;
}

/// <summary>One line of the journal. Only ever inserted: a trigger in both databases refuses change and removal.</summary>
public sealed class JournalEntry
{
    /// <summary>Order of writing; on PostgreSQL numbers may commit out of order.</summary>
    public long Sequence { get; private init; }

    /// <summary>What the entry is about, e.g. <c>dossier:0198…</c>. Together with <see cref="Version"/> the key.</summary>
    public required string Stream { get; init; }

    /// <summary>1, 2, 3 … within the stream, without gaps.</summary>
    public required int Version { get; init; }

    public required string Fact { get; init; }

    public required int FactShape { get; init; }

    /// <summary>The fact as JSON; random ids and digests only, never personal data.</summary>
    public required string Content { get; init; }

    /// <summary>The deed as JSON: who, post, authority, moment, door, why.</summary>
    public required string Deed { get; init; }

    /// <summary>Hash of the stream's previous entry; 64 zeros for the first.</summary>
    public required string Previous { get; init; }

    public required string Hash { get; init; }

    public static readonly string Genesis = new('0', 64);

    /// <summary>SHA-256 over every field, each preceded by its length in bytes, so that no two entries share an image.</summary>
    public static string HashOf(string stream, int version, string fact, int shape, string content, string deed, string previous)
    {
        var image = new StringBuilder();
        foreach (var part in (string[])[stream, Invariant(version), fact, Invariant(shape), content, deed, previous])
            image.Append(Encoding.UTF8.GetByteCount(part)).Append(':').Append(part).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(image.ToString())));
    }

    /// <summary>Whether the entry is still what was written.</summary>
    public bool IsIntact() => Hash == HashOf(Stream, Version, Fact, FactShape, Content, Deed, Previous);

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>
/// Writes facts under deeds. The entry is saved with the state it explains, by the same <c>SaveChangesAsync</c>:
/// no entry, no change.
/// </summary>
public sealed class Journal(AppDb db)
{
    private static readonly ConcurrentDictionary<Type, JournalFactAttribute> s_facts = new();
    private readonly Dictionary<string, (int Version, string Hash)> _heads = [];

    /// <summary>Adds a fact to an existing stream; its last entry is looked up once per unit of work.</summary>
    /// <returns>The version the entry received.</returns>
    public async Task<int> WriteAsync<TFact>(Deed deed, string stream, TFact fact, CancellationToken cancel) where TFact : class
    {
        if (!_heads.TryGetValue(stream, out var head))
        {
            var last = await db.Journal.Where(entry => entry.Stream == stream).OrderByDescending(entry => entry.Version)
                .Select(entry => new { entry.Version, entry.Hash }).FirstOrDefaultAsync(cancel);
            head = last is null ? (0, JournalEntry.Genesis) : (last.Version, last.Hash);
        }
        return Append(deed, stream, fact, head);
    }

    /// <summary>Begins a stream that cannot exist yet because its id was just made; spares the look-up.</summary>
    public int Begin<TFact>(Deed deed, string stream, TFact fact) where TFact : class =>
        Append(deed, stream, fact, _heads.GetValueOrDefault(stream, (0, JournalEntry.Genesis)));

    private int Append<TFact>(Deed deed, string stream, TFact fact, (int Version, string Hash) head) where TFact : class
    {
        var about = s_facts.GetOrAdd(fact.GetType(), type => type.GetCustomAttribute<JournalFactAttribute>()
            ?? throw new InvalidOperationException($"{type.Name} has no [JournalFact] name"));
        var (version, content, deedJson) = (head.Version + 1, StoredJson.Write<object>(fact), StoredJson.Write(deed));
        var hash = JournalEntry.HashOf(stream, version, about.Name, about.Shape, content, deedJson, head.Hash);
        db.Journal.Add(new JournalEntry
        {
            Stream = stream, Version = version, Fact = about.Name, FactShape = about.Shape,
            Content = content, Deed = deedJson, Previous = head.Hash, Hash = hash,
        });
        _heads[stream] = (version, hash);
        return version;
    }
}
