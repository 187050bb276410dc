namespace MotCua.Web.Words;

/// <summary>
/// What the browser sent to get the page in view. The language switch sends it once more, so that a page which answers a form (a refusal, a
/// search, a dossier found) is shown again in the other language with everything typed. Chosen files cannot be sent again by a page.
/// </summary>
public static class SentForm
{
    private const int Longest = 200_000;

    /// <summary>The fields to send again; null when the page did not answer a form, or the form holds a secret that no page may repeat.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Of(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return null;
        var fields = request.Form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        var secret = fields.Exists(field => field.Key.Contains("password", StringComparison.OrdinalIgnoreCase));
        return secret || fields.Sum(field => field.Key.Length + field.Value.Length) > Longest ? null : fields;
    }
}
