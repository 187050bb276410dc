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
        // A form that acts is never sent by a press on another language; what was typed into it is kept by UnsentForms.
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.Query.ContainsKey("handler") || !ShowsOnly(request.Path))
            return null;
        var fields = request.Form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        var secret = fields.Exists(field => field.Key.Contains("password", StringComparison.OrdinalIgnoreCase));
        return secret || fields.Sum(field => field.Key.Length + field.Value.Length) > Longest ? null : fields;
    }

    private static bool ShowsOnly(PathString path) => path == "/counter/new" || path == "/office/bulk" || path == "/portal/track" || path == "/kiosk/track"
        || path == "/kiosk/procedure";
}
