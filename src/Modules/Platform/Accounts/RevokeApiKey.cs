using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform.Accounts;

/// <summary>Ends a key; programs that use it are shut out within seconds.</summary>
public sealed record RevokeApiKey(string Name);

[JournalFact("api-key.revoked", 1)]
public sealed record ApiKeyRevoked(Guid Key);

public sealed class RevokeApiKeyHandler(AppDb db, Journal journal)
{
    public async Task<Result<Done>> HandleAsync(RevokeApiKey request, Deed deed, CancellationToken cancel)
    {
        var name = request.Name.Trim();
        if (await db.ApiKeys.FirstOrDefaultAsync(key => key.Name == name && key.RevokedAt == null, cancel) is not { } known)
            return new Refusal("api-key.unknown", "No key in use has this name.", nameof(request.Name)) { Args = [name] };
        known.RevokedAt = deed.At;
        await journal.WriteAsync(deed, "api-keys", new ApiKeyRevoked(known.Id.Value), cancel);
        await db.SaveChangesAsync(cancel);
        return Done.Value;
    }
}
