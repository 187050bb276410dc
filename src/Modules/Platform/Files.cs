using System.Security.Cryptography;

namespace MotCua.Modules.Platform;

public readonly record struct FileId(Guid Value) : IStrongId<FileId>
{
    public static FileId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>An upload: encrypted under one person's key, random name, never shared between dossiers.</summary>
public sealed class StoredFile
{
    public required FileId Id { get; init; }

    /// <summary>SHA-256 of the plain content, kept for proof; 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes of the plain content.</summary>
    public required long Length { get; init; }

    /// <summary>Told from the content's first bytes, not from the name.</summary>
    public required string ContentType { get; init; }

    /// <summary>The person's key it is encrypted under.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Puts contents into the space's files folder, durable before the row that names them is written.</summary>
public sealed class FileStore(string folder, PersonVault vault)
{
    /// <summary>Largest upload, in bytes: 20 MB.</summary>
    public const long LargestBytes = 20 * 1024 * 1024;

    /// <summary>Writes the content; a row that claims it must follow, else it is removed after 24 hours.</summary>
    public StoredFile Save(byte[] content, string contentType, KeyRef key, Deed deed)
    {
        var file = new StoredFile
        {
            Id = deed.NewId<FileId>(), Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)), Length = content.LongLength,
            ContentType = contentType, Key = key.ToString(), At = deed.At,
        };
        var path = PathOf(file.Id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        PrivateFiles.WriteDurably(path, vault.SealBytes(content, key));
        return file;
    }

    /// <summary>The plain content, or null when the person's key was erased.</summary>
    public byte[]? Open(StoredFile file) => vault.OpenBytes(File.ReadAllBytes(PathOf(file.Id)), KeyRef.Parse(file.Key));

    public void Remove(FileId id) => File.Delete(PathOf(id));

    /// <summary>Ids of contents older than a moment; the caller removes those no row claims.</summary>
    public IEnumerable<FileId> WrittenBefore(DateTimeOffset moment) => !Directory.Exists(folder) ? [] :
        from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        where File.GetLastWriteTimeUtc(path) < moment.UtcDateTime && Guid.TryParseExact(Path.GetFileName(path), "N", out _)
        select new FileId(Guid.ParseExact(Path.GetFileName(path), "N"));

    private string PathOf(FileId id)
    {
        var name = id.ToString();
        return Path.Combine(folder, name[^2..], name);
    }
}

/// <summary>Tells a scan's type from its first bytes; names and claimed types are not believed.</summary>
public static class FileTypes
{
    /// <summary>The content type, or null when the content is none of PDF, JPEG, PNG.</summary>
    public static string? Sniff(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("%PDF-"u8) => "application/pdf",
        _ when content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        _ when content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
        _ => null,
    };
}
