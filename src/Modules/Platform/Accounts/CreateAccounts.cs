using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform.Accounts;

/// <summary>Makes the accounts of people who have none yet.</summary>
public sealed record CreateAccounts(IReadOnlyList<NewAccount> Accounts);

/// <param name="PasswordHash">Null: nobody can sign in until a password is set.</param>
public sealed record NewAccount(string UserName, Guid Person, string? PasswordHash, bool Invented);

[JournalFact("accounts.created", 1)]
public sealed record AccountsCreated(IReadOnlyList<Guid> People, bool Invented);

public sealed class CreateAccountsHandler(AppDb db, Journal journal)
{
    public async Task<Result<int>> HandleAsync(CreateAccounts request, Deed deed, CancellationToken cancel)
    {
        var names = request.Accounts.Select(account => account.UserName).ToList();
        var known = (await db.Accounts.Where(account => names.Contains(account.UserName)).Select(account => account.UserName).ToListAsync(cancel)).ToHashSet();
        var made = request.Accounts.Where(account => !known.Contains(account.UserName)).ToList();
        db.AddRange(made.Select(account => new Account
        {
            Id = deed.NewId<AccountId>(), UserName = account.UserName, Person = account.Person, PasswordHash = account.PasswordHash,
            SecurityStamp = Guid.NewGuid().ToString("N"), Invented = account.Invented,
        }));
        if (made.Count > 0)
            await journal.WriteAsync(deed, "accounts", new AccountsCreated([.. made.Select(account => account.Person)], made[0].Invented), cancel);
        await db.SaveChangesAsync(cancel);
        return made.Count;
    }
}
