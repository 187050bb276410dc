using System.Text.Json;
using MotCua.Cli.Commands;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Cli;

public class CardCommandTests
{
    private static List<JsonElement> Card(string kind, string input)
    {
        var run = CommandRun.Of(CardCommand.Create(new StringReader(input), new Noon()), kind);
        run.Exit.ShouldBe(0);
        run.Error.ShouldBe("");
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    [Fact]
    public void A_qr_is_answered_in_one_line_with_its_letters_as_they_are()
    {
        var run = CommandRun.Of(CardCommand.Create(new StringReader("011090999991||LÒ VĂN A|15011990|Nam|Tổ 1|15012025|x\n"), new Noon()), "qr");

        run.Output.ShouldBe("""{"ok":true,"personalId":"011090999991","fullName":"LÒ VĂN A","birthDate":"1990-01-15","sex":"M","oldNumber":null,"address":"Tổ 1","issueDate":"2025-01-15","extraFields":1,"warnings":[]}""" + "\n");
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("\n", 1)]
    [InlineData("x", 1)]
    [InlineData("x\r\n\r\ny\r\n", 3)]
    [InlineData("x\n\n", 2)]
    public void Every_line_is_an_item_and_the_last_end_of_line_is_none(string input, int items) =>
        Card("qr", input).Select(answer => answer.GetProperty("ok").GetBoolean()).ShouldBe(Enumerable.Repeat(false, items));

    [Fact]
    public void A_refused_item_names_code_field_and_message()
    {
        var answer = Card("number", "01109099999\n").Single();

        answer.GetProperty("code").GetString().ShouldBe("card.personal_id.invalid");
        answer.GetProperty("field").GetString().ShouldBe("personalId");
        answer.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        answer.EnumerateObject().Select(property => property.Name).ShouldBe(["ok", "code", "field", "message"]);
    }

    [Fact]
    public void Zones_of_home_and_foreign_cards_are_read()
    {
        var answers = Card("mrz", "IDVNM0909999917011090999991<<1|9001158M3001156VNM<<<<<<<<<<<4|NGUYEN<<VAN<THU<NGHIEM<<<<<<<<\n"
            + "I<UTOD231458907<<<<<<<<<<<<<<<|7408122F1204159UTO<<<<<<<<<<<6|ERIKSSON<<ANNA<MARIA<<<<<<<<<<");

        answers[0].GetProperty("personalId").GetString().ShouldBe("011090999991");
        answers[0].GetProperty("documentNumber").GetString().ShouldBe("090999991");
        answers[0].GetProperty("expiryDate").GetString().ShouldBe("2030-01-15");
        answers[1].GetProperty("personalId").ValueKind.ShouldBe(JsonValueKind.Null);
        answers[1].GetProperty("issuer").GetString().ShouldBe("UTO");
        answers[1].GetProperty("sex").GetString().ShouldBe("F");
        answers[1].GetProperty("warnings").EnumerateArray().Select(code => code.GetString()).ShouldBe(["card.foreign", "card.expired"]);
    }

    [Fact]
    public void A_number_tells_place_sex_and_year()
    {
        var answers = Card("number", "001302000102\n997090999991\n011299999991\n");

        answers[0].GetProperty("placeAtIssue").GetString().ShouldBe("Hà Nội");
        (answers[0].GetProperty("sex").GetString(), answers[0].GetProperty("birthYear").GetInt32()).ShouldBe(("F", 2002));
        answers[1].GetProperty("warnings")[0].GetString().ShouldBe("place_code.unknown");
        answers[2].GetProperty("warnings")[0].GetString().ShouldBe("birth_year.future");
    }

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 5, 0, 0, TimeSpan.Zero);
    }
}
