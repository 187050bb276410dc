using System.Text.Json;
using CsCheck;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Foundation;

public class PersonalIdTests
{
    public static TheoryData<string, string, string, string, int> Numbers()
    {
        var rows = new TheoryData<string, string, string, string, int>();
        foreach (var row in Vectors.Identity.GetProperty("cccdNumber").EnumerateArray())
            rows.Add(row.GetProperty("number").GetString()!, row.GetProperty("provinceCode").GetString()!,
                row.GetProperty("provinceAtIssue").GetString()!, row.GetProperty("sex").GetString()!, row.GetProperty("birthYear").GetInt32());
        return rows;
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_tells_place_sex_and_year_of_birth(string text, string code, string place, string sex, int year)
    {
        PersonalId.TryParse($" {text}\r\n", out var number).ShouldBeTrue();

        number!.Digits.ShouldBe(text);
        number.PlaceCode.ShouldBe(code);
        number.PlaceAtIssue.ShouldBe(place);
        number.Sex.Code().ShouldBe(sex);
        number.BirthYear.ShouldBe(year);
    }

    [Theory]
    [InlineData("0110990001")]            // the vectors' two rejects
    [InlineData("01109900010X")]
    [InlineData("01109099999")]           // eleven
    [InlineData("0110909999911")]         // thirteen
    [InlineData("011 090999991")]
    [InlineData("٠١١٠٩٠٩٩٩٩٩١")]         // digits, but Arabic
    [InlineData("01109O999991")]          // letter O
    [InlineData("")]
    [InlineData(null)]
    public void Only_twelve_ascii_digits_are_a_number(string? text) => PersonalId.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("011042999991", 1942, Sex.Male)]
    [InlineData("011142999991", 1942, Sex.Female)]
    [InlineData("011242999991", 2042, Sex.Male)]
    [InlineData("011542999991", 2142, Sex.Female)]
    [InlineData("011842999991", 2342, Sex.Male)]
    public void The_fourth_digit_holds_century_and_sex(string text, int year, Sex sex)
    {
        var number = PersonalId.Parse(text);

        number!.BirthYear.ShouldBe(year);
        number.Sex.ShouldBe(sex);
    }

    [Fact]
    public void Every_place_code_of_the_table_is_known_by_its_name_at_issue()
    {
        var table = Vectors.Identity.GetProperty("provinceCodesAtIssue").EnumerateObject().ToList();

        table.Count.ShouldBe(63);
        foreach (var place in table)
        {
            var number = PersonalId.Parse(place.Name + "090999991");
            number!.PlaceAtIssue.ShouldBe(place.Value.GetString());
        }
    }

    [Fact]
    public void An_unknown_place_code_is_no_reason_to_refuse()
    {
        PersonalId.TryParse("997090999991", out var number).ShouldBeTrue();

        number!.PlaceAtIssue.ShouldBeNull();
    }

    [Fact]
    public void Its_text_form_never_shows_the_digits_in_the_middle()
    {
        var number = PersonalId.Parse("011090999991");

        number.ToString().ShouldBe("011*****9991");
        $"{number}".ShouldBe(number.Masked);
    }

    [Fact]
    public void Any_text_at_all_is_answered_without_an_exception() =>
        Gen.String.Sample(text => PersonalId.TryParse(text, out var number) == (number is not null));
}

/// <summary>The identity vectors: published ICAO examples and synthetic cards, no real person.</summary>
internal static class Vectors
{
    public static JsonElement Identity { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "identity-vectors.json"))).RootElement;

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!Directory.Exists(Path.Combine(folder.FullName, "tests", "Tests", "Vectors"))) folder = folder.Parent!;
            return Path.Combine(folder.FullName, "tests", "Tests", "Vectors");
        }
    }
}
