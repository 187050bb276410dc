using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform;

public sealed class DraftQueries(AppDb db)
{
    /// <summary>What was kept, still encrypted; null when it is gone or past its time.</summary>
    public async Task<byte[]?> FindAsync(DraftId id, DateTimeOffset now, CancellationToken cancel)
    {
        var drafts = db.Drafts;
        return await drafts.AsNoTracking().Where(draft => draft.Id == id && draft.ExpiresAt > now).Select(draft => draft.Cipher).FirstOrDefaultAsync(cancel);
    }
}
