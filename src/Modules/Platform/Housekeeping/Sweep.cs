using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform.Housekeeping;

/// <summary>Removes rows past their time. Nothing of it is a deed about anybody, so nothing is journaled.</summary>
public sealed class SweepHandler(AppDb db)
{
    public static readonly TimeSpan UploadLife = TimeSpan.FromHours(24);
    /// <summary>How long a wrong guess is remembered; no window that counts them may be longer.</summary>
    public static readonly TimeSpan MissLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_answerLife = TimeSpan.FromDays(30);

    public async Task<Result<int>> HandleAsync(Deed deed, CancellationToken cancel)
    {
        var (oldest, forgotten) = (deed.At - s_answerLife, deed.At - MissLife);
        return await db.KeptAnswers.Where(kept => kept.At < oldest).ExecuteDeleteAsync(cancel)
            + await db.Drafts.Where(draft => draft.ExpiresAt < deed.At).ExecuteDeleteAsync(cancel)
            + await db.Misses.Where(miss => miss.Since <= forgotten).ExecuteDeleteAsync(cancel);
    }
}
