using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace MotCua.Modules.Platform;

/// <summary>Where one person's key lies: block file and slot. Says nothing without the keys folder.</summary>
public readonly record struct KeyRef(string Block, int Slot)
{
    public override string ToString() => $"{Block}:{Slot}";

    public static KeyRef Parse(string text) => text.Split(':') is [var block, var slot]
        ? new(block, int.Parse(slot, System.Globalization.CultureInfo.InvariantCulture))
        : throw new FormatException("Not a key reference.");
}

/// <summary>
/// One random key per person, outside the database and its backup. Erasing the key erases the person's data everywhere it
/// was ever copied. Keys are made ahead in blocks and are on disk before the first of a block is used, so an intake costs
/// no extra flush. Several web processes may share the folder: each makes blocks of its own.
/// </summary>
public sealed class PersonKeys(string folder)
{
    private const int KeyBytes = 32;
    private const int SlotsPerBlock = 256;
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, byte[]> _blocks = new();
    private string? _current;
    private int _used = SlotsPerBlock;

    /// <summary>A key nobody has used. Slots a stopped process left unused stay unused.</summary>
    public KeyRef Next()
    {
        lock (_lock)
        {
            if (_used == SlotsPerBlock)
            {
                _current = Guid.CreateVersion7().ToString("N");
                var keys = RandomNumberGenerator.GetBytes(KeyBytes * SlotsPerBlock);
                PrivateFiles.CreateFolder(Persons);
                PrivateFiles.WriteDurably(PathOf(_current), keys);
                _blocks[_current] = keys;
                _used = 0;
            }
            return new KeyRef(_current!, _used++);
        }
    }

    /// <summary>The key, or null when it was erased.</summary>
    /// <exception cref="FileNotFoundException">The block is not in the keys folder.</exception>
    public byte[]? Find(KeyRef key)
    {
        var block = _blocks.GetOrAdd(key.Block, name => File.ReadAllBytes(PathOf(name)));
        var slot = block.AsSpan(key.Slot * KeyBytes, KeyBytes);
        return slot.ContainsAnyExcept((byte)0) ? slot.ToArray() : null;
    }

    /// <summary>Overwrites the key on disk and in memory. What it sealed can never be read again.</summary>
    public void Erase(KeyRef key)
    {
        lock (_lock)
        {
            using (var file = new FileStream(PathOf(key.Block), FileMode.Open, FileAccess.Write))
            {
                file.Position = (long)key.Slot * KeyBytes;
                file.Write(new byte[KeyBytes]);
                file.Flush(flushToDisk: true);
            }
            _blocks.GetOrAdd(key.Block, name => File.ReadAllBytes(PathOf(name))).AsSpan(key.Slot * KeyBytes, KeyBytes).Clear();
        }
    }

    private string Persons => Path.Combine(folder, "persons");

    private string PathOf(string block) => Guid.TryParseExact(block, "N", out _)
        ? Path.Combine(Persons, block)
        : throw new FormatException("Not a key block.");
}
