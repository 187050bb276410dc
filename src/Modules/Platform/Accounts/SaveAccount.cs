using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform.Accounts;

/// <summary>Keeps what signing in changed: password, lock, failed attempts.</summary>
public sealed record SaveAccount(Account Account);

[JournalFact("account.changed", 1)]
public sealed record AccountChanged(bool PasswordChanged, DateTimeOffset? LockedUntil);

public sealed class SaveAccountHandler(AppDb db, Journal journal)
{
    public async Task<Result<Done>> HandleAsync(SaveAccount request, Deed deed, CancellationToken cancel)
    {
        var account = await db.Accounts.SingleAsync(stored => stored.Id == request.Account.Id, cancel);
        var password = account.PasswordHash != request.Account.PasswordHash;
        var locked = account.LockedUntil != request.Account.LockedUntil;
        (account.PasswordHash, account.SecurityStamp) = (request.Account.PasswordHash, request.Account.SecurityStamp);
        (account.LockedUntil, account.FailedAttempts) = (request.Account.LockedUntil, request.Account.FailedAttempts);
        // A mistyped password alone is a counter, not a deed.
        if (password || locked)
            await journal.WriteAsync(deed, $"account:{account.Id.Value:N}", new AccountChanged(password, account.LockedUntil), cancel);
        await db.SaveChangesAsync(cancel);
        return Done.Value;
    }
}
