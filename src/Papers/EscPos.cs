namespace MotCua.Papers;

/// <summary>
/// The bytes a thermal printer takes. Always a picture (<c>GS v 0</c>), never letters: code pages for Vietnamese differ from
/// printer to printer, and cheap ones have none.
/// </summary>
public static class EscPos
{
    /// <summary>Rows a band, at most: small printers have little memory and take no more than 255 at once.</summary>
    public const int RowsPerBand = 255;

    private const byte Esc = 0x1B;
    private const byte Gs = 0x1D;
    private const byte FeedLines = 4;

    /// <summary>Resets, prints the picture band by band, feeds it past the knife and cuts.</summary>
    public static byte[] Encode(Dots picture)
    {
        using var bytes = new MemoryStream(picture.Bits.Length + 64);
        bytes.Write([Esc, (byte)'@']);
        for (var row = 0; row < picture.Height; row += RowsPerBand)
        {
            var rows = Math.Min(RowsPerBand, picture.Height - row);
            bytes.Write([Gs, (byte)'v', (byte)'0', 0, Low(picture.BytesPerRow), High(picture.BytesPerRow), Low(rows), High(rows)]);
            bytes.Write(picture.Bits, row * picture.BytesPerRow, rows * picture.BytesPerRow);
        }
        bytes.Write([Esc, (byte)'d', FeedLines, Gs, (byte)'V', 1]);
        return bytes.ToArray();
    }

    private static byte Low(int number) => (byte)number;

    private static byte High(int number) => (byte)(number >> 8);
}
