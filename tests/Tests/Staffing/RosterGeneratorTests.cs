using MotCua.Modules.Organisation;
using MotCua.Modules.Staffing;
using MotCua.Modules.Staffing.Roster;
using MotCua.Tests.Organisation;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Staffing;

public class RosterGeneratorTests
{
    private static readonly IReadOnlyList<RosterRow> s_rows = Rosters.Generate(7);

    [Fact]
    public void The_same_seed_gives_the_same_file_to_the_last_byte_and_another_seed_other_people()
    {
        Rosters.Text(Rosters.Generate(7)).ShouldBe(Rosters.Text(s_rows));
        Rosters.Generate(8).Select(row => row.FullName).ShouldNotBe(s_rows.Select(row => row.FullName));
    }

    [Fact]
    public void Every_counter_has_a_holder_and_a_stand_in_who_is_somebody_else()
    {
        var counters = s_rows.Where(row => row.PostKind is PostKind.OneStopOfficer)
            .GroupBy(row => (row.UnitCode, row.OfficeSlug, row.PostTitle)).ToArray();

        counters.Count(counter => counter.Key.UnitCode.Length > 0).ShouldBeGreaterThanOrEqualTo(2 * 45);
        foreach (var counter in counters)
        {
            var holder = counter.Where(row => row.HoldingKind is not HoldingKind.StandIn).ShouldHaveSingleItem();
            counter.Where(row => row.HoldingKind is HoldingKind.StandIn).ShouldHaveSingleItem().PersonKey.ShouldNotBe(holder.PersonKey);
        }
    }

    [Theory]
    [InlineData("PAS-CENTRE", PostKind.CentreDirector, 1)]
    [InlineData("PAS-CENTRE", PostKind.DeputyHead, 1)]
    [InlineData("PAS-CENTRE", PostKind.OneStopOfficer, 2)]
    [InlineData("COMMITTEE", PostKind.Chair, 1)]
    [InlineData("COMMITTEE", PostKind.ViceChair, 2)]
    [InlineData("OFFICE", PostKind.RegistryClerk, 1)]
    [InlineData("OFFICE", PostKind.DivisionHead, 1)]
    [InlineData("OFFICE", PostKind.Specialist, 3)]
    [InlineData("ECONOMY", PostKind.Specialist, 3)]
    [InlineData("CULTURE-SOCIETY", PostKind.DivisionHead, 1)]
    [InlineData("CULTURE-SOCIETY", PostKind.DeputyHead, 1)]
    [InlineData("CULTURE-SOCIETY", PostKind.Specialist, 3)]
    [InlineData("POLICE", PostKind.PoliceCommander, 1)]
    [InlineData("POLICE", PostKind.Police, 1)]
    [InlineData("MILITARY", PostKind.Military, 1)]
    public void Every_unit_fills_the_posts_its_processes_name(string slug, PostKind kind, int least)
    {
        foreach (var unit in DienBien.Map.All(DienBien.Today))
        {
            var office = slug == "ECONOMY" && unit.Kind is UnitKind.Ward ? "ECONOMY-INFRASTRUCTURE-URBAN" : slug;
            s_rows.Count(row => row.UnitCode == unit.Code && row.OfficeSlug == office && row.PostKind == kind && row.HoldingKind is not HoldingKind.StandIn)
                .ShouldBeGreaterThanOrEqualTo(least, $"{unit.FullName} {office}");
        }
    }

    [Fact]
    public void Every_specialised_division_has_at_least_five_civil_servants()
    {
        var divisions = s_rows.Where(row => row.HoldingKind is HoldingKind.Permanent && row.OfficerKind is OfficerKind.CivilServant
            && row.UnitCode.Length > 0 && row.OfficeSlug is "OFFICE" or "ECONOMY" or "ECONOMY-INFRASTRUCTURE-URBAN" or "CULTURE-SOCIETY")
            .GroupBy(row => (row.UnitCode, row.OfficeSlug)).ToArray();

        divisions.Length.ShouldBe(3 * 45);
        divisions.ShouldAllBe(division => division.Select(row => row.PersonKey).Distinct().Count() >= 5);
    }

    [Fact]
    public void Sign_ins_are_unique_plain_and_named_after_unit_and_role()
    {
        var people = s_rows.DistinctBy(row => row.PersonKey).ToArray();

        people.Select(row => row.SignIn).ShouldBeUnique();
        people.ShouldAllBe(row => row.SignIn.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '.' || letter == '-'));
        foreach (var expected in (string[])["na-sang.one-stop.1", "na-sang.chair", "na-sang.vice-chair.2", "na-sang.clerk", "na-sang.office.specialist.1", "muong-thanh.director"])
            people.ShouldContain(row => row.SignIn == expected);
    }

    [Fact]
    public void Everybody_is_marked_as_invented()
    {
        s_rows.ShouldAllBe(row => row.Invented && row.Basis.StartsWith("INVENTED", StringComparison.Ordinal));
    }

    [Fact]
    public void Three_peoples_serve_in_every_zone_and_no_two_in_a_unit_share_a_name()
    {
        var people = s_rows.DistinctBy(row => row.PersonKey).ToArray();

        people.Select(row => row.Ethnicity).Distinct().ShouldBe([Ethnicity.Kinh, Ethnicity.Thai, Ethnicity.Hmong], ignoreOrder: true);
        foreach (var unit in people.Where(row => row.UnitCode.Length > 0).GroupBy(row => row.UnitCode))
            unit.Select(row => row.FullName).ShouldBeUnique();
        people.Length.ShouldBeInRange(1_200, 1_800);
    }

    [Fact]
    public void A_new_office_elsewhere_changes_nobody()
    {
        var fewer = DienBien.Plan.Offices.Where(office => office.Kind is not OfficeKind.Military).ToArray();

        var without = Rosters.Generate(7, fewer);

        without.ShouldBe(s_rows.Where(row => row.OfficeSlug != "MILITARY"));
    }
}
