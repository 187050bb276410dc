using System.Buffers.Binary;
using System.IO.Compression;

namespace MotCua.Tests.Papers;

/// <summary>
/// A thermal printer of paper and ink: reads the bytes by the maker's command reference (ESC @, GS v 0, ESC d, GS V) and burns
/// dots. Written apart from what sends them; a byte it does not expect is an error.
/// </summary>
internal sealed class EscPosReader
{
    private readonly List<byte[]> _rows = [];

    private EscPosReader()
    {
    }

    public int Width { get; private set; }

    public int Height => _rows.Count;

    public List<int> Bands { get; } = [];

    public bool WasReset { get; private set; }

    public int Fed { get; private set; }

    public int Cuts { get; private set; }

    public bool IsBlack(int x, int y) => (_rows[y][x / 8] >> (7 - (x % 8)) & 1) == 1;

    /// <exception cref="FormatException">A printer would print rubbish.</exception>
    public static EscPosReader Print(byte[] bytes)
    {
        var paper = new EscPosReader();
        for (var at = 0; at < bytes.Length;)
            at = (bytes[at], At(bytes, at + 1)) switch
            {
                (0x1B, 0x40) => paper.Reset(at + 2),
                (0x1D, 0x76) => paper.Raster(bytes, at + 2),
                (0x1B, 0x64) => paper.Feed(bytes, at + 2),
                (0x1D, 0x56) => paper.Cut(bytes, at + 2),
                var (first, second) => throw new FormatException($"At {at}: {first:X2} {second:X2} is no command."),
            };
        return paper;
    }

    /// <summary>The paper as a PNG of one bit a dot (RFC 2083).</summary>
    public byte[] ToPng()
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 1;
        Chunk(png, "IHDR"u8, header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            foreach (var row in _rows)
            {
                zlib.WriteByte(0);
                zlib.Write([.. row.Select(bits => (byte)~bits)]);
            }
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private int Reset(int at)
    {
        WasReset = _rows.Count == 0;
        return at;
    }

    private int Raster(byte[] bytes, int at)
    {
        if (bytes[at] != 0x30 || bytes[at + 1] != 0)
            throw new FormatException("GS v is followed by 0 and normal size.");
        var (across, rows) = (bytes[at + 2] + (256 * bytes[at + 3]), bytes[at + 4] + (256 * bytes[at + 5]));
        if (across == 0 || rows == 0 || at + 6 + (across * rows) > bytes.Length)
            throw new FormatException("The band is shorter than it says.");
        if (Width != 0 && Width != across * 8)
            throw new FormatException("The bands differ in width.");
        Width = across * 8;
        Bands.Add(rows);
        for (var row = 0; row < rows; row++)
            _rows.Add(bytes[(at + 6 + (row * across))..(at + 6 + ((row + 1) * across))]);
        return at + 6 + (across * rows);
    }

    private int Feed(byte[] bytes, int at)
    {
        Fed += bytes[at];
        return at + 1;
    }

    private int Cut(byte[] bytes, int at)
    {
        if (bytes[at] is not (0 or 1 or 48 or 49))
            throw new FormatException("No such cut.");
        Cuts++;
        return at + 1;
    }

    private static byte At(byte[] bytes, int at) => at < bytes.Length ? bytes[at] : throw new FormatException("The bytes end inside a command.");

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> kind, byte[] content)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(kind);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. kind, .. content]));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
