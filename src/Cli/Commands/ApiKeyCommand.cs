using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Platform.Accounts;
using MotCua.Modules.Staffing;
using MotCua.Web.Api;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua api-key create|list|revoke</c>: keys for kiosks, officers' programs and readers.</summary>
public static class ApiKeyCommand
{
    public static Command Create(StoreDoor door, TimeProvider clock) => new("api-key", "Keys for the API.")
    {
        CreateKey(door, clock), List(door), Revoke(door, clock),
    };

    private static Command CreateKey(StoreDoor door, TimeProvider clock)
    {
        var scope = new Option<string>("--scope") { Description = "kiosk (files), officer (files and acts as a person) or read.", Required = true };
        scope.AcceptOnlyFromAmong("kiosk", "officer", "read");
        var name = new Option<string>("--name") { Description = "What the key is for, as the list shows it.", Required = true };
        var unit = new Option<string?>("--unit") { Description = "Code of the one commune or ward the key files for." };
        var person = new Option<string?>("--person") { Description = "Sign-in name of the officer the key acts as; with --scope officer." };
        var create = new Command("create", "Make a key. Its secret is printed once, on stdout, and stored nowhere.") { scope, name, unit, person };
        create.SetAction((parsed, cancel) => InStoreAsync(door, parsed, async (services, db, streams) =>
        {
            var (code, signIn) = (parsed.GetValue(unit), parsed.GetValue(person));
            if (code is not null && (await services.GetRequiredService<OfficeDirectory>().GetAsync(cancel)).Unit(code, clock.GetUtcNow().LegalDay()) is null)
                return await SayAsync(streams.Error, $"There is no unit {code} today.");
            var known = signIn is null ? null : await services.GetRequiredService<Holders>().BySignInAsync(signIn.Trim().ToLowerInvariant(), cancel);
            if (signIn is not null && known is null)
                return await SayAsync(streams.Error, $"Nobody in the roster signs in as {signIn}.");

            var secret = ApiKeys.NewSecret();
            var deed = CliDeed.Of("api-key.create", clock);
            var request = new CreateApiKey(
                parsed.GetRequiredValue(name), Enum.Parse<KeyScope>(parsed.GetRequiredValue(scope), ignoreCase: true), ApiKeys.HashOf(secret), code, known?.Id.Value);
            var made = await services.GetRequiredService<Work>().DoAsync((CreateApiKeyHandler h, CancellationToken c) => h.HandleAsync(request, deed, c), deed, null, cancel);
            if (made.IsRefused(out var refusal))
                return await SayAsync(streams.Error, $"{refusal.Message} [{refusal.Code}]");
            await streams.Out.WriteLineAsync(secret);
            await streams.Error.WriteLineAsync("Keep it now: it is not shown again. Send it as  Authorization: Bearer SECRET");
            return 0;
        }, cancel));
        return create;
    }

    private static Command List(StoreDoor door)
    {
        var list = new Command("list", "The keys in use and those revoked, without their secrets.");
        list.SetAction((parsed, cancel) => InStoreAsync(door, parsed, async (_, db, streams) =>
        {
            foreach (var key in await db.ApiKeys.AsNoTracking().OrderBy(key => key.CreatedAt).ToListAsync(cancel))
                await streams.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{key.Name}  {key.Scope.ToString().ToLowerInvariant()}{(key.Unit is null ? "" : $"  unit {key.Unit}")}  since {key.CreatedAt.LegalDay():yyyy-MM-dd}{(key.RevokedAt is { } end ? $"  revoked {end.LegalDay():yyyy-MM-dd}" : "")}"));
            return 0;
        }, cancel));
        return list;
    }

    private static Command Revoke(StoreDoor door, TimeProvider clock)
    {
        var name = new Option<string>("--name") { Description = "Name of the key.", Required = true };
        var revoke = new Command("revoke", "End a key.") { name };
        revoke.SetAction((parsed, cancel) => InStoreAsync(door, parsed, async (services, _, streams) =>
        {
            var deed = CliDeed.Of("api-key.revoke", clock);
            var request = new RevokeApiKey(parsed.GetRequiredValue(name));
            var ended = await services.GetRequiredService<Work>().DoAsync((RevokeApiKeyHandler h, CancellationToken c) => h.HandleAsync(request, deed, c), deed, null, cancel);
            return ended.IsRefused(out var refusal) ? await SayAsync(streams.Error, $"{refusal.Message} [{refusal.Code}]") : 0;
        }, cancel));
        return revoke;
    }

    private static async Task<int> InStoreAsync(
        StoreDoor door, ParseResult parsed, Func<IServiceProvider, AppDb, (TextWriter Out, TextWriter Error), Task<int>> act, CancellationToken cancel)
    {
        var streams = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (await door(cancel) is not { } services)
            return await SayAsync(streams.Error, "There is no store yet. Create one: motcua space create live");
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>(), streams);
    }

    private static async Task<int> SayAsync(TextWriter error, string text)
    {
        await error.WriteLineAsync(text);
        return 1;
    }
}
