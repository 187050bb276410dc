using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using Npgsql;

namespace MotCua.Storage.Backups;

/// <summary>
/// Copies a space while it is served. The database is one consistent moment; files are copied after it, and since a file is
/// durable before the row that names it, every file the database names is there. Keys are never part of it: a backup of the
/// data opens nothing, and a backup of the keys shows nothing.
/// </summary>
public static class Backup
{
    private const string Database = "motcua.db";
    private const string Dump = "motcua.dump";
    private const string Files = "files";

    /// <summary>Database and files into an empty folder.</summary>
    /// <exception cref="InvalidOperationException">The folder is not empty, lies inside the space, or PostgreSQL's tools are missing or refuse.</exception>
    public static async Task<BackupManifest> WriteAsync(StoreOptions options, string folder, DateTimeOffset at, CancellationToken cancel)
    {
        Begin(options, folder);
        var database = options.IsPostgres ? Dump : Database;
        if (options.PostgresConnection is { } connection)
            await PostgresTools.DumpAsync(connection, Path.Combine(folder, Dump), cancel);
        else
            CopySqlite(options.Folder.Database, Path.Combine(folder, Database));
        var parts = new List<BackupPart> { await BackupManifest.PartAsync(folder, database, cancel) };
        parts.AddRange(await CopyFolderAsync(options.Folder.Files, folder, Files, cancel));
        var (migration, entries) = await SizeAsync(options, folder, cancel);
        var manifest = new BackupManifest(BackupManifest.PresentShape, options.IsPostgres ? "postgres" : "sqlite", options.Folder.Space, at, migration, entries, parts);
        manifest.Write(folder);
        return manifest;
    }

    /// <summary>The keys, into a folder that must not be kept beside a backup of the data.</summary>
    /// <exception cref="InvalidOperationException">The folder is not empty or lies inside the space.</exception>
    public static async Task<BackupManifest> WriteKeysAsync(StoreOptions options, string folder, DateTimeOffset at, CancellationToken cancel)
    {
        Begin(options, folder);
        var parts = await CopyFolderAsync(options.Folder.Keys, folder, "keys", cancel);
        var manifest = new BackupManifest(BackupManifest.PresentShape, "keys", options.Folder.Space, at, "", 0, parts);
        manifest.Write(folder);
        return manifest;
    }

    /// <summary>Puts a backup of the data and one of the keys into a data folder where the space does not exist yet.</summary>
    /// <exception cref="InvalidOperationException">A backup is not whole, belongs to another space or kind of store, or the target is not empty.</exception>
    public static async Task<BackupManifest> RestoreAsync(StoreOptions options, string folder, string keysFolder, CancellationToken cancel)
    {
        var (data, keys) = (await BackupManifest.CheckAsync(folder, cancel), await BackupManifest.CheckAsync(keysFolder, cancel));
        if (keys.Store != "keys" || data.Store == "keys")
            throw new InvalidOperationException("Give a backup of the data, and with --keys one of the keys.");
        if (data.Space != options.Folder.Space || keys.Space != options.Folder.Space)
            throw new InvalidOperationException($"The backup is of the space '{SpaceFolder.Name(data.Space)}', not '{SpaceFolder.Name(options.Folder.Space)}'.");
        if (data.Store == "postgres" != options.IsPostgres)
            throw new InvalidOperationException(options.IsPostgres
                ? "The backup is of an SQLite store; restore it without MOTCUA_DB."
                : "The backup is of a PostgreSQL store; set MOTCUA_DB to an empty database.");
        if (Directory.Exists(options.Folder.Path))
            throw new InvalidOperationException($"{options.Folder.Path} exists already; restore into another MOTCUA_DATA, or move it away first.");
        PrivateFiles.CreateFolder(options.Folder.Root);
        PrivateFiles.CreateFolder(options.Folder.Path);
        foreach (var part in data.Parts.Where(part => part.Path.StartsWith(Files, StringComparison.Ordinal)))
            CopyTo(folder, part.Path, options.Folder.Path);
        foreach (var part in keys.Parts)
            CopyTo(keysFolder, part.Path, options.Folder.Path);
        if (options.PostgresConnection is { } connection)
            await PostgresTools.RestoreAsync(connection, Path.Combine(folder, Dump), cancel);
        else
            CopyTo(folder, Database, options.Folder.Path);
        return data;
    }

    private static void Begin(StoreOptions options, string folder)
    {
        var inside = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        if (inside.StartsWith(Path.GetFullPath(options.Folder.Root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new InvalidOperationException($"{folder} lies inside the data folder; a backup belongs on another disk.");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new InvalidOperationException($"{folder} is not empty.");
        PrivateFiles.CreateFolder(folder);
    }

    /// <summary>SQLite's own online backup, in one step: one moment, writers go on.</summary>
    private static void CopySqlite(string from, string to)
    {
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString());
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        source.Open();
        target.Open();
        source.BackupDatabase(target);
        using var check = target.CreateCommand();
        // One file that stands alone, whole in itself.
        check.CommandText = "PRAGMA journal_mode=DELETE; PRAGMA integrity_check;";
        using var answer = check.ExecuteReader();
        answer.NextResult();
        if (!answer.Read() || answer.GetString(0) != "ok")
            throw new InvalidOperationException("The copy of the database is not whole; the database itself may be damaged. Run: motcua verify");
    }

    private static async Task<IReadOnlyList<BackupPart>> CopyFolderAsync(string from, string folder, string name, CancellationToken cancel)
    {
        var parts = new List<BackupPart>();
        if (!Directory.Exists(from))
            return parts;
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".tmp", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var place = Path.Combine(name, Path.GetRelativePath(from, path));
            try
            {
                PrivateFiles.CreateFolder(Path.GetDirectoryName(Path.Combine(folder, place))!);
                PrivateFiles.WriteDurably(Path.Combine(folder, place), await File.ReadAllBytesAsync(path, cancel));
            }
            catch (FileNotFoundException)
            {
                // An upload nobody claimed was swept meanwhile.
                continue;
            }
            parts.Add(await BackupManifest.PartAsync(folder, place, cancel));
        }
        return parts;
    }

    private static void CopyTo(string folder, string place, string target)
    {
        var to = Path.Combine(target, place);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(to)!);
        File.Copy(Path.Combine(folder, place), to);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, PrivateFiles.OwnerFile);
    }

    /// <summary>Asked of the copy where there is one to ask, so that the figures are of its moment.</summary>
    private static async Task<(string Migration, long Entries)> SizeAsync(StoreOptions options, string folder, CancellationToken cancel)
    {
        await using AppDb db = options.PostgresConnection is { } connection
            ? new PostgresAppDb(PostgresAppDb.OptionsFor(NpgsqlDataSource.Create(connection)))
            : new SqliteAppDb(SqliteAppDb.ReadingOptionsFor(Path.Combine(folder, Database)));
        var migrations = await db.Database.GetAppliedMigrationsAsync(cancel);
        return (migrations.Last(), await db.Journal.LongCountAsync(cancel));
    }
}
