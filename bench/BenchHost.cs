using MotCua.Web;
using MotCua.Web.Api;

namespace MotCua.Bench;

/// <summary>The product's own host, with a do-nothing door before it and, for the negative control, a liar in front.</summary>
public static class BenchHost
{
    public const string NothingPath = "/bench/nothing";
    private const string Dossiers = "/api/v1/dossiers";
    /// <summary>A request that carries it is not lied to.</summary>
    public const string TruthHeader = "X-Bench-Truth";
    private static readonly byte[] s_nothing = System.Text.Encoding.UTF8.GetBytes($"{{\"reference\":\"\",\"filler\":\"{new string('-', 200)}\"}}");

    public static async Task<int> ServeAsync(Options options)
    {
        var host = HostOptions.FromEnvironment(Environment.GetEnvironmentVariable);
        using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        await using var app = Host.Build(host, services =>
        {
            services.AddSingleton<IStartupFilter>(new Doors(options.Has("liar") ? client : null));
            if (options.Has("lenient"))
                services.AddSingleton(new ApiLimits { TrackingPerMinute = int.MaxValue, MissesPerAddressAndHour = int.MaxValue, MissesPerNumberAndHour = int.MaxValue });
        });
        await Host.CheckAsync(app, CancellationToken.None);
        // The bench holds our standard input: when it is gone, even killed, nobody needs us.
        _ = Task.Run(() =>
        {
            Console.In.ReadToEnd();
            Environment.Exit(0);
        });
        await app.RunAsync();
        return 0;
    }

    private sealed class Doors(HttpClient? liar) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(AnswerAsync);
            next(app);
        };

        private async Task AnswerAsync(HttpContext http, RequestDelegate next)
        {
            var lies = liar is not null && HttpMethods.IsPost(http.Request.Method) && http.Request.Path == Dossiers && !http.Request.Headers.ContainsKey(TruthHeader);
            if (!lies && http.Request.Path != NothingPath)
            {
                await next(http);
                return;
            }
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            if (lies)
                Later(http.Request, body.ToArray());
            http.Response.StatusCode = StatusCodes.Status201Created;
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = s_nothing.Length;
            await http.Response.Body.WriteAsync(s_nothing);
        }

        /// <summary>The real request, behind the client's back.</summary>
        private void Later(HttpRequest request, byte[] body)
        {
            var real = new HttpRequestMessage(HttpMethod.Post, Dossiers) { Content = new ByteArrayContent(body) };
            real.Content.Headers.ContentType = new("application/json");
            real.Headers.TryAddWithoutValidation("Authorization", request.Headers.Authorization.ToString());
            real.Headers.TryAddWithoutValidation("Idempotency-Key", request.Headers["Idempotency-Key"].ToString());
            real.Headers.Add(TruthHeader, "1");
            _ = liar!.SendAsync(real);
        }
    }
}
