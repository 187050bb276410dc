using System.Text;
using MotCua.Modules.Organisation;
using MotCua.Modules.Organisation.Import;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Organisation;

public sealed class OrganisationFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("motcua-units-").FullName;

    public OrganisationFilesTests()
    {
        foreach (var file in Directory.GetFiles(DienBien.Folder, "*.csv"))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_unit_has_its_seven_offices_and_the_province_its_14_agencies()
    {
        var offices = DienBien.Plan.Offices.ToLookup(office => office.UnitId);

        foreach (var unit in DienBien.Map.All(DienBien.Today))
        {
            offices[unit.Id].Select(office => office.Kind).ShouldBe(
            [
                OfficeKind.CommitteeLeadership, OfficeKind.OfficeDivision, OfficeKind.EconomyDivision, OfficeKind.CultureSocietyDivision,
                OfficeKind.ServiceCentre, OfficeKind.Police, OfficeKind.Military, OfficeKind.PublicServiceUnit,
            ], ignoreOrder: true);
            var economy = unit.Kind is UnitKind.Ward ? "ECONOMY-INFRASTRUCTURE-URBAN" : "ECONOMY";
            offices[unit.Id].ShouldContain(office => office.Slug == economy);
        }

        offices[null].Count(office => office.Kind is OfficeKind.ProvincialDepartment).ShouldBe(14);
        offices[null].Count(office => office.Kind is OfficeKind.ProvincialServiceCentre).ShouldBe(1);
    }

    [Fact]
    public void An_office_carries_its_units_name_and_the_agency_code_is_the_units()
    {
        var unit = DienBien.Map.Find("03172", DienBien.Today)!;
        var offices = DienBien.Plan.Offices.Where(office => office.UnitId == unit.Id).ToDictionary(office => office.Slug);

        offices["PAS-CENTRE"].Name.ShouldBe("Trung tâm Phục vụ hành chính công xã Na Sang");
        offices["COMMITTEE"].Name.ShouldBe("Ủy ban nhân dân xã Na Sang");
        offices["COMMITTEE"].AgencyCode.ShouldNotBeNull().ShouldBe(offices["PAS-CENTRE"].AgencyCode);
        offices["ECONOMY"].AgencyCode.ShouldBeNull();
    }

    [Fact]
    public void Reading_twice_gives_the_same_ids()
    {
        var again = OrganisationFiles.Read(DienBien.Folder, []);

        again.Units.Select(unit => unit.Id).ShouldBe(DienBien.Plan.Units.Select(unit => unit.Id));
        again.Offices.Select(office => office.Id).ShouldBe(DienBien.Plan.Offices.Select(office => office.Id));
        DienBien.Plan.Units.DistinctBy(unit => unit.Id).Count().ShouldBe(45 + 129);
    }

    [Theory]
    [InlineData("units.csv", "03172,Na Sang,", ",Na Sang,", "units.csv", 11, "code", "value.missing")]
    [InlineData("units.csv", "03172,Na Sang,", "3172,Na Sang,", "units.csv", 11, "code", "unit.code.form")]
    [InlineData("units.csv", "03175,Chà Tở,", "03172,Chà Tở,", "units.csv", 12, "code", "unit.code.taken")]
    [InlineData("units.csv", "effective_from", "effective_on", "units.csv", 1, "effective_from", "csv.column.missing")]
    [InlineData("units.csv", "effective_from", "effective_on", "units.csv", 1, "effective_on", "csv.column.unknown")]
    [InlineData("units.csv", "Na Sang,commune", "Na Sang,hamlet", "units.csv", 11, "type", "value.unknown")]
    [InlineData("units.csv", "103.068,2025-07-01", "103.068,2025-02-30", "units.csv", 11, "effective_from", "value.date")]
    [InlineData("units.csv", "360.15", "many", "units.csv", 11, "area_km2", "value.number")]
    [InlineData("units.csv", "III,21.7742", "III\",21.7742", "units.csv", 11, "", "csv.quotes")]
    [InlineData("predecessors.csv", "03334,Mường Thanh,ward,whole,2025-07-01\n03127", "03335,Mường Thanh,ward,whole,2025-07-01\n03127", "predecessors.csv", 2, "successor_code", "unit.successor.unknown")]
    [InlineData("predecessors.csv", "03127,Him Lam", "03124,Him Lam", "predecessors.csv", 3, "old_code", "unit.code.taken")]
    [InlineData("predecessors.csv", "03124,Noong Bua,ward,Phường,", "03124,Noong Bua,ward,Phường,extra,", "predecessors.csv", 2, "", "csv.row.width")]
    [InlineData("agency-codes.csv", "H18.102,", "H18.101,", "agency-codes.csv", 3, "agency_code", "agency.code.taken")]
    [InlineData("agency-codes.csv", "03151,,", "03152,,", "agency-codes.csv", 3, "unit_code", "unit.unknown")]
    [InlineData("agencies.csv", "2,HOME-AFFAIRS", "2,OFFICE", "agencies.csv", 3, "slug", "office.slug.twice")]
    [InlineData("commune-divisions.csv", "CULTURE-SOCIETY,", "CULTURE,", "commune-divisions.csv", 5, "slug", "office.slug.unknown")]
    public void A_fault_is_told_with_its_file_line_and_field(string file, string right, string wrong, string where, int line, string field, string code)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(right);
        var place = text.IndexOf(right, StringComparison.Ordinal);
        File.WriteAllText(path, string.Concat(text.AsSpan(0, place), wrong, text.AsSpan(place + right.Length)));

        var faults = Faults();

        faults.ShouldContain(fault => fault.File == where && fault.Line == line && fault.Field == field && fault.Code == code, string.Join('\n', faults));
    }

    [Fact]
    public void Names_written_with_loose_marks_are_read_as_the_same_names()
    {
        var path = Path.Combine(_folder, "units.csv");
        File.WriteAllText(path, File.ReadAllText(path).Normalize(NormalizationForm.FormD));

        OrganisationFiles.Read(_folder, []).Units.Select(unit => unit.FullName).ShouldBe(DienBien.Plan.Units.Select(unit => unit.FullName));
    }

    [Fact]
    public void A_file_in_another_encoding_or_missing_is_a_fault_and_no_crash()
    {
        File.WriteAllText(Path.Combine(_folder, "predecessors.csv"), "old_code\nĐ", Encoding.Unicode);
        File.Delete(Path.Combine(_folder, "agencies.csv"));

        Faults().Select(fault => (fault.File, fault.Code)).ShouldBeSubsetOf(
            [("predecessors.csv", "file.encoding"), ("agencies.csv", "file.missing"), ("units.csv", "unit.predecessors.count")]);
    }

    [Fact]
    public void A_unit_split_between_two_is_told_once_for_each_part()
    {
        var path = Path.Combine(_folder, "predecessors.csv");
        var text = File.ReadAllText(path);
        const string whole = "03334,Mường Thanh,ward,whole,2025-07-01\n03127";
        text.ShouldContain(whole);
        const string noongBua = "03124,Noong Bua,ward,Phường,Phường Noong Bua,,094,Thành phố Điện Biên Phủ,";
        var place = text.IndexOf(whole, StringComparison.Ordinal);
        File.WriteAllText(path, string.Concat(
            text.AsSpan(0, place), "03334,Mường Thanh,ward,part,2025-07-01\n" + noongBua + "03127,Điện Biên Phủ,ward,part,2025-07-01\n03127", text.AsSpan(place + whole.Length)));
        var units = Path.Combine(_folder, "units.csv");
        File.WriteAllText(units, File.ReadAllText(units).Replace("49205,,6,", "49205,,7,", StringComparison.Ordinal));

        var faults = new List<ImportFault>();
        var plan = OrganisationFiles.Read(_folder, faults);

        faults.ShouldBeEmpty();
        plan.Map().Successors("03124", null, DienBien.Today).Value.Successors.Select(next => (next.Unit.Code, next.Transfer))
            .ShouldBe([("03127", Transfer.Part), ("03334", Transfer.Part)]);
    }

    private List<ImportFault> Faults()
    {
        var faults = new List<ImportFault>();
        OrganisationFiles.Read(_folder, faults);
        return faults;
    }
}
