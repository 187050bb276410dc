using MotCua.Modules.Platform;

namespace MotCua.Web.Api;

/// <summary>The <c>Idempotency-Key</c> header (draft-ietf-httpapi-idempotency-key-header-07): the same key and body get the first answer again.</summary>
public static class Idempotency
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 200;

    /// <summary>The key of this call, bare or in quotes; null when the client sent none.</summary>
    public static Result<string?> KeyOf(HttpRequest request)
    {
        var sent = request.Headers[Header];
        if (sent.Count == 0)
            return (string?)null;
        var key = sent.ToString().Trim();
        if (key is ['"', .. var inner, '"'])
            key = inner;
        return sent.Count == 1 && key.Length is > 0 and <= Longest && key.All(sign => sign is > ' ' and <= '~')
            ? key
            : new Refusal("api.idempotency.invalid", "An Idempotency-Key has 1 to 200 visible ASCII characters.", Header);
    }

    /// <summary>Whose keys these are: those of different clients never meet.</summary>
    public static string PrincipalOf(ApiKey key) => $"key:{key.Id.Value:N}";
}
