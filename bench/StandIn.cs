using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Platform;
using MotCua.Web.Api;

namespace MotCua.Bench;

internal static class StandIn
{
    public static async Task AnswerAsync(HttpContext http)
    {
        if (await http.RequestServices.GetRequiredService<ApiKeys>().FindAsync(http.Request, default) is null)
        {
            http.Response.StatusCode = 401;
            return;
        }
        var request = (await System.Text.Json.JsonSerializer.DeserializeAsync<SubmitDossier>(http.Request.Body, StoredJson.Options))!;
        var deed = new Deed { Actor = new Actor(ActorKind.ApiClient, "x"), At = DateTimeOffset.UtcNow, Act = "dossier.submit", Door = "api" };
        var key = http.RequestServices.GetRequiredService<PersonVault>().KeyFor("x", "dossier.submit", http.Request.Headers["Idempotency-Key"].ToString(), request);
        var filed = await http.RequestServices.GetRequiredService<Work>().DoAsync((SubmitDossierHandler h, CancellationToken c) => h.HandleAsync(request, deed, c), deed, key, default);
        if (filed.IsRefused(out var refusal))
            await Problems.From(refusal, http).ExecuteAsync(http);
        else
            await Results.Created("/x", filed.Value).ExecuteAsync(http);
    }
}
