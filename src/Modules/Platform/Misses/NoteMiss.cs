using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform.Misses;

/// <summary>Somebody was wrong once more.</summary>
/// <param name="Keys">What it is counted by, always in the same order: two commands at once must not wait for each other.</param>
/// <param name="Window">From the first miss on; afterwards the count begins anew.</param>
public sealed record NoteMiss(IReadOnlyList<string> Keys, TimeSpan Window);

/// <summary>Nothing of it is a deed about anybody, so nothing is journaled; rows past their window are swept.</summary>
public sealed class NoteMissHandler(AppDb db)
{
    public async Task<Result<Done>> HandleAsync(NoteMiss request, Deed deed, CancellationToken cancel)
    {
        var (misses, over, now) = (db.Misses, deed.At - request.Window, deed.At);
        foreach (var key in request.Keys)
        {
            var known = await misses.Where(miss => miss.Key == key).ExecuteUpdateAsync(miss => miss
                .SetProperty(its => its.Count, its => its.Since <= over ? 1 : its.Count + 1)
                .SetProperty(its => its.Since, its => its.Since <= over ? now : its.Since), cancel);
            if (known == 0)
                misses.Add(new Miss { Key = key, Count = 1, Since = now });
        }
        await db.SaveChangesAsync(cancel);
        return Done.Value;
    }
}
