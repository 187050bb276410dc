using Shouldly;
using Xunit;

namespace MotCua.Tests.Foundation;

public class CalendarCsvTests
{
    private const string Header = "date,name_vi,name_en,kind\n";

    [Fact]
    public void The_shipped_calendar_has_no_fault_and_covers_three_years()
    {
        var calendar = ShippedFiles.Calendar();

        calendar.Days.Count().ShouldBe(45);
        Enumerable.Range(2024, 5).Where(calendar.IsPublished).ShouldBe([2025, 2026, 2027]);
        calendar.Days.Count(day => day.Provisional).ShouldBe(7);
    }

    [Theory]
    [InlineData("2025-02-30,Tết,Tet,public_holiday", 2, "date", "calendar.date.invalid")]
    [InlineData("01/02/2025,Tết,Tet,public_holiday", 2, "date", "calendar.date.invalid")]
    [InlineData("2025-01-29,,Tet,public_holiday", 2, "name_vi", "calendar.name.missing")]
    [InlineData("2025-01-29,Tết,Tet,holiday", 2, "kind", "calendar.kind.unknown")]
    [InlineData("2025-01-29,Tết,Tet,makeup_workday", 2, "kind", "calendar.makeup.weekday")]
    [InlineData("2025-01-29,Tết,public_holiday", 2, null, "calendar.fields")]
    [InlineData("2025-01-29,Tết,Tet,public_holiday\n\n2025-01-29,Tết,Tet,public_holiday", 4, "date", "calendar.date.twice")]
    public void A_fault_is_named_by_line_and_field_and_no_row_is_taken(string rows, int line, string? field, string code)
    {
        var file = CalendarCsv.Read(new StringReader(Header + rows));

        file.Days.ShouldBeEmpty();
        var fault = file.Faults.ShouldHaveSingleItem();
        (fault.Line, fault.Field, fault.Code).ShouldBe((line, field, code));
    }

    [Fact]
    public void A_missing_column_and_an_empty_file_are_told()
    {
        CalendarCsv.Read(new StringReader("date,name_vi,kind\n")).Faults.ShouldHaveSingleItem().Field.ShouldBe("name_en");
        CalendarCsv.Read(new StringReader("")).Faults.ShouldHaveSingleItem().Code.ShouldBe("calendar.empty");
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_quotes_may_hold_commas()
    {
        var file = CalendarCsv.Read(new StringReader("\uFEFFkind,note,date,name_en,name_vi\r\npublic_holiday_provisional,\"a, \"\"b\"\"\nc\",2027-02-07,\"Tet, day 2\",Tết\r\n"));

        file.Faults.ShouldBeEmpty();
        file.Days.ShouldHaveSingleItem().ShouldBe(new CalendarDay(new(2027, 2, 7), "Tết", "Tet, day 2", CalendarDayKind.PublicHoliday, Provisional: true));
    }
}
