namespace MotCua.Modules.Procedures;

/// <summary>A neighbour of a procedure known by name only.</summary>
public sealed record NeighbourView(string Code, string Name, ProcedureLevels Levels);

/// <summary>Everything a door shows of one procedure.</summary>
public sealed record ProcedureView(ProcedureCard Card, IReadOnlyList<ChannelLimits> Limits, IReadOnlyList<NeighbourView> Neighbours);

/// <summary>The time limits of one way, case by case; a procedure without cases has the one case <c>all</c>.</summary>
public sealed record ChannelLimits(ChannelKind Channel, IReadOnlyDictionary<string, StatedLimit> ByCase);

public sealed class ProcedureQueries(Catalogue catalogue)
{
    /// <summary>The procedure as it holds on a day; null when it did not. The code may be typed loosely or carry a province's suffix.</summary>
    public async Task<ProcedureView?> ReadAsync(string code, DateOnly on, CancellationToken cancel)
    {
        if (!ProcedureCode.TryRead(code, out var read)) return null;
        var card = await catalogue.CardAsync(read, on, cancel) ?? (read.Length > 8 ? await catalogue.CardAsync(read[..8], on, cancel) : null);
        return card is null ? null : await ViewAsync(card, on, cancel);
    }

    public async Task<ProcedureView?> ReadVersionAsync(ProcedureVersionId version, DateOnly on, CancellationToken cancel) =>
        await catalogue.VersionAsync(version, on, cancel) is { } card ? await ViewAsync(card, on, cancel) : null;

    public async Task<IReadOnlyList<ProcedureHit>> FindAsync(string text, int limit, ProcedureLevels? level, CancellationToken cancel) =>
        (await catalogue.CurrentAsync(cancel)).Search.Find(text, limit, level);

    private async Task<ProcedureView> ViewAsync(ProcedureCard card, DateOnly on, CancellationToken cancel)
    {
        var cases = card.Content.Cases.Where(c => c.Kind == CaseKind.Choice).Select(c => c.Key).DefaultIfEmpty(ProcedureCase.All).ToList();
        var channels = card.Content.Channels.Select(c => c.Channel).Distinct().DefaultIfEmpty(ChannelKind.Direct);
        var limits = channels.Select(channel => new ChannelLimits(channel, cases.ToDictionary(key => key, key => card.LimitFor(channel, key)))).ToList();
        var neighbours = new List<NeighbourView>();
        foreach (var code in card.Neighbours?.Neighbours ?? [])
        {
            if (await catalogue.CardAsync(code, on, cancel) is { } near) neighbours.Add(new NeighbourView(near.Code, near.Name, near.Levels));
        }
        return new ProcedureView(card, limits, neighbours);
    }
}
