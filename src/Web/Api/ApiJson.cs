using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace MotCua.Web.Api;

/// <summary>How the API reads and writes JSON: camelCase, enums as words, Vietnamese letters as themselves, nulls left out.</summary>
public static class ApiJson
{
    /// <summary>The largest body a call may send, in bytes; a filing is about one kilobyte.</summary>
    public const int LargestBody = 64 * 1024;

    public static readonly JsonSerializerOptions Options = Shape(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Shape(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }

    /// <summary>The body of a call; what cannot be read is refused with the field that is wrong. Fields we do not know are ignored.</summary>
    public static async Task<Result<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancel) where T : class
    {
        if (!request.HasJsonContentType())
            return new Refusal("api.content-type", "Send the body as application/json.");
        if (request.ContentLength > LargestBody)
            return TooLarge;
        try
        {
            using var kept = new MemoryStream((int)(request.ContentLength ?? 1024));
            var part = new byte[4096];
            for (int read; (read = await request.Body.ReadAsync(part, cancel)) > 0;)
            {
                if (kept.Length + read > LargestBody)
                    return TooLarge;
                kept.Write(part, 0, read);
            }
            var body = JsonSerializer.Deserialize<T>(kept.GetBuffer().AsSpan(0, (int)kept.Length), Options);
            return body is null ? new Refusal("api.json.invalid", "The body is not the JSON that /openapi/v1.json describes.") : body;
        }
        catch (JsonException fault)
        {
            // The path only: the fault's own message may quote what somebody typed.
            return new Refusal("api.json.invalid", "The body is not the JSON that /openapi/v1.json describes.", fault.Path is { Length: > 2 } path ? path[2..] : null);
        }
    }

    private static Refusal TooLarge => new("api.body.large", "The body may have at most 64 KB.");
}
