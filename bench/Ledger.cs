using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;

namespace MotCua.Bench;

/// <summary>
/// What the store holds of the bench's intakes, found by each owner's number and not by what the server said: so two
/// dossiers of one intent are seen even where each has a key of its own.
/// </summary>
public sealed class Ledger
{
    private readonly PersonVault _vault;
    private readonly ILookup<string, string> _references;

    private Ledger(PersonVault vault, ILookup<string, string> references) => (_vault, _references) = (vault, references);

    public static Task<Ledger> ReadAsync(BenchStore store) => store.ReadAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var rows = await db.Dossiers.AsNoTracking().Join(db.Applicants, dossier => dossier.Owner, owner => owner.Id,
            (dossier, owner) => new { dossier.Reference, owner.NumberIndex }).ToListAsync();
        return new Ledger(store.Vault, rows.ToLookup(row => row.NumberIndex ?? "", row => row.Reference));
    });

    /// <summary>How many dossiers there are in all.</summary>
    public int Count => _references.Sum(group => group.Count());

    /// <summary>References of the dossiers of an intake; none or one unless a promise is broken.</summary>
    public IReadOnlyList<string> Of(int intake) => [.. _references[_vault.IndexOf(Intakes.NumberOf(intake))]];

    /// <summary>Acknowledged intakes that are not there. An empty reference (the liar gives none) asks for any dossier of that owner.</summary>
    public IReadOnlyList<int> Missing(IEnumerable<(int Intake, string Reference)> acks) =>
        [.. acks.Where(ack => Of(ack.Intake) is var held && (ack.Reference.Length == 0 ? held.Count == 0 : !held.Contains(ack.Reference))).Select(ack => ack.Intake)];

    /// <summary>Intakes that became more than one dossier.</summary>
    public IReadOnlyList<int> Doubled(IEnumerable<int> intakes) => [.. intakes.Where(intake => Of(intake).Count > 1)];
}
