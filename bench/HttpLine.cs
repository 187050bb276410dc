using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MotCua.Bench;

/// <summary>What a server answered.</summary>
/// <param name="Reference">The dossier's reference; empty when the answer has none.</param>
public readonly record struct HttpAnswer(int Status, string Reference, string Body);

/// <summary>
/// One keep-alive connection that sends ready-made requests and reads answers, and does nothing else: on a small machine a
/// full HTTP client would take the processor from the server it measures.
/// </summary>
public sealed class HttpLine : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    private HttpLine()
    {
    }

    /// <exception cref="SocketException">Nobody listens.</exception>
    public static async Task<HttpLine> OpenAsync(int port)
    {
        var line = new HttpLine();
        try
        {
            await line._socket.ConnectAsync(IPAddress.Loopback, port);
            return line;
        }
        catch
        {
            line.Dispose();
            throw;
        }
    }

    /// <exception cref="IOException">The connection broke before the whole answer came.</exception>
    /// <exception cref="SocketException">As above.</exception>
    public async Task<HttpAnswer> SendAsync(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
            sent += await _socket.SendAsync(request[sent..]);
        var (length, head) = (0, -1);
        while (true)
        {
            if (length == _buffer.Length)
                throw new IOException("The answer is too long.");
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            if (read == 0)
                throw new IOException("The connection ended.");
            length += read;
            if (head < 0)
                head = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (head >= 0 && IsWhole(head, length))
                return Read(head, length);
        }
    }

    public void Dispose() => _socket.Dispose();

    private bool IsWhole(int head, int length)
    {
        var headers = Encoding.ASCII.GetString(_buffer, 0, head + 2);
        const string Name = "\r\nContent-Length: ";
        var at = headers.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return _buffer.AsSpan(0, length).EndsWith("0\r\n\r\n"u8);
        var digits = headers.AsSpan(at + Name.Length);
        return length >= head + 4 + int.Parse(digits[..digits.IndexOf('\r')], CultureInfo.InvariantCulture);
    }

    private HttpAnswer Read(int head, int length)
    {
        var status = int.Parse(Encoding.ASCII.GetString(_buffer, 9, 3), CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetString(_buffer, head + 4, length - head - 4);
        const string Name = "\"reference\":\"";
        var at = body.IndexOf(Name, StringComparison.Ordinal);
        var from = at + Name.Length;
        return new HttpAnswer(status, at < 0 ? "" : body[from..body.IndexOf('"', from)], body);
    }
}
