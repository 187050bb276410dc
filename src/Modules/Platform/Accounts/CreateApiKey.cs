using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform.Accounts;

/// <summary>A key for a program: a kiosk's, an officer's own, or a reader's. The secret itself is shown once and never comes here.</summary>
/// <param name="Unit">The unit a kiosk's key files for; null for the whole province.</param>
/// <param name="Person">The person an officer's key acts as.</param>
public sealed record CreateApiKey(string Name, KeyScope Scope, string SecretHash, string? Unit, Guid? Person);

[JournalFact("api-key.created", 1)]
public sealed record ApiKeyCreated(Guid Key, string Name, KeyScope Scope, string? Unit, Guid? Person);

public sealed class CreateApiKeyHandler(AppDb db, Journal journal)
{
    private const int LongestName = 100;

    public async Task<Result<ApiKeyId>> HandleAsync(CreateApiKey request, Deed deed, CancellationToken cancel)
    {
        var name = request.Name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            return new Refusal("api-key.name", "A key has a name of 1 to 100 characters.", nameof(request.Name)) { Args = [LongestName] };
        if (await db.ApiKeys.AnyAsync(known => known.Name == name && known.RevokedAt == null, cancel))
            return new Refusal("api-key.name.taken", "A key of this name is in use. Revoke it first, or choose another name.", nameof(request.Name)) { Args = [name] };
        if (request.Scope == KeyScope.Officer != request.Person is not null)
            return new Refusal("api-key.person", "An officer's key needs the person it acts as; other keys have none.", nameof(request.Person));
        var key = new ApiKey
        {
            Id = deed.NewId<ApiKeyId>(), Name = name, Scope = request.Scope, SecretHash = request.SecretHash, Unit = request.Unit, Person = request.Person,
            CreatedAt = deed.At,
        };
        db.ApiKeys.Add(key);
        await journal.WriteAsync(deed, "api-keys", new ApiKeyCreated(key.Id.Value, name, key.Scope, key.Unit, key.Person), cancel);
        await db.SaveChangesAsync(cancel);
        return key.Id;
    }
}
