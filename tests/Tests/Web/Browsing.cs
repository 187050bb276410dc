using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using Shouldly;

namespace MotCua.Tests.Web;

/// <summary>What a person does with a browser, without script.</summary>
internal static class Browsing
{
    /// <summary>The value; a refusal fails the test and shows itself.</summary>
    public static T Kept<T>(this Result<T> result) =>
        result.IsRefused(out var refusal) ? throw new Shouldly.ShouldAssertException($"refused: {refusal.Code} ({refusal.Message}) {string.Join(", ", refusal.Args)}") : result.Value;

    /// <summary>The code of the refusal; something else fails the test.</summary>
    public static string Refused<T>(this Result<T> result) =>
        result.IsRefused(out var refusal) ? refusal.Code : throw new Shouldly.ShouldAssertException($"was not refused but gave {result.Value}");

    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"GET {address}");
        return await answer.DocumentAsync();
    }

    public static async Task<IHtmlDocument> DocumentAsync(this HttpResponseMessage answer)
    {
        // Never disposed: that would empty the page.
        var context = BrowsingContext.New(Configuration.Default);
        var html = await answer.Content.ReadAsStringAsync();
        return (IHtmlDocument)await context.OpenAsync(page => page.Content(html).Address(answer.RequestMessage!.RequestUri!));
    }

    /// <summary>
    /// Opens a page, fills the form that has all the named fields (or the one a selector names), and sends it with everything hidden in it, the
    /// antiforgery token too. A field the form does not have fails the test.
    /// </summary>
    /// <param name="files">Uploads by field name; the form is then sent as multipart.</param>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client, string address, Dictionary<string, string> fields, string? selector = null,
        IReadOnlyList<(string Field, string FileName, string Type, byte[] Content)>? files = null) =>
        await client.PostFormAsync(await client.PageAsync(address), fields, selector, files);

    /// <inheritdoc cref="PostFormAsync(HttpClient, string, Dictionary{string, string}, string?, IReadOnlyList{ValueTuple{string, string, string, byte[]}}?)"/>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client, IHtmlDocument page, Dictionary<string, string> fields, string? selector = null,
        IReadOnlyList<(string Field, string FileName, string Type, byte[] Content)>? files = null)
    {
        var names = fields.Keys.Concat(files?.Select(file => file.Field) ?? []).ToList();
        var forms = page.QuerySelectorAll(selector ?? "form").OfType<IHtmlFormElement>().Where(form => form.Closest(".langs") is null).Where(form => names.TrueForAll(name => Has(form, name))).ToList();
        var form = forms.FirstOrDefault(candidate => candidate.Method == "post") ?? forms.FirstOrDefault();
        form.ShouldNotBeNull($"{page.Url}: no form has {string.Join(", ", names)}");

        var values = Filled(form).Where(pair => !fields.ContainsKey(pair.Key)).Concat(fields).ToList();
        var action = new Uri(new Uri(page.Url), form.GetAttribute("action") is { Length: > 0 } to ? to : page.Url);
        if (form.Method != "post")
            return await client.GetAsync(new Uri(action.GetLeftPart(UriPartial.Path) + "?" + await new FormUrlEncodedContent(values).ReadAsStringAsync()));
        if (files is null && form.Enctype != "multipart/form-data")
            return await client.PostAsync(action, new FormUrlEncodedContent(values));
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            parts.Add(new StringContent(value), name);
        foreach (var (field, fileName, type, content) in files ?? [])
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new(type);
            parts.Add(part, field, fileName);
        }
        return await client.PostAsync(action, parts);
    }

    private static bool Has(IHtmlFormElement form, string name) => form.QuerySelectorAll("[name]").Any(field => field.GetAttribute("name") == name);

    private static IEnumerable<KeyValuePair<string, string>> Filled(IHtmlFormElement form)
    {
        foreach (var field in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "submit" or "button" or "image" or "file" or "reset" }:
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return new(name, select.Value ?? "");
                    break;
                case IHtmlTextAreaElement area:
                    yield return new(name, area.Value);
                    break;
            }
        }
    }
}
