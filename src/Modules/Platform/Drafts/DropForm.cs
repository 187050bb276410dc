using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform.Drafts;

/// <summary>The officer does not want what was kept.</summary>
public sealed record DropForm(DraftId Id);

public sealed class DropFormHandler(AppDb db)
{
    public async Task<Result<Done>> HandleAsync(DropForm request, CancellationToken cancel)
    {
        await db.Drafts.Where(draft => draft.Id == request.Id).ExecuteDeleteAsync(cancel);
        return Done.Value;
    }
}
