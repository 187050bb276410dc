using System.Security.Cryptography;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Dossiers;

/// <summary>
/// What opens tracking besides the reference: a typed code of 13 Crockford letters (65 bits) and a token of 26 (128 bits) for
/// the QR link. Both derive from a key outside the database, so a reprint shows the same, a re-issue raises the counter and
/// ends the old ones, and a stolen backup opens nothing.
/// </summary>
public sealed class TrackingSecrets(InstallationKeys keys)
{
    private const int TokenLength = 26;

    public string CodeOf(DossierId dossier, int counter) => Derive(dossier, counter, purpose: 1, Crockford32.TrackingLength);

    public string TokenOf(DossierId dossier, int counter) => Derive(dossier, counter, purpose: 2, TokenLength);

    /// <summary>Whether what was typed or scanned opens this dossier; compared in constant time.</summary>
    public bool Opens(string? secret, DossierId dossier, int counter)
    {
        var matchesCode = Matches(secret, CodeOf(dossier, counter), Crockford32.TrackingLength);
        var matchesToken = Matches(secret, TokenOf(dossier, counter), TokenLength);
        return matchesCode | matchesToken;
    }

    private static bool Matches(string? typed, string expected, int length) =>
        Crockford32.TryNormalize(typed, out var code, length)
        && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(code), System.Text.Encoding.ASCII.GetBytes(expected));

    private string Derive(DossierId dossier, int counter, byte purpose, int length)
    {
        Span<byte> about = stackalloc byte[21];
        dossier.Value.TryWriteBytes(about);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(about[16..], counter);
        about[20] = purpose;
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(keys.Tracking, about, mac);
        return Crockford32.Encode(mac[..17], length);
    }
}
