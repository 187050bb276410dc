using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Web;
using MotCua.Web.Words;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web;

public class RefusalsTests
{
    private readonly SamplePage _page = new()
    {
        PageContext = new()
        {
            HttpContext = new DefaultHttpContext
            {
                RequestServices = new ServiceCollection().AddSingleton(new Texts(Messages.Load(Messages.Folder), Language.Vietnamese)).BuildServiceProvider(),
            },
        },
    };

    [Theory]
    [InlineData("Unit", null, "Unit")]
    [InlineData("Unit", "Form", "Form.Unit")]
    [InlineData(null, "Form", "")]
    public void A_refused_page_is_shown_again_with_the_catalogues_text_at_its_field(string? field, string? prefix, string key)
    {
        var shown = _page.Refused(new("unit.unknown", "for logs", field) { Args = ["12345"] }, prefix);

        shown.ShouldBeOfType<PageResult>();
        _page.Response.StatusCode.ShouldBe(422);
        _page.ModelState[key]!.Errors.Single().ErrorMessage.ShouldBe("Chưa từng có đơn vị nào mang mã 12345. Chọn đơn vị trong danh sách.");
    }

    private sealed class SamplePage : PageModel;
}
