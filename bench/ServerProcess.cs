using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MotCua.Bench;

/// <summary>The server in a process of its own, so that it shares no threads with its clients and can be killed.</summary>
public sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Processor time it has used so far: what it costs, however busy the machine is with others.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it; it may not be ready yet.</summary>
    /// <param name="liar">The negative control: answers before the work is durable.</param>
    /// <param name="lenient">Asks as often as it likes: the limits on tracking are lifted.</param>
    public static ServerProcess Start(BenchStore store, bool liar = false, bool lenient = false)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true };
        // `dotnet MotCua.Bench.dll` runs as dotnet; the program's own file is then the first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        start.ArgumentList.Add("serve");
        if (liar)
            start.ArgumentList.Add("--liar");
        if (lenient)
            start.ArgumentList.Add("--lenient");
        start.Environment["MOTCUA_URL"] = $"http://127.0.0.1:{port}";
        start.Environment["MOTCUA_DATA"] = store.Options.Folder.Root;
        start.Environment["MOTCUA_DB"] = store.Options.PostgresConnection ?? "";
        start.Environment["MOTCUA_SPACE"] = "";
        return new ServerProcess(Process.Start(start)!, port);
    }

    /// <summary>Waits until <c>/healthz</c> answers 200.</summary>
    /// <exception cref="InvalidOperationException">The server ended or did not answer in time.</exception>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < s_patience; await Task.Delay(20))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The server ended with code {_process.ExitCode}.");
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{Port}/healthz"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }
        }
        throw new InvalidOperationException("The server did not become ready.");
    }

    /// <summary>SIGKILL: nothing of it runs any more when this returns.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
