using QRCoder;

namespace MotCua.Papers;

/// <summary>The modules of a QR code with error correction M, its quiet zone of four modules among them.</summary>
public sealed class QrSquare
{
    private readonly bool[] _dark;

    private QrSquare(int size, bool[] dark) => (Size, _dark) = (size, dark);

    /// <summary>Modules a side.</summary>
    public int Size { get; }

    public bool IsDark(int column, int row) => _dark[(row * Size) + column];

    /// <summary>Dark modules as horizontal runs: fewer shapes than modules, and no hairlines between them.</summary>
    public IEnumerable<(int Column, int Row, int Length)> Runs()
    {
        for (var row = 0; row < Size; row++)
            for (var column = 0; column < Size; column++)
            {
                var begin = column;
                while (column < Size && IsDark(column, row))
                    column++;
                if (column > begin)
                    yield return (begin, row, column - begin);
            }
    }

    /// <exception cref="QRCoder.Exceptions.DataTooLongException">The text does not fit into any QR code.</exception>
    public static QrSquare Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var dark = new bool[size * size];
        for (var row = 0; row < size; row++)
            for (var column = 0; column < size; column++)
                dark[(row * size) + column] = code.ModuleMatrix[row][column];
        return new QrSquare(size, dark);
    }
}
