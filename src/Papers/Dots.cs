using SkiaSharp;

namespace MotCua.Papers;

/// <summary>A picture of black and white dots, eight to a byte from the left, 1 for black: what a thermal head burns.</summary>
public sealed class Dots
{
    private const byte DarkerThan = 150;

    private Dots(int width, int height, byte[] bits) => (Width, Height, Bits) = (width, height, bits);

    public int Width { get; }

    public int Height { get; }

    public int BytesPerRow => (Width + 7) / 8;

    /// <summary>Row after row, <see cref="BytesPerRow"/> each.</summary>
    public byte[] Bits { get; }

    public bool IsBlack(int x, int y) => (Bits[(y * BytesPerRow) + (x >> 3)] & (0x80 >> (x & 7))) != 0;

    /// <summary>The picture as PNG, one byte a dot.</summary>
    public byte[] ToPng()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Gray8, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                pixels[(y * bitmap.RowBytes) + x] = IsBlack(x, y) ? (byte)0 : (byte)255;
        using var pixmap = bitmap.PeekPixels();
        using var png = pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 6));
        return png!.ToArray();
    }

    /// <summary>A grey picture made black and white.</summary>
    internal static Dots From(SKBitmap grey)
    {
        var (width, height) = (grey.Width, grey.Height);
        var stride = (width + 7) / 8;
        var bits = new byte[stride * height];
        var pixels = grey.GetPixelSpan();
        for (var y = 0; y < height; y++)
        {
            var row = pixels.Slice(y * grey.RowBytes, width);
            for (var x = 0; x < width; x++)
                if (row[x] < DarkerThan)
                    bits[(y * stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
        }
        return new Dots(width, height, bits);
    }
}
