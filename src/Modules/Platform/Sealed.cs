using System.Security.Cryptography;
using System.Text;

namespace MotCua.Modules.Platform;

/// <summary>
/// Personal data at rest: salt and JSON under one person's key (AES-256-GCM), and the digest the journal may hold,
/// <c>SHA-256(salt ‖ JSON)</c>. Without the key neither the text nor a guess at it can be confirmed.
/// </summary>
/// <param name="Key">Text form of the <see cref="KeyRef"/>.</param>
/// <param name="Cipher">12-byte nonce, 16-byte tag, ciphertext of 16 salt bytes and the JSON.</param>
/// <param name="Digest">64 hexadecimal digits.</param>
public sealed record SealedText(string Key, byte[] Cipher, string Digest);

/// <summary>Seals and opens personal data, and indexes personal numbers without storing them.</summary>
public sealed class PersonVault(PersonKeys keys, InstallationKeys installation)
{
    private const int SaltBytes = 16;

    /// <summary>Seals under a new key: one person, one key.</summary>
    public SealedText Seal<T>(T value) => Seal(value, keys.Next());

    /// <summary>Seals under the key a person already has.</summary>
    public SealedText Seal<T>(T value, KeyRef key)
    {
        byte[] plain = [.. RandomNumberGenerator.GetBytes(SaltBytes), .. Encoding.UTF8.GetBytes(StoredJson.Write(value))];
        return new(key.ToString(), AesBox.Close(KeyOf(key), plain), Convert.ToHexStringLower(SHA256.HashData(plain)));
    }

    /// <summary>The value, or null when the person's key was erased.</summary>
    /// <exception cref="CryptographicException">The ciphertext or its digest was changed.</exception>
    public T? Open<T>(SealedText text) where T : class
    {
        if (keys.Find(KeyRef.Parse(text.Key)) is not { } key)
            return null;
        var plain = AesBox.Open(key, text.Cipher);
        if (Convert.ToHexStringLower(SHA256.HashData(plain)) != text.Digest)
            throw new CryptographicException("The sealed text does not match its digest.");
        return StoredJson.Read<T>(Encoding.UTF8.GetString(plain.AsSpan(SaltBytes)));
    }

    /// <summary>Encrypts an upload or print under the person's key.</summary>
    public byte[] SealBytes(ReadOnlySpan<byte> content, KeyRef key) => AesBox.Close(KeyOf(key), content);

    /// <summary>The content, or null when the person's key was erased.</summary>
    public byte[]? OpenBytes(ReadOnlySpan<byte> content, KeyRef key) => keys.Find(key) is { } found ? AesBox.Open(found, content) : null;

    /// <summary>HMAC-SHA256 of a personal number: finds a person's rows, tells nothing without the index key.</summary>
    public string IndexOf(PersonalNumber number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(installation.Index, Encoding.ASCII.GetBytes(number.Digits)));

    /// <summary>A key for a request that tells of people: its body is kept as an HMAC, which no guess at a name can confirm.</summary>
    public WorkKey KeyFor<TRequest>(string principal, string operation, string key, TRequest request) => new(
        principal, operation, key, Convert.ToHexStringLower(HMACSHA256.HashData(installation.Index, Encoding.UTF8.GetBytes(StoredJson.Write(request)))));

    /// <summary>Makes what a person left unreadable for ever.</summary>
    public void Erase(KeyRef key) => keys.Erase(key);

    private byte[] KeyOf(KeyRef key) => keys.Find(key) ?? throw new InvalidOperationException("This person's key was erased.");
}

/// <summary>Digits to be indexed; a type of its own so that no other text is indexed by mistake.</summary>
public readonly record struct PersonalNumber(string Digits);

/// <summary>AES-256-GCM with the nonce and tag in front.</summary>
public static class AesBox
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain)
    {
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes));
        return box;
    }

    /// <exception cref="CryptographicException">Wrong key, or the box was changed.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> box)
    {
        if (box.Length < NonceBytes + TagBytes)
            throw new CryptographicException("The sealed content is cut short.");
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(box[..NonceBytes], box[(NonceBytes + TagBytes)..], box.Slice(NonceBytes, TagBytes), plain);
        return plain;
    }
}
