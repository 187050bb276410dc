using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using MotCua.Web.Parts;
using MotCua.Web.Words;
using Shouldly;
using System.Text.Encodings.Web;
using Xunit;

namespace MotCua.Tests.Web;

public class PartsTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 11, 9, 0, 0, LegalTime.Offset);
    private static readonly DateTimeOffset Due = new(2026, 8, 14, 9, 30, 0, LegalTime.Offset);

    private readonly Texts _texts = new(Messages.Load(Messages.Folder), Language.Vietnamese);
    private readonly ModelStateDictionary _faults = new();

    [Fact]
    public void A_field_has_its_label_hint_and_value()
    {
        var html = Show(new InputTagHelper(_texts) { FieldName = "Request.Applicant", Label = "Họ tên", Hint = "Như trên thẻ", GivenValue = "Lò Thị \"Ể\" <b>", ViewContext = View() });

        html.QuerySelector("label")!.GetAttribute("for").ShouldBe("Request-Applicant");
        var input = html.QuerySelector("input")!;
        input.Id.ShouldBe("Request-Applicant");
        input.GetAttribute("name").ShouldBe("Request.Applicant");
        input.GetAttribute("value").ShouldBe("Lò Thị \"Ể\" <b>");
        input.GetAttribute("aria-describedby").ShouldBe("Request-Applicant-hint");
        html.QuerySelector(".govuk-hint")!.Id.ShouldBe("Request-Applicant-hint");
    }

    [Fact]
    public void A_refused_field_keeps_what_was_typed_and_says_what_is_wrong_beside_it_and_in_the_summary()
    {
        _faults.SetModelValue("Number", "12 chữ", "12 chữ");
        _faults.AddModelError("Number", "Số có 12 chữ số.");

        var field = Show(new InputTagHelper(_texts) { FieldName = "Number", Label = "Số", GivenValue = "old", ViewContext = View() });
        field.QuerySelector("input")!.GetAttribute("value").ShouldBe("12 chữ");
        field.QuerySelector("input")!.GetAttribute("aria-describedby").ShouldBe("Number-error");
        field.QuerySelector("#Number-error")!.TextContent.ShouldContain("Số có 12 chữ số.");
        field.QuerySelector(".govuk-form-group--error").ShouldNotBeNull();

        var summary = Show(new ErrorSummaryTagHelper(_texts) { ViewContext = View() });
        summary.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#Number");
        summary.QuerySelector("a")!.TextContent.ShouldBe("Số có 12 chữ số.");
    }

    [Fact]
    public void Without_faults_there_is_no_summary() =>
        Show(new ErrorSummaryTagHelper(_texts) { ViewContext = View() }).Body!.ChildElementCount.ShouldBe(0);

    [Fact]
    public void A_password_is_not_sent_back()
    {
        _faults.SetModelValue("Password", "secret", "secret");

        Show(new InputTagHelper(_texts) { FieldName = "Password", Label = "x", Type = "password", ViewContext = View() })
            .QuerySelector("input")!.HasAttribute("value").ShouldBeFalse();
    }

    [Fact]
    public void Several_lines_keep_their_first_empty_line() =>
        Show(new TextareaTagHelper(_texts) { FieldName = "Reason", Label = "Lý do", GivenValue = "\nmột\nhai", ViewContext = View() })
            .QuerySelector("textarea")!.TextContent.ShouldBe("\nmột\nhai");

    [Fact]
    public void Radios_keep_the_choice_and_the_summary_leads_to_the_first()
    {
        _faults.SetModelValue("Case", "b", "b");

        var html = Show(new RadiosTagHelper(_texts) { FieldName = "Case", Label = "Chọn", Heading = true, Items = [new("a", "Một"), new("b", "Hai", "gợi ý")], ViewContext = View() });

        html.QuerySelector("fieldset > legend > h1")!.TextContent.ShouldBe("Chọn");
        html.QuerySelectorAll("input").Select(i => i.Id).ShouldBe(["Case", "Case-2"]);
        html.QuerySelectorAll("input[checked]").Single().GetAttribute("value").ShouldBe("b");
        html.QuerySelector("#Case-2")!.GetAttribute("aria-describedby").ShouldBe("Case-2-item-hint");
    }

    [Fact]
    public void Checkboxes_keep_every_tick()
    {
        _faults.SetModelValue("Papers", new[] { "a", "c" }, "a,c");

        Show(new CheckboxesTagHelper(_texts) { FieldName = "Papers", Label = "Giấy", Items = [new("a", "A"), new("b", "B"), new("c", "C")], ViewContext = View() })
            .QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")).ShouldBe(["a", "c"]);
    }

    [Fact]
    public void A_list_keeps_its_choice_and_may_begin_empty()
    {
        var html = Show(new SelectTagHelper(_texts) { FieldName = "Unit", Label = "Xã", EmptyKey = "lang.choose", GivenValue = "2", Items = [new("1", "Na Sang"), new("2", "Mường Chà")], ViewContext = View() });

        html.QuerySelectorAll("option").Select(o => o.GetAttribute("value")).ShouldBe(["", "1", "2"]);
        html.QuerySelector("option[selected]")!.TextContent.ShouldBe("Mường Chà");
    }

    [Fact]
    public void A_file_field_says_what_it_takes() =>
        Show(new FileTagHelper(_texts) { FieldName = "Scan", Label = "Tệp", Accept = ".pdf", Multiple = true, ViewContext = View() })
            .QuerySelector("input[type=file][multiple]")!.GetAttribute("accept").ShouldBe(".pdf");

    [Fact]
    public void A_button_is_a_verb_and_a_link_when_it_leads_somewhere()
    {
        Show(new ButtonTagHelper(_texts) { Key = "kiosk.help", Name = "act", Value = "help" }).QuerySelector("button[type=submit][name=act]")!.TextContent.ShouldBe("Nhờ giúp");
        Show(new ButtonTagHelper(_texts) { Key = "kiosk.help", Href = "/help", Kind = "secondary" }).QuerySelector("a.govuk-button--secondary")!.GetAttribute("href").ShouldBe("/help");
    }

    [Theory]
    [InlineData(DueState.OnTime, 3, "Đúng hẹn Hẹn 09:30 14/08 · còn 3 ngày làm việc")]
    [InlineData(DueState.Soon, 1, "Sắp đến hẹn Hẹn 09:30 14/08 · còn 1 ngày làm việc")]
    [InlineData(DueState.Late, -1, "Quá hẹn Hẹn 09:30 14/08 · quá 1 ngày làm việc")]
    [InlineData(DueState.Soon, 0, "Sắp đến hẹn Hẹn 09:30 14/08 · trong hôm nay")]
    [InlineData(DueState.Late, -2, "Quá hẹn Hẹn 09:30 14/08 · quá 2 ngày làm việc")]
    [InlineData(DueState.Paused, 3, "Tạm dừng Hẹn 09:30 14/08")]
    [InlineData(DueState.OnTime, null, "Đúng hẹn Hẹn 09:30 14/08")]
    public void The_due_chip_says_its_state_in_words(DueState state, int? left, string said) =>
        Show(new DueTagHelper(_texts) { Due = new(Due, state, left), Now = Now }).QuerySelector(".due-chip")!.TextContent.ShouldBe(said);

    [Fact]
    public void The_due_chip_opens_to_show_which_days_count_and_why_others_do_not()
    {
        var html = Show(new DueTagHelper(_texts)
        {
            Due = new(Due, DueState.OnTime, 1), Now = Now, Rule = "Điều 16",
            Days = [new(new(2026, 8, 13), true), new(new(2026, 8, 15), false, "thứ Bảy"), new(new(2026, 8, 17), true)],
        });

        html.QuerySelector("details > summary .due-chip").ShouldNotBeNull();
        html.QuerySelectorAll(".why__count").Select(c => c.TextContent).ShouldBe(["ngày 1", "ngày 2"]);
        html.QuerySelector(".why__day--out s")!.TextContent.ShouldBe("T7 15/08");
        html.QuerySelector(".why__reason")!.TextContent.ShouldBe("thứ Bảy");
        html.QuerySelector(".why__rule")!.TextContent.ShouldBe("Điều 16");
    }

    [Fact]
    public void Who_holds_it_begins_with_the_post()
    {
        var html = Show(new HolderTagHelper(_texts) { Holder = new("Chuyên viên", "Phòng Kinh tế", "Giàng A Sử", Now, HolderAuthority.StandIn) });

        html.QuerySelector(".holder")!.Children.Select(c => c.ClassName).ShouldBe(["holder__post", "holder__unit", "holder__person", "holder__since"]);
        html.QuerySelector(".holder__authority")!.TextContent.ShouldBe("(trả lời thay)");
        html.QuerySelector(".holder__since")!.TextContent.ShouldBe("từ 09:00 11/08/2026");
    }

    [Fact]
    public void The_timeline_marks_the_step_of_now()
    {
        var html = Show(new TimelineTagHelper(_texts) { Steps = [new("Tiếp nhận", StepState.Done, At: Now), new("Thẩm định", StepState.Now), new("Ký", StepState.ToCome)] });

        html.QuerySelectorAll("ol > li").Length.ShouldBe(3);
        html.QuerySelector("[aria-current=step] .timeline__title")!.TextContent.ShouldBe("Thẩm định");
        html.QuerySelectorAll(".timeline__state").Select(s => s.TextContent).ShouldBe(["đã xong", "đang làm", "sắp tới"]);
    }

    [Fact]
    public void The_pager_keeps_the_rest_of_the_address()
    {
        var view = View();
        view.HttpContext.Request.Path = "/portal/search";
        view.HttpContext.Request.QueryString = new("?q=khai%20sinh&page=2");

        var html = Show(new PagerTagHelper(_texts) { Page = 2, Pages = 3, ViewContext = view });

        html.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("/portal/search?q=khai%20sinh&page=3");
        html.QuerySelector("a[rel=prev]")!.GetAttribute("href").ShouldBe("/portal/search?q=khai%20sinh&page=1");
        Show(new PagerTagHelper(_texts) { Page = 1, Pages = 1, ViewContext = view }).Body!.ChildElementCount.ShouldBe(0);
    }

    private ViewContext View() => new()
    {
        HttpContext = new DefaultHttpContext(),
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), _faults),
    };

    private static IDocument Show(TagHelper helper)
    {
        var output = new TagHelperOutput("mc", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new([], new Dictionary<object, object>(), "test"), output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(html.ToString());
    }
}
