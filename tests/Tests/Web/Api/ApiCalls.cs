using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Api;

/// <summary>What a program does with the API.</summary>
internal static class ApiCalls
{
    public static object Filing(string unit = Town.NaSang, string procedure = Town.BirthRegistration, string? name = "Lò Thị Mai", string? number = "011186012345") => new
    {
        unit, procedure, @case = procedure == Town.BirthRegistration ? "birth-certificate" : null,
        owner = new { fullName = name, personalId = number, sex = "F", birthDate = "1986-08-14" }, components = Array.Empty<string>(),
    };

    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, string address, object body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body as HttpContent ?? JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> AskAsync(this HttpClient client, string address) =>
        client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public static Task<string> TextAsync(this HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static StringContent Raw(string text) => new(text, Encoding.UTF8, "application/json");

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.TextAsync());
        return document.RootElement.Clone();
    }

    /// <summary>The answer is a problem document with this status and code.</summary>
    public static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string code, string? field = null)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.JsonAsync();
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        if (field is not null)
            problem.GetProperty("field").GetString().ShouldBe(field);
        return problem;
    }
}
