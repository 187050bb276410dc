using Microsoft.EntityFrameworkCore;

namespace MotCua.Modules.Platform;

/// <summary>The last number given in a series, e.g. one agency's dossiers of one day.</summary>
public sealed class NumberSeries
{
    public required string Series { get; init; }

    public required int Last { get; init; }
}

/// <summary>Serial numbers without gaps: given inside the transaction that uses them, so a rollback gives them back.</summary>
public sealed class Numbering(AppDb db)
{
    /// <summary>The next number, from 1. Call it last before saving: the row stays locked until commit.</summary>
    public async Task<int> NextAsync(string series, CancellationToken cancel)
    {
        // Both databases know ON CONFLICT … RETURNING; EF cannot compose over it, hence the list.
        var next = await db.Database.SqlQuery<int>($"""
            INSERT INTO platform_number_series (series, last) VALUES ({series}, 1)
            ON CONFLICT (series) DO UPDATE SET last = platform_number_series.last + 1
            RETURNING last AS "Value"
            """).ToListAsync(cancel);
        return next[0];
    }
}
