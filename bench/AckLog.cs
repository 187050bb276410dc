using System.Globalization;
using System.Threading.Channels;

namespace MotCua.Bench;

/// <summary>
/// The clients' own record of what was acknowledged, on disk before the client asks for anything else. The checker reads
/// this file and nothing the clients remember.
/// </summary>
public sealed class AckLog : IAsyncDisposable
{
    private readonly Channel<(string Line, TaskCompletionSource Written)> _queue = Channel.CreateUnbounded<(string, TaskCompletionSource)>();
    private readonly string _path;
    private readonly Task _writer;

    public AckLog(string path)
    {
        _path = path;
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>Returns when the line has been flushed to disk.</summary>
    public Task AcknowledgedAsync(int intake, string reference) => AddAsync($"ack {intake} {reference}");

    /// <summary>An intake sent and never answered: to be asked again with the same key.</summary>
    public Task UnknownAsync(int intake) => AddAsync($"unknown {intake} ");

    /// <summary>Everything in the file: acknowledged intakes with their references, and those never answered.</summary>
    public (IReadOnlyList<(int Intake, string Reference)> Acks, IReadOnlyList<int> Unknown) Read()
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var text = new StreamReader(file);
        var (acks, unknown) = (new List<(int, string)>(), new List<int>());
        while (text.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            var intake = int.Parse(words[1], CultureInfo.InvariantCulture);
            if (words[0] == "ack")
                acks.Add((intake, words[2]));
            else
                unknown.Add(intake);
        }
        return (acks, unknown);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writer;
    }

    private Task AddAsync(string line)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Writer.TryWrite((line, written));
        return written.Task;
    }

    private async Task WriteAsync()
    {
        await using var file = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.Read);
        await using var text = new StreamWriter(file);
        var batch = new List<TaskCompletionSource>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_queue.Reader.TryRead(out var next))
            {
                await text.WriteLineAsync(next.Line);
                batch.Add(next.Written);
            }
            await text.FlushAsync();
            file.Flush(flushToDisk: true);
            batch.ForEach(written => written.SetResult());
            batch.Clear();
        }
    }
}
