using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace MotCua.EndToEnd.Pages;

/// <summary>
/// A line as bad as in a hamlet behind the mountain: a proxy on loopback that lets so many bytes a second through each way, all connections
/// together, and holds each back for its journey. The handshake of TCP waits too; there is no TLS.
/// </summary>
public sealed class SlowLine : IAsyncDisposable
{
    /// <summary>64 kbit/s.</summary>
    public const int BytesPerSecond = 8000;

    /// <summary>There and back again.</summary>
    public static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(200);

    private const int Packet = 512;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;
    private readonly Bucket _up = new(), _down = new();
    private readonly Task _accepting;

    private SlowLine(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the line begins.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <param name="url">The server it leads to, on loopback.</param>
    public static SlowLine To(string url) => new(new Uri(url).Port);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException)
        {
            // The line is taken down.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await Task.Delay(RoundTrip, _end.Token);
                await far.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
                await Task.WhenAny(PumpAsync(near.GetStream(), far.GetStream(), _up), PumpAsync(far.GetStream(), near.GetStream(), _down));
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException)
            {
                // Either end went away.
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Bucket bucket)
    {
        var travelling = Channel.CreateBounded<(DateTime At, byte[] Bytes)>(8);
        var arriving = ArriveAsync(travelling.Reader, to);
        var buffer = new byte[Packet];
        try
        {
            while (await from.ReadAsync(buffer, _end.Token) is > 0 and var read)
                await travelling.Writer.WriteAsync((await bucket.TakeAsync(read, _end.Token) + (RoundTrip / 2), buffer[..read]), _end.Token);
        }
        catch (IOException)
        {
            // The sender went away.
        }
        travelling.Writer.Complete();
        await arriving;
    }

    private async Task ArriveAsync(ChannelReader<(DateTime At, byte[] Bytes)> travelling, NetworkStream to)
    {
        try
        {
            await foreach (var (at, bytes) in travelling.ReadAllAsync(_end.Token))
            {
                if (at - DateTime.UtcNow is { Ticks: > 0 } wait)
                    await Task.Delay(wait, _end.Token);
                await to.WriteAsync(bytes, _end.Token);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // The receiver went away.
        }
    }

    /// <summary>Tokens for one direction, shared by all connections.</summary>
    private sealed class Bucket
    {
        private readonly SemaphoreSlim _turn = new(1);
        private DateTime _free = DateTime.MinValue;

        /// <summary>Waits until so many bytes may go, and says when that is.</summary>
        public async Task<DateTime> TakeAsync(int bytes, CancellationToken cancel)
        {
            await _turn.WaitAsync(cancel);
            try
            {
                var now = DateTime.UtcNow;
                _free = (_free > now ? _free : now) + TimeSpan.FromSeconds((double)bytes / BytesPerSecond);
                if (_free - now is { Ticks: > 0 } wait)
                    await Task.Delay(wait, cancel);
                return _free;
            }
            finally
            {
                _turn.Release();
            }
        }
    }
}
