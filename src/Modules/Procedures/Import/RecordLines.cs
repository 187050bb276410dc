using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace MotCua.Modules.Procedures.Import;

/// <summary>
/// Cuts a file into its lines one at a time, so that a catalogue of any length needs the memory of its longest line only.
/// Takes plain and gzip files (told by their first bytes), LF and CRLF, with or without a byte order mark. Empty lines are passed over but counted.
/// </summary>
internal static class RecordLines
{
    /// <summary>Longer than any record (the longest known has 200 kB); stops a file without line ends, or a gzip bomb, from filling the memory.</summary>
    public const int LongestLine = 64 << 20;

    /// <summary>A line, or its number alone when it is longer than <see cref="LongestLine"/>.</summary>
    public readonly record struct Line(int Number, byte[]? Bytes);

    public static async IAsyncEnumerable<Line> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancel)
    {
        var head = new byte[2];
        var length = await file.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, cancel);
        var whole = new Rejoined(head.AsMemory(0, length), file);
        await using var source = length == 2 && head[0] == 0x1f && head[1] == 0x8b ? new GZipStream(whole, CompressionMode.Decompress) : (Stream)whole;

        var buffer = new byte[1 << 16];
        var held = new MemoryStream();
        var number = 1;
        var tooLong = false;
        int read;
        while ((read = await source.ReadAsync(buffer, cancel)) > 0)
        {
            var from = 0;
            while (Array.IndexOf(buffer, (byte)'\n', from, read - from) is >= 0 and var end)
            {
                if (!tooLong) held.Write(buffer, from, end - from);
                if (Take(held, number, tooLong) is { } line) yield return line;
                (from, tooLong) = (end + 1, false);
                held = Emptied(held);
                number++;
            }
            if (!tooLong) held.Write(buffer, from, read - from);
            if (held.Length <= LongestLine) continue;
            tooLong = true;
            held = new MemoryStream();
        }
        if (Take(held, number, tooLong) is { } last) yield return last;
    }

    private static Line? Take(MemoryStream held, int number, bool tooLong)
    {
        if (tooLong) return new Line(number, null);
        var bytes = held.GetBuffer().AsSpan(0, (int)held.Length);
        if (number == 1 && bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        bytes = bytes.TrimEnd("\r \t"u8);
        return bytes.IsEmpty ? null : new Line(number, bytes.ToArray());
    }

    private static MemoryStream Emptied(MemoryStream held)
    {
        if (held.Capacity > 1 << 20) return new MemoryStream();
        held.SetLength(0);
        return held;
    }

    /// <summary>The bytes already read to look at them, then the rest; a stream that cannot be rewound (stdin) keeps its beginning.</summary>
    private sealed class Rejoined(ReadOnlyMemory<byte> head, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> _head = head;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) =>
            _head.IsEmpty ? rest.Read(buffer, offset, count) : TakeHead(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _head.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(TakeHead(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int TakeHead(Span<byte> into)
        {
            var taken = Math.Min(into.Length, _head.Length);
            _head.Span[..taken].CopyTo(into);
            _head = _head[taken..];
            return taken;
        }
    }
}
