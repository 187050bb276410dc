using System.Security.Cryptography;
using System.Text.Json;
using MotCua.Modules.Platform;

namespace MotCua.Storage.Backups;

/// <summary>One file of a backup: its place under the folder, its bytes, its SHA-256.</summary>
public sealed record BackupPart(string Path, long Length, string Sha256);

/// <summary>What a backup holds, written last: a folder without it is no backup.</summary>
/// <param name="Store"><c>sqlite</c>, <c>postgres</c>, or <c>keys</c> for a backup of the keys alone.</param>
/// <param name="Migration">Newest migration of the database; empty for keys.</param>
/// <param name="Entries">Entries of the journal when the database was copied.</param>
public sealed record BackupManifest(
    int Shape, string Store, Space Space, DateTimeOffset At, string Migration, long Entries, IReadOnlyList<BackupPart> Parts)
{
    public const int PresentShape = 1;
    private const string Name = "manifest.json";
    private const string SumName = "manifest.sha256";
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Makes the parts durable by their sums: manifest first, its own sum last.</summary>
    public void Write(string folder)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(this, s_json);
        PrivateFiles.WriteDurably(System.IO.Path.Combine(folder, Name), text);
        PrivateFiles.WriteDurably(System.IO.Path.Combine(folder, SumName), System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(text))));
    }

    /// <summary>Reads the manifest and every part; whatever is missing, damaged or too much is named.</summary>
    /// <exception cref="InvalidOperationException">The backup is not whole.</exception>
    public static async Task<BackupManifest> CheckAsync(string folder, CancellationToken cancel)
    {
        var (path, sum) = (System.IO.Path.Combine(folder, Name), System.IO.Path.Combine(folder, SumName));
        if (!File.Exists(path) || !File.Exists(sum))
            throw new InvalidOperationException($"{folder} is not a finished backup: it has no {Name} with its sum.");
        var text = await File.ReadAllBytesAsync(path, cancel);
        if (Convert.ToHexStringLower(SHA256.HashData(text)) != await File.ReadAllTextAsync(sum, cancel))
            throw new InvalidOperationException($"{path} is damaged.");
        var manifest = JsonSerializer.Deserialize<BackupManifest>(text, s_json)!;
        if (manifest.Shape != PresentShape)
            throw new InvalidOperationException($"The backup has shape {manifest.Shape}; this program reads {PresentShape}.");
        var faults = new List<string>();
        foreach (var part in manifest.Parts)
            if (await FaultOfAsync(folder, part, cancel) is { } fault)
                faults.Add(fault);
        return faults.Count == 0 ? manifest : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    public static async Task<BackupPart> PartAsync(string folder, string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(System.IO.Path.Combine(folder, path));
        return new BackupPart(path, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)));
    }

    private static async Task<string?> FaultOfAsync(string folder, BackupPart part, CancellationToken cancel)
    {
        var path = System.IO.Path.Combine(folder, part.Path);
        if (!File.Exists(path))
            return $"{path} is missing.";
        return await PartAsync(folder, part.Path, cancel) == part ? null : $"{path} is damaged.";
    }
}
