using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;

namespace MotCua.Web.Api;

/// <summary>Finds the key a request carries. Keys are few: all that are good are remembered for a few seconds.</summary>
public sealed class ApiKeys(IServiceScopeFactory scopes) : IDisposable
{
    private const string Scheme = "Bearer ";
    private readonly Remembered<Dictionary<string, ApiKey>> _keys = new(scopes, TimeSpan.FromSeconds(5),
        (db, cancel) => db.ApiKeys.AsNoTracking().Where(key => key.RevokedAt == null).ToDictionaryAsync(key => key.SecretHash, cancel));

    public async ValueTask<ApiKey?> FindAsync(HttpRequest request, CancellationToken cancel)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        return (await _keys.GetAsync(cancel)).GetValueOrDefault(HashOf(header[Scheme.Length..].Trim()));
    }

    /// <summary>A new secret: 256 random bits, shown once and stored as a hash.</summary>
    public static string NewSecret() => $"mc_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public void Dispose() => _keys.Dispose();
}
