using System.Net;
using AngleSharp.Html.Dom;
using Shouldly;

namespace MotCua.Tests.Web.Kiosk;

/// <summary>One person at the kiosk without script; keeps every address and every cookie the kiosk ever gave.</summary>
internal sealed class Visit(HttpClient client)
{
    /// <summary>An invented citizen's card.</summary>
    public const string Card = "011186012345||Lò Thị Mai|14081986|Nữ|Bản Na Sang 1, xã Na Sang, tỉnh Điện Biên|15042021";

    public List<string> Addresses { get; } = [];

    public List<string> Cookies { get; } = [];

    public HttpResponseMessage Last { get; private set; } = null!;

    public IHtmlDocument Page { get; private set; } = null!;

    public string At => Last.RequestMessage!.RequestUri!.AbsolutePath;

    /// <summary>Opens an address and follows where it leads.</summary>
    public async Task<Visit> OpenAsync(string address) => await FollowAsync(await client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute)));

    /// <summary>Presses a button of the page in view, with what was typed.</summary>
    public async Task<Visit> SendAsync(params (string Field, string Value)[] fields) =>
        await FollowAsync(await client.PostFormAsync(Page, fields.ToDictionary(f => f.Field, f => f.Value), "main form"));

    /// <summary>The same button again, on a page kept from before.</summary>
    public Task<HttpResponseMessage> PressAsync(IHtmlDocument page, params (string Field, string Value)[] fields) =>
        client.PostFormAsync(page, fields.ToDictionary(f => f.Field, f => f.Value), "main form");

    /// <summary>From the start to the question what is needed.</summary>
    public async Task<Visit> IntroducedAsync(string card = Card)
    {
        await OpenAsync("/kiosk");
        await SendAsync(("Act", "begin"));
        await SendAsync(("Card", card));
        await SendAsync(("Act", "yes"));
        return await SendAsync(("Act", "skip"));
    }

    /// <summary>From the start to the last look before handing in a birth registration.</summary>
    public async Task<Visit> ReadyAsync()
    {
        await IntroducedAsync();
        await SendAsync(("Words", "lam giay khai sinh"));
        await SendAsync(("Code", Town.BirthRegistration));
        await SendAsync(("Case", "birth-certificate"));
        await OpenAsync("/kiosk/papers");
        for (var guard = 0; guard < 9 && At == "/kiosk/papers"; guard++)
            await SendAsync(("Act", "next"), ("Ticked", Page.QuerySelector("input[name=Ticked]")!.GetAttribute("value")!));
        At.ShouldBe("/kiosk/hand-in");
        return this;
    }

    private async Task<Visit> FollowAsync(HttpResponseMessage answer)
    {
        for (var guard = 0; guard < 6; guard++)
        {
            Last = answer;
            Addresses.Add(answer.RequestMessage!.RequestUri!.ToString());
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
                Cookies.AddRange(cookies);
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.Found))
                break;
            answer = await client.GetAsync(answer.Headers.Location);
        }
        Page = await Last.DocumentAsync();
        return this;
    }
}
