using System.Security.Cryptography;
using System.Text;

namespace MotCua.Modules.Organisation;

/// <summary>Ids computed from a name (RFC 9562 version 8, SHA-256), for things that come from a list we read again and again.</summary>
public static class StableId
{
    /// <summary>Equal parts in equal order give the equal id on every machine. Parts are NFC text; none may hold U+001F.</summary>
    public static Guid From(params ReadOnlySpan<string> parts)
    {
        var name = string.Join('\u001f', parts!).Normalize();
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
