namespace MotCua.Modules.Organisation;

/// <summary>A unit as the command line and the API tell it.</summary>
/// <param name="Predecessors">Null when it took nobody's place.</param>
public sealed record UnitView(
    string Code, string Name, string FullName, string NameEn, UnitKind Kind, string? District, DateOnly From, DateOnly Until,
    double? AreaKm2, int? Population, IReadOnlyList<OldUnitView>? Predecessors)
{
    public static UnitView Of(Unit unit, UnitMap map) => new(
        unit.Code, unit.Name, unit.FullName, unit.NameEn, unit.Kind, unit.District, unit.From, unit.Until, unit.AreaKm2, unit.Population,
        map.PredecessorsOf(unit.Id) is { Count: > 0 } before ? [.. before.Select(old => new OldUnitView(old.Code, old.Name, old.FullName, old.Kind))] : null);
}

public sealed record OldUnitView(string Code, string Name, string FullName, UnitKind Kind);

/// <param name="On">The day at which the code was meant.</param>
public sealed record SuccessorsView(string Code, DateOnly On, UnitView Unit, IReadOnlyList<SuccessorView> Successors)
{
    public static SuccessorsView Of(UnitSuccessors found, UnitMap map) =>
        new(found.Code, found.On, UnitView.Of(found.Unit, map), [.. found.Successors.Select(SuccessorView.Of)]);
}

/// <param name="Transfer">whole, part, or unchanged when the unit itself still stands.</param>
public sealed record SuccessorView(string Code, string Name, string FullName, DateOnly EffectiveOn, string Transfer)
{
    public static SuccessorView Of(SuccessorUnit next) => new(next.Unit.Code, next.Unit.Name, next.Unit.FullName, next.EffectiveOn, next.Transfer switch
    {
        Organisation.Transfer.Whole => "whole",
        Organisation.Transfer.Part => "part",
        _ => "unchanged",
    });
}
