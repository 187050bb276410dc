using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform;

/// <summary>How often somebody was wrong since a moment: about one number, or from one place. The key is a keyed hash, so the row names neither.</summary>
public sealed class Miss
{
    public required string Key { get; init; }

    public required int Count { get; init; }

    /// <summary>The first miss of the present window.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>Names of what misses are counted by. HMAC-SHA-256 under a key of the installation: a stolen database tells no address and no number.</summary>
public sealed class MissKeys(InstallationKeys keys)
{
    // A key of its own, so that no name typed by a stranger is ever hashed under the key of the tracking codes.
    private readonly byte[] _key = HMACSHA256.HashData(keys.Tracking, "misses"u8);

    public string Of(string name) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(name)));
}

public sealed class MissQueries(AppDb db)
{
    /// <summary>The misses of two names counted since a moment, in one query; 0 for a name without any.</summary>
    public async Task<(int First, int Second)> CountAsync(string first, string second, DateTimeOffset since, CancellationToken cancel)
    {
        var misses = db.Misses;
        var found = await misses.AsNoTracking().Where(miss => (miss.Key == first || miss.Key == second) && miss.Since > since).ToListAsync(cancel);
        return (found.Find(miss => miss.Key == first)?.Count ?? 0, found.Find(miss => miss.Key == second)?.Count ?? 0);
    }
}
