using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MotCua.Modules.Staffing.Roster;

/// <summary>Draws that depend on seed and name alone, on every machine and for ever. Each person has draws of their own, so one more
/// post changes nobody else. (System.Random promises no such thing between versions.)</summary>
public sealed class Draws(int seed, string name)
{
    private byte[] _block = [];
    private int _place;
    private int _blocks;

    /// <summary>A number from 0 up to, not including, <paramref name="below"/>.</summary>
    public int Next(int below)
    {
        if (_place + 4 > _block.Length)
        {
            _block = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{name}\n{_blocks++}")));
            _place = 0;
        }

        var drawn = BinaryPrimitives.ReadUInt32BigEndian(_block.AsSpan(_place));
        _place += 4;
        return (int)(drawn % (uint)below);
    }

    public T Weighted<T>(IReadOnlyList<(T Item, int Weight)> items)
    {
        var place = Next(items.Sum(item => item.Weight));
        foreach (var (item, weight) in items)
        {
            if ((place -= weight) < 0)
                return item;
        }

        throw new InvalidOperationException("Nothing to draw from.");
    }
}
