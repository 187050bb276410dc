using MotCua.Modules.Platform;

namespace MotCua.Modules.Organisation;

/// <summary>What became of a code: the unit that held it and the unit or units of today in its place.</summary>
/// <param name="On">The day at which the code was meant.</param>
public sealed record UnitSuccessors(string Code, DateOnly On, Unit Unit, IReadOnlyList<SuccessorUnit> Successors);

/// <param name="EffectiveOn">The day the successor took over; for a unit still standing, its own first day.</param>
/// <param name="Transfer">None when the unit itself still stands.</param>
public sealed record SuccessorUnit(Unit Unit, DateOnly EffectiveOn, Transfer? Transfer);

/// <summary>All units and who followed whom, in memory: the same answers with a store and without one.</summary>
public sealed class UnitMap
{
    private readonly Dictionary<UnitId, Unit> _byId;
    private readonly ILookup<string, Unit> _byCode;
    private readonly ILookup<UnitId, UnitSuccession> _after;
    private readonly ILookup<UnitId, UnitSuccession> _before;
    private readonly UnitSuccession[] _successions;

    public UnitMap(IEnumerable<Unit> units, IEnumerable<UnitSuccession> successions)
    {
        _byId = units.ToDictionary(unit => unit.Id);
        _byCode = _byId.Values.OrderBy(unit => unit.From).ToLookup(unit => unit.Code, StringComparer.Ordinal);
        _successions = [.. successions];
        _after = _successions.ToLookup(act => act.Predecessor);
        _before = _successions.ToLookup(act => act.Successor);
    }

    public bool IsEmpty => _byId.Count == 0;

    /// <summary>The units in force on a day, by code.</summary>
    public IReadOnlyList<Unit> All(DateOnly on) =>
        [.. _byId.Values.Where(unit => unit.IsInForce(on)).OrderBy(unit => unit.Code, StringComparer.Ordinal)];

    /// <summary>The unit that held the code on that day, if one did.</summary>
    public Unit? Find(string code, DateOnly on) => _byCode[code.Trim()].FirstOrDefault(unit => unit.IsInForce(on));

    /// <summary>The units a unit took the place of, by code.</summary>
    public IReadOnlyList<Unit> PredecessorsOf(UnitId unit) =>
        [.. _before[unit].Select(act => _byId[act.Predecessor]).OrderBy(old => old.Code, StringComparer.Ordinal)];

    /// <summary>What became of a code.</summary>
    /// <param name="on">The day at which the code is meant. Left out: the last day of the map before the newest change, because
    /// whoever asks holds an old paper. If nobody held the code on that day, the last holder before it is meant, else the first after it.</param>
    /// <param name="today">Successors are followed until they are in force on this day.</param>
    public Result<UnitSuccessors> Successors(string code, DateOnly? on, DateOnly today)
    {
        var asked = on ?? LastDayOfOldMap(today);
        var holders = _byCode[code.Trim()];
        var unit = holders.FirstOrDefault(held => held.IsInForce(asked))
            ?? holders.LastOrDefault(held => held.From <= asked)
            ?? holders.FirstOrDefault();
        if (unit is null)
            return new Refusal("unit.unknown", $"No unit has ever had the code {code}.", "code") { Args = [code] };

        var found = new Dictionary<UnitId, SuccessorUnit>();
        Follow(unit, unit.From, null, today, found, []);
        return new UnitSuccessors(unit.Code, asked, unit, [.. found.Values.OrderBy(next => next.Unit.Code, StringComparer.Ordinal)]);
    }

    private void Follow(Unit unit, DateOnly since, Transfer? transfer, DateOnly today, Dictionary<UnitId, SuccessorUnit> found, HashSet<UnitId> walked)
    {
        if (!walked.Add(unit.Id))
            return;
        var next = unit.Until <= today ? [.. _after[unit.Id].Where(act => act.EffectiveOn <= today)] : Array.Empty<UnitSuccession>();
        if (next.Length == 0 && unit.Until > today)
            found.TryAdd(unit.Id, new(unit, since, transfer));
        foreach (var act in next)
            Follow(_byId[act.Successor], act.EffectiveOn, transfer is Transfer.Part ? Transfer.Part : act.Transfer, today, found, walked);
    }

    private DateOnly LastDayOfOldMap(DateOnly today)
    {
        var changes = _successions.Where(act => act.EffectiveOn <= today).Select(act => act.EffectiveOn).ToArray();
        return changes.Length == 0 ? today : changes.Max().AddDays(-1);
    }
}
