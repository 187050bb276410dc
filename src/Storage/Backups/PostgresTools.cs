using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace MotCua.Storage.Backups;

/// <summary>PostgreSQL's own <c>pg_dump</c> and <c>pg_restore</c>; they must not be older than the server.</summary>
internal static class PostgresTools
{
    /// <exception cref="InvalidOperationException">The tool is missing or refuses; the text says why.</exception>
    public static Task DumpAsync(string connection, string file, CancellationToken cancel) =>
        RunAsync("pg_dump", connection, ["--format=custom", "--no-owner", "--no-privileges", "--file", file], cancel);

    /// <exception cref="InvalidOperationException">The tool is missing or refuses, or the database is not empty.</exception>
    public static async Task RestoreAsync(string connection, string file, CancellationToken cancel)
    {
        await using (var source = NpgsqlDataSource.Create(connection))
        await using (var command = source.CreateCommand("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
            if (await command.ExecuteScalarAsync(cancel) is not 0L)
                throw new InvalidOperationException("The database of MOTCUA_DB is not empty; restore into a new one.");
        var database = new NpgsqlConnectionStringBuilder(connection).Database!;
        await RunAsync("pg_restore", connection, ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--dbname", database, file], cancel);
    }

    private static async Task RunAsync(string tool, string connection, string[] arguments, CancellationToken cancel)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true };
        // By environment, so that the password stands in no list of processes.
        start.Environment["PGHOST"] = settings.Host;
        start.Environment["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = settings.Database;
        start.Environment["PGUSER"] = settings.Username;
        if (settings.Password is { } password)
            start.Environment["PGPASSWORD"] = password;
        try
        {
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{tool} ended with {process.ExitCode}: {said.Trim()}");
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{tool} is missing. On Debian or Ubuntu:  sudo apt-get install postgresql-client");
        }
    }
}
