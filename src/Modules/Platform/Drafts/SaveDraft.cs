using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform.Drafts;

/// <summary>Keeps what somebody is typing, already encrypted under a key only their browser holds.</summary>
/// <param name="Life">From the deed on; afterwards the row counts as gone and is swept.</param>
public sealed record SaveDraft(DraftId Id, byte[] Cipher, TimeSpan Life);

/// <summary>Nothing of a draft is a deed about anybody yet, so nothing is journaled. Repeatable: the last one saved stays.</summary>
public sealed class SaveDraftHandler(AppDb db)
{
    public async Task<Result<Done>> HandleAsync(SaveDraft request, Deed deed, CancellationToken cancel)
    {
        var drafts = db.Drafts;
        if (await drafts.FirstOrDefaultAsync(draft => draft.Id == request.Id, cancel) is { } held)
            (held.Cipher, held.ExpiresAt) = (request.Cipher, deed.At + request.Life);
        else
            drafts.Add(new Draft { Id = request.Id, Cipher = request.Cipher, ExpiresAt = deed.At + request.Life });
        await db.SaveChangesAsync(cancel);
        return Done.Value;
    }
}

/// <summary>Removes what somebody typed. Repeatable: a draft that is gone stays gone.</summary>
public sealed class ForgetDraftHandler(AppDb db)
{
    public async Task<Result<Done>> HandleAsync(DraftId id, Deed deed, CancellationToken cancel)
    {
        await db.Drafts.Where(draft => draft.Id == id).ExecuteDeleteAsync(cancel);
        return Done.Value;
    }
}
