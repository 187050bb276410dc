using MotCua.Modules.Organisation;
using MotCua.Modules.Staffing.Roster;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Staffing;

public class RosterFileTests
{
    private const string Header =
        "person_key,full_name,sex,ethnicity,officer_kind,unit_code,office_slug,post_kind,post_title,holding_kind,from,until,basis,sign_in,quota";

    private const string Mai = "K1,Lò Thị Mai,Female,Thái,CivilServant,03172,PAS-CENTRE,OneStopOfficer,Quầy 1,Permanent,2025-07-01,,12/QĐ-UBND,lo-thi-mai,1";
    private const string Tua = "K2,Giàng A Tủa,Male,Mông,CivilServant,03172,PAS-CENTRE,OneStopOfficer,Quầy 1,StandIn,2025-07-01,,12/QĐ-UBND,giang-a-tua,1";

    [Fact]
    public void What_was_written_is_read_back_without_a_fault()
    {
        var rows = Rosters.Generate(3);

        var (plan, faults) = Read(Rosters.Text(rows));

        faults.ShouldBeEmpty();
        plan.Holdings.Count.ShouldBe(rows.Count);
        plan.Persons.Count.ShouldBe(rows.Select(row => row.PersonKey).Distinct().Count());
        plan.Persons.ShouldAllBe(person => person.Invented);
    }

    [Fact]
    public void A_good_roster_has_no_fault_and_a_real_person_is_not_marked_as_invented()
    {
        var (plan, faults) = Read($"{Header}\n{Mai}\n{Tua}\n");

        faults.ShouldBeEmpty();
        plan.Persons.ShouldAllBe(person => !person.Invented);
        plan.Posts.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Female", "Woman", 2, "sex", "value.unknown")]
    [InlineData("Thái", "Thai people", 2, "ethnicity", "value.unknown")]
    [InlineData("PAS-CENTRE", "PAS-CENTER", 2, "office_slug", "staff.office.unknown")]
    [InlineData("03172", "03999", 2, "office_slug", "staff.office.unknown")]
    [InlineData("OneStopOfficer", "Receptionist", 2, "post_kind", "value.unknown")]
    [InlineData("2025-07-01,,", "2025-06-30,,", 2, "from", "staff.office.period")]
    [InlineData("2025-07-01,,", "01/07/2025,,", 2, "from", "value.date")]
    [InlineData("2025-07-01,,", "2025-07-01,2025-07-01,", 2, "until", "value.period")]
    [InlineData("12/QĐ-UBND", "", 2, "basis", "value.missing")]
    [InlineData("lo-thi-mai", "Lò Thị Mai", 2, "sign_in", "staff.sign-in.form")]
    [InlineData("lo-thi-mai", "giang-a-tua", 3, "sign_in", "staff.sign-in.taken")]
    [InlineData("Lò Thị Mai", "", 2, "full_name", "value.missing")]
    [InlineData("StandIn", "Permanent", 2, "quota", "staff.quota.exceeded")]
    [InlineData("K2,Giàng A Tủa,Male,Mông", "K1,Lò Thị Mai,Male,Thái", 3, "sex", "staff.person.differs")]
    [InlineData("giang-a-tua,1", "giang-a-tua,2", 3, "quota", "staff.post.differs")]
    public void A_fault_is_told_with_its_line_and_field(string right, string wrong, int line, string field, string code)
    {
        var text = $"{Header}\n{Mai}\n{Tua}\n";
        var place = text.IndexOf(right, StringComparison.Ordinal);
        place.ShouldBeGreaterThan(0);

        var (_, faults) = Read(string.Concat(text.AsSpan(0, place), wrong, text.AsSpan(place + right.Length)));

        faults.ShouldContain(fault => fault.Line == line && fault.Field == field && fault.Code == code, string.Join('\n', faults));
    }

    [Fact]
    public void Nobody_stands_in_for_the_post_they_hold_and_no_line_stands_twice()
    {
        var self = Mai.Replace("Permanent", "StandIn", StringComparison.Ordinal);

        var (_, faults) = Read($"{Header}\n{Mai}\n{self}\n{self}\n");

        faults.Select(fault => (fault.Line, fault.Code)).ShouldBe([(4, "staff.holding.twice"), (3, "staff.stand-in.self")]);
    }

    [Fact]
    public void A_sign_in_that_belongs_to_somebody_in_the_store_is_a_fault()
    {
        var ground = Rosters.Ground with { SignIns = new Dictionary<string, string> { ["lo-thi-mai"] = "K9" } };
        var faults = new List<ImportFault>();

        RosterFile.Read("roster.csv", $"{Header}\n{Mai}\n", ground, faults);

        faults.ShouldHaveSingleItem().Code.ShouldBe("staff.sign-in.taken");
    }

    [Fact]
    public void A_name_with_a_comma_or_a_quotation_mark_survives()
    {
        var row = Rosters.Generate(1)[0] with { FullName = "Lò \"Bé\" Thị Mai, em", SignIn = "x" };

        var (plan, faults) = Read(Rosters.Text([row]));

        faults.ShouldBeEmpty();
        plan.Persons.ShouldHaveSingleItem().FullName.ShouldBe(row.FullName);
    }

    private static (RosterPlan Plan, List<ImportFault> Faults) Read(string text)
    {
        var faults = new List<ImportFault>();
        return (RosterFile.Read("roster.csv", text, Rosters.Ground, faults), faults);
    }
}
