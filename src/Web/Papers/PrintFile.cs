using MotCua.Papers;
using MotCua.Web.Words;

namespace MotCua.Web.Papers;

/// <summary>A sheet as a file: PDF to read and print, PNG to show and share, ESC/POS for a thermal printer.</summary>
public static class PrintFile
{
    public static readonly IReadOnlyList<string> Kinds = ["pdf", "png", "escpos"];

    /// <summary>
    /// The file, or 400 for a paper or head there is not, or 422 naming the letters that cannot be printed: an empty box in a
    /// name would be worse than no paper, and the page itself can still be printed.
    /// </summary>
    /// <param name="http">Its query may say <c>paper=a5|a4</c> or <c>dots=576|384</c>.</param>
    public static IResult Answer(Sheet sheet, string name, string kind, Paper usual, HttpContext http)
    {
        var texts = http.RequestServices.GetRequiredService<Texts>();
        if (PrintText.Missing(sheet) is { Count: > 0 } missing)
            return Say(texts.Refusal(Unprintable(missing)), StatusCodes.Status422UnprocessableEntity);
        http.Response.Headers.CacheControl = "no-store";
        if (kind == "pdf")
        {
            var asked = http.Request.Query["paper"].ToString();
            return (asked.Length == 0 ? usual : Paper.Find(asked)) is { } paper
                ? Send(http, PdfPrint.Render(sheet, paper), "application/pdf", $"{name}.pdf", inline: true)
                : Say(texts.Refusal(new Refusal("papers.paper", "Ask for paper a5 or a4.")), StatusCodes.Status400BadRequest);
        }
        var dots = http.Request.Query["dots"].ToString() switch { "" or "576" => RollPrint.Wide, "384" => RollPrint.Narrow, _ => 0 };
        if (dots == 0)
            return Say(texts.Refusal(new Refusal("papers.dots", "Ask for 576 or 384 dots.")), StatusCodes.Status400BadRequest);
        var picture = RollPrint.Render(sheet, dots);
        return kind == "png"
            ? Send(http, picture.ToPng(), "image/png", $"{name}.png", inline: true)
            : Send(http, EscPos.Encode(picture), "application/octet-stream", $"{name}.escpos", inline: false);
    }

    public static Refusal Unprintable(IReadOnlyList<string> missing) =>
        new("papers.glyph.missing", "Some letters are in none of the fonts.") { Args = [string.Join(' ', missing)] };

    private static IResult Send(HttpContext http, byte[] content, string type, string name, bool inline)
    {
        http.Response.Headers.ContentDisposition = $"{(inline ? "inline" : "attachment")}; filename=\"{name}\"";
        return Results.Bytes(content, type);
    }

    private static IResult Say(string words, int status) => Results.Text(words, "text/plain; charset=utf-8", statusCode: status);
}
