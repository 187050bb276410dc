using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace MotCua.Tests.Web.Counter;

/// <summary>What an officer fills in at the counter.</summary>
internal static class CounterForms
{
    /// <summary>Every paper of the page lies on the table, one original each.</summary>
    public static Dictionary<string, string> AllHad(IHtmlDocument page) => page.QuerySelectorAll<IHtmlInputElement>("input[value=Had]")
        .SelectMany(radio => new[] { KeyValuePair.Create(radio.Name!, "Had"), KeyValuePair.Create(radio.Name!.Replace("Status-", "Originals-", StringComparison.Ordinal), "1") })
        .ToDictionary();

    /// <summary>The hidden fields of a form, the antiforgery token among them.</summary>
    public static List<KeyValuePair<string, string>> Hidden(IHtmlDocument page, string form) =>
        [.. page.QuerySelector(form)!.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(field => KeyValuePair.Create(field.Name!, field.Value))];

    public static Task<HttpResponseMessage> OpenAsync(this HttpClient client, string address) =>
        client.GetAsync(new Uri(address, UriKind.Relative), Xunit.TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> PostToAsync(this HttpClient client, string address, HttpContent content) =>
        client.PostAsync(new Uri(address, UriKind.Relative), content, Xunit.TestContext.Current.CancellationToken);

    public static byte[] Pdf { get; } = [.. "%PDF-1.7\n"u8, .. new byte[400]];

    public static byte[] Png { get; } = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[400]];

    public static byte[] Text { get; } = [.. "this is a text, whatever its name says"u8];
}
