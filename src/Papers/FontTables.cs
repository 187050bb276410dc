using System.Buffers.Binary;
using System.Text;

namespace MotCua.Papers;

/// <summary>The tables of a TrueType font (OpenType specification: "Organization of an OpenType font", glyf, loca, post).</summary>
internal sealed class FontTables
{
    private const int HeaderBytes = 12;
    private const int RecordBytes = 16;

    // Shaping is done before drawing, and print needs no hints for screens: what draws and what names the letters stays.
    private static readonly string[] s_drawing = ["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"];

    private readonly byte[] _version;
    private readonly SortedDictionary<string, byte[]> _tables = new(StringComparer.Ordinal);
    private readonly int[] _loca;

    public FontTables(byte[] font)
    {
        _version = font[..4];
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        foreach (var record in Enumerable.Range(0, count).Select(i => HeaderBytes + (i * RecordBytes)))
        {
            var tag = Encoding.ASCII.GetString(font, record, 4);
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(record + 8));
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(record + 12));
            if (s_drawing.Contains(tag))
                _tables[tag] = font[offset..(offset + length)];
        }
        // Version 3: no names of glyphs, which only old printers asked for.
        _tables["post"] = [0, 3, 0, 0, .. _tables["post"][4..32]];
        var (loca, head) = (_tables["loca"], _tables["head"]);
        _loca = BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(50)) == 0
            ? [.. Enumerable.Range(0, loca.Length / 2).Select(i => BinaryPrimitives.ReadUInt16BigEndian(loca.AsSpan(i * 2)) * 2)]
            : [.. Enumerable.Range(0, loca.Length / 4).Select(i => (int)BinaryPrimitives.ReadUInt32BigEndian(loca.AsSpan(i * 4)))];
    }

    /// <summary>The font with all its glyphs and only the tables that drawing needs.</summary>
    public byte[] Whole() => Write(_tables);

    /// <summary>
    /// The same with the outlines of some glyphs only; numbers of glyphs stay. A PDF carries its fonts with it: a page needs some
    /// eighty of nine hundred outlines.
    /// </summary>
    public byte[] Subset(IEnumerable<ushort> glyphs)
    {
        var kept = new SortedSet<int>();
        Keep(kept, 0);
        foreach (var glyph in glyphs)
            Keep(kept, glyph);
        var glyf = _tables["glyf"];
        using var outlines = new MemoryStream();
        var places = new byte[_loca.Length * 4];
        for (var glyph = 0; glyph < _loca.Length; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(glyph * 4), (uint)outlines.Length);
            if (!kept.Contains(glyph))
                continue;
            outlines.Write(glyf, _loca[glyph], _loca[glyph + 1] - _loca[glyph]);
            outlines.Write(new byte[(4 - ((int)outlines.Length % 4)) % 4]);
        }
        var head = _tables["head"].ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return Write(new SortedDictionary<string, byte[]>(_tables, StringComparer.Ordinal) { ["glyf"] = outlines.ToArray(), ["loca"] = places, ["head"] = head });
    }

    // A letter with marks is often a composite: the letter and its marks are glyphs of their own.
    private void Keep(SortedSet<int> kept, int glyph)
    {
        if (glyph + 1 >= _loca.Length || !kept.Add(glyph) || _loca[glyph + 1] == _loca[glyph])
            return;
        var data = _tables["glyf"].AsSpan(_loca[glyph], _loca[glyph + 1] - _loca[glyph]);
        if (BinaryPrimitives.ReadInt16BigEndian(data) >= 0)
            return;
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
            Keep(kept, BinaryPrimitives.ReadUInt16BigEndian(data[(at + 2)..]));
            at += 4 + ((flags & 0x0001) != 0 ? 4 : 2) + ((flags & 0x0008) != 0 ? 2 : (flags & 0x0040) != 0 ? 4 : (flags & 0x0080) != 0 ? 8 : 0);
            if ((flags & 0x0020) == 0)
                return;
        }
    }

    private byte[] Write(SortedDictionary<string, byte[]> tables)
    {
        var directory = new byte[HeaderBytes + (tables.Count * RecordBytes)];
        var log = (int)Math.Log2(tables.Count);
        _version.CopyTo(directory, 0);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(6), (ushort)((1 << log) * RecordBytes));
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(10), (ushort)((tables.Count - (1 << log)) * RecordBytes));
        using var font = new MemoryStream();
        font.Write(directory);
        foreach (var ((tag, table), i) in tables.Select((table, i) => (table, i)))
        {
            var record = directory.AsSpan(HeaderBytes + (i * RecordBytes), RecordBytes);
            Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Sum(table));
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)font.Length);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)table.Length);
            font.Write(table);
            font.Write(new byte[(4 - (table.Length % 4)) % 4]);
        }
        font.Position = 0;
        font.Write(directory);
        return font.ToArray();
    }

    private static uint Sum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (; table.Length >= 4; table = table[4..])
            sum += BinaryPrimitives.ReadUInt32BigEndian(table);
        for (var i = 0; i < table.Length; i++)
            sum += (uint)table[i] << (24 - (i * 8));
        return sum;
    }
}
