using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MotCua.Tests.Stores;

/// <summary>One real PostgreSQL for the whole run: own cluster in a temporary folder, own port, removed at the end.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly SemaphoreSlim s_gate = new(1);
    private static PostgresServer? s_running;
    private readonly string _folder;
    private readonly string _bin;
    private readonly int _port;
    private int _databases;

    private PostgresServer(string bin)
    {
        _bin = bin;
        _folder = Directory.CreateTempSubdirectory("motcua-pg-").FullName;
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        _port = ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The running server, started on first use.</summary>
    /// <param name="durable">Flush every commit as in production; tests that do not ask about it run without, which is faster.</param>
    public static async Task<PostgresServer> GetAsync(bool durable = false)
    {
        await s_gate.WaitAsync();
        try
        {
            if (s_running is null)
            {
                var server = new PostgresServer(FindBinaries());
                server.Start(durable);
                AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
                s_running = server;
            }
            return s_running;
        }
        finally
        {
            s_gate.Release();
        }
    }

    /// <summary>A new empty database.</summary>
    public Task<string> CreateDatabaseAsync() => CreateFromAsync("template0", "");

    /// <summary>A copy of a database; whoever was still connected to that one is thrown out.</summary>
    public Task<string> CopyDatabaseAsync(string connection)
    {
        var name = new NpgsqlConnectionStringBuilder(connection).Database!;
        return CreateFromAsync(name, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    private async Task<string> CreateFromAsync(string template, string first)
    {
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        foreach (var sql in (string[])[first, $"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template}"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            if (sql.Length > 0)
                await command.ExecuteNonQueryAsync();
        }
        return ConnectionTo(name);
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    private string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Include Error Detail=true;Maximum Pool Size=40";

    private void Start(bool durable)
    {
        var data = Path.Combine(_folder, "data");
        if (IsRoot)
            Run("chown", "postgres", _folder);
        RunAsPostgres($"{_bin}/initdb -D {data} -U postgres -A trust -E UTF8 --locale=C -N");
        RunAsPostgres($"{_bin}/pg_ctl -D {data} -w -l {_folder}/log -o '-p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync={(durable ? "on" : "off")}' start");
    }

    private void Stop()
    {
        try
        {
            RunAsPostgres($"{_bin}/pg_ctl -D {Path.Combine(_folder, "data")} -m immediate stop");
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"PostgreSQL of the tests was not removed: {fault.Message}");
        }
    }

    private static bool IsRoot => Environment.UserName == "root";

    // PostgreSQL refuses to run as root.
    private static void RunAsPostgres(string command)
    {
        if (IsRoot)
            Run("su", "postgres", "-s", "/bin/sh", "-c", command);
        else
            Run("/bin/sh", "-c", command);
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        // pg_ctl's server inherits the pipes: reading to their end would wait for ever.
        process.WaitForExit(60_000);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {process.StandardError.ReadToEnd()}");
    }

    private static string FindBinaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder).Select(folder => Path.Combine(folder, "bin")).First(bin => File.Exists(Path.Combine(bin, "initdb")))
            : throw new InvalidOperationException("PostgreSQL is not installed; ./test installs it.");
}
