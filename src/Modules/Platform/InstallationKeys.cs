using System.Security.Cryptography;

namespace MotCua.Modules.Platform;

/// <summary>
/// The installation's secrets, kept as files outside the database and its backup: the index key for personal numbers and
/// the key behind tracking codes. Made once when a space is created; 32 random bytes each, readable by the owner only.
/// </summary>
public sealed class InstallationKeys
{
    private InstallationKeys(byte[] index, byte[] tracking) => (Index, Tracking) = (index, tracking);

    /// <summary>HMAC key of the personal-number index.</summary>
    public byte[] Index { get; }

    /// <summary>HMAC key from which tracking codes are derived.</summary>
    public byte[] Tracking { get; }

    /// <summary>Makes whatever key is missing. Only for the creation of a space.</summary>
    public static InstallationKeys Create(string folder)
    {
        PrivateFiles.CreateFolder(folder);
        foreach (var name in (string[])["index.key", "tracking.key"])
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                PrivateFiles.WriteDurably(path, RandomNumberGenerator.GetBytes(32));
        }
        return Load(folder);
    }

    /// <exception cref="InvalidOperationException">A key is missing, has the wrong length or is readable by others.</exception>
    public static InstallationKeys Load(string folder) => new(Read(folder, "index.key"), Read(folder, "tracking.key"));

    private static byte[] Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new InvalidOperationException($"The key {path} is missing; restore the keys folder of this space.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~PrivateFiles.OwnerFile) != 0)
            throw new InvalidOperationException($"The key {path} may be read by others; set its mode to 0600.");
        var key = File.ReadAllBytes(path);
        return key.Length == 32 ? key : throw new InvalidOperationException($"The key {path} is damaged.");
    }
}
