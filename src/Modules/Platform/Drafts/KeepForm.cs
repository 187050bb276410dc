namespace MotCua.Modules.Platform.Drafts;

/// <summary>What an officer had typed when the session ended, already sealed: kept for a short while.</summary>
public sealed record KeepForm(DraftId Id, byte[] Cipher, DateTimeOffset ExpiresAt);

public sealed class KeepFormHandler(AppDb db)
{
    public async Task<Result<Done>> HandleAsync(KeepForm request, Deed deed, CancellationToken cancel)
    {
        if (request.ExpiresAt <= deed.At)
            return Done.Value;
        db.Add(new Draft { Id = request.Id, Cipher = request.Cipher, ExpiresAt = request.ExpiresAt });
        await db.SaveChangesAsync(cancel);
        return Done.Value;
    }
}
