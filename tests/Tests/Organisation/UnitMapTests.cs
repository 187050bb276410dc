using CsCheck;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Organisation;

/// <summary>Expected figures: Resolution 1661/NQ-UBTVQH15 as reported by the Ministry of Home Affairs, and data/SOURCES.md "Checks run".</summary>
public class UnitMapTests
{
    [Fact]
    public void Since_1_July_2025_there_are_42_communes_and_3_wards()
    {
        var units = DienBien.Map.All(DienBien.FirstNewDay);

        units.Count.ShouldBe(45);
        units.Count(unit => unit.Kind == UnitKind.Commune).ShouldBe(42);
        units.Count(unit => unit.Kind == UnitKind.Ward).ShouldBe(3);
    }

    [Fact]
    public void Until_30_June_2025_there_were_115_communes_9_wards_and_5_townships_in_10_districts()
    {
        var units = DienBien.Map.All(DienBien.LastOldDay);

        units.CountBy(unit => unit.Kind).ToDictionary().ShouldBe(
            new Dictionary<UnitKind, int> { [UnitKind.Commune] = 115, [UnitKind.Ward] = 9, [UnitKind.Township] = 5 }, ignoreOrder: true);
        units.Select(unit => unit.District).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void Na_Sang_took_the_place_of_four_units()
    {
        var naSang = DienBien.Map.Find("03172", DienBien.Today)!;

        DienBien.Map.PredecessorsOf(naSang.Id).Select(old => old.Name).ShouldBe(["Sa Lông", "Ma Thì Hồ", "Na Sang", "Mường Chà"], ignoreOrder: true);
    }

    [Fact]
    public void One_code_names_two_units_on_two_days()
    {
        var before = DienBien.Map.Find("03172", DienBien.LastOldDay)!;
        var after = DienBien.Map.Find("03172", DienBien.FirstNewDay)!;

        before.FullName.ShouldBe("Thị trấn Mường Chà");
        after.FullName.ShouldBe("Xã Na Sang");
        after.Id.ShouldNotBe(before.Id);
    }

    [Theory]
    [InlineData("03136", "Phường Mường Thanh", "03127", "Phường Điện Biên Phủ")]
    [InlineData("03124", "Phường Noong Bua", "03334", "Phường Mường Thanh")]
    [InlineData("03139", "Phường Nam Thanh", "03334", "Phường Mường Thanh")]
    [InlineData("03334", "Xã Thanh Xương", "03334", "Phường Mường Thanh")]
    [InlineData("03154", "Xã Sín Thầu", "03158", "Xã Sín Thầu")]
    public void A_code_without_a_day_is_meant_on_the_last_day_of_the_old_map(string code, string then, string now, string nowName)
    {
        var answer = DienBien.Map.Successors(code, null, DienBien.Today).Value;

        answer.On.ShouldBe(DienBien.LastOldDay);
        answer.Unit.FullName.ShouldBe(then);
        var successor = answer.Successors.ShouldHaveSingleItem();
        (successor.Unit.Code, successor.Unit.FullName, successor.EffectiveOn, successor.Transfer)
            .ShouldBe((now, nowName, DienBien.FirstNewDay, Transfer.Whole));
    }

    [Fact]
    public void A_unit_still_standing_answers_with_itself()
    {
        var answer = DienBien.Map.Successors("03334", DienBien.FirstNewDay, DienBien.Today).Value;

        var itself = answer.Successors.ShouldHaveSingleItem();
        itself.Unit.Id.ShouldBe(answer.Unit.Id);
        itself.Transfer.ShouldBeNull();
    }

    [Fact]
    public void A_code_that_nobody_holds_any_more_means_its_last_holder()
    {
        var answer = DienBien.Map.Successors("03136", DienBien.Today, DienBien.Today).Value;

        answer.Unit.FullName.ShouldBe("Phường Mường Thanh");
        answer.Successors.ShouldHaveSingleItem().Unit.Code.ShouldBe("03127");
    }

    [Theory, InlineData("99999"), InlineData(""), InlineData("Na Sang")]
    public void A_code_nobody_ever_held_is_refused(string code)
    {
        DienBien.Map.Successors(code, null, DienBien.Today).IsRefused(out var refusal).ShouldBeTrue();
        refusal.Code.ShouldBe("unit.unknown");
    }

    [Fact]
    public void Every_old_unit_went_whole_to_one_of_the_45()
    {
        var old = DienBien.Map.All(DienBien.LastOldDay);

        old.Count.ShouldBe(129);
        foreach (var unit in old)
            DienBien.Map.Successors(unit.Code, DienBien.LastOldDay, DienBien.Today).Value.Successors.ShouldHaveSingleItem().Transfer.ShouldBe(Transfer.Whole);
    }

    [Fact]
    public void Whatever_code_and_day_are_asked_the_answer_is_in_force_today_and_never_empty()
    {
        var codes = DienBien.Plan.Units.Select(unit => unit.Code).Distinct().ToArray();

        Gen.Select(Gen.Int[0, codes.Length - 1].Select(place => codes[place]), Gen.Int[0, 12_000]).Sample((code, days) =>
        {
            var on = new DateOnly(2000, 1, 1).AddDays(days);
            var answer = DienBien.Map.Successors(code, on, DienBien.Today).Value;
            return answer.Unit.Code == code && answer.Successors.Count == 1 && answer.Successors[0].Unit.IsInForce(DienBien.Today)
                && (answer.Unit.IsInForce(on) || DienBien.Map.Find(code, on) is null);
        });
    }

    [Fact]
    public void Sixteen_units_have_two_predecessors_22_three_5_four_one_five_and_one_six()
    {
        var counts = DienBien.Map.All(DienBien.Today).ToDictionary(unit => unit.Name, unit => DienBien.Map.PredecessorsOf(unit.Id).Count);

        counts.Values.CountBy(count => count).ToDictionary().ShouldBe(
            new Dictionary<int, int> { [2] = 16, [3] = 22, [4] = 5, [5] = 1, [6] = 1 }, ignoreOrder: true);
        counts["Thanh Nưa"].ShouldBe(5);
        counts["Điện Biên Phủ"].ShouldBe(6);
    }

    [Fact]
    public void The_areas_add_up_to_the_province()
    {
        DienBien.Map.All(DienBien.Today).Sum(unit => unit.AreaKm2!.Value).ShouldBe(9539.27, 0.005);
    }

    [Fact]
    public void Successors_are_followed_through_two_mergers_and_a_part_stays_a_part()
    {
        var (first, second, third) = (new DateOnly(2020, 1, 1), new DateOnly(2025, 7, 1), new DateOnly(2030, 1, 1));
        var a = Invent("00001", first, second);
        var b = Invent("00002", second, third);
        var c = Invent("00003", second, InTime.Open);
        var d = Invent("00004", third, InTime.Open);
        var map = new UnitMap([a, b, c, d],
        [
            new() { Predecessor = a.Id, Successor = b.Id, EffectiveOn = second, Transfer = Transfer.Part },
            new() { Predecessor = a.Id, Successor = c.Id, EffectiveOn = second, Transfer = Transfer.Part },
            new() { Predecessor = b.Id, Successor = d.Id, EffectiveOn = third, Transfer = Transfer.Whole },
        ]);

        map.Successors("00001", first, second).Value.Successors.Select(next => next.Unit.Code).ShouldBe(["00002", "00003"]);
        map.Successors("00001", first, third).Value.Successors.Select(next => (next.Unit.Code, next.Transfer))
            .ShouldBe([("00003", Transfer.Part), ("00004", Transfer.Part)]);
    }

    private static Unit Invent(string code, DateOnly from, DateOnly until) => new()
    {
        Id = UnitId.Of(code, from), Code = code, Name = code, FullName = code, NameEn = code, Kind = UnitKind.Commune, From = from, Until = until,
    };
}
