using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Platform;
using MotCua.Modules.Platform.Accounts;
using MotCua.Modules.Staffing;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua accounts set-password SIGN-IN</c>: gives a person of the roster an account, or a new password; read from stdin.</summary>
public static class AccountsCommand
{
    private const int ShortestPassword = 15;

    public static Command Create(StoreDoor door, TimeProvider clock)
    {
        var name = new Argument<string>("sign-in") { Description = "The person's sign-in name in the roster." };
        var set = new Command("set-password", "Set the password of a person's account, read as one line from stdin; makes the account if there is none.") { name };
        set.SetAction(async (parsed, cancel) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            if (await door(cancel) is not { } services)
            {
                await error.WriteLineAsync("There is no store yet. Create one: motcua space create live");
                return 1;
            }
            var signIn = parsed.GetRequiredValue(name).Trim().ToLowerInvariant();
            var password = (await Console.In.ReadLineAsync(cancel))?.Trim() ?? "";
            if (password.Length < ShortestPassword)
            {
                await error.WriteLineAsync($"A password has at least {ShortestPassword} characters.");
                return 1;
            }
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            if (await scope.ServiceProvider.GetRequiredService<Holders>().BySignInAsync(signIn, cancel) is not { } person)
            {
                await error.WriteLineAsync($"Nobody in the roster signs in as {signIn}.");
                return 1;
            }
            var work = services.GetRequiredService<Work>();
            var deed = CliDeed.Of("account.set-password", clock);
            var hash = new PasswordHasher<Account>().HashPassword(null!, password);
            var known = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(account => account.UserName == signIn, cancel);
            var refused = known is null
                ? (await work.DoAsync((CreateAccountsHandler h, CancellationToken c) =>
                    h.HandleAsync(new CreateAccounts([new NewAccount(signIn, person.Id.Value, hash, person.Invented)]), deed, c), deed, null, cancel)).IsRefused(out var refusal)
                : (await work.DoAsync((SaveAccountHandler h, CancellationToken c) => h.HandleAsync(new SaveAccount(Renewed(known, hash)), deed, c), deed, null, cancel)).IsRefused(out refusal);
            if (refused)
                await error.WriteLineAsync($"{refusal!.Message} [{refusal.Code}]");
            return refused ? 1 : 0;
        });
        return new Command("accounts", "Sign-ins of officers.") { set };
    }

    private static Account Renewed(Account account, string hash)
    {
        (account.PasswordHash, account.SecurityStamp, account.LockedUntil, account.FailedAttempts) = (hash, Guid.NewGuid().ToString("N"), null, 0);
        return account;
    }
}
