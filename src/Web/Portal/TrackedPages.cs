using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Web.Words;

namespace MotCua.Web.Portal;

/// <summary>How an answer page is asked for again as a picture: the same way in, so that nothing is remembered between.</summary>
/// <param name="Reference">Typed before; null when the address itself has both.</param>
public sealed record TrackedShare(string Action, string? Reference, string? Code);

/// <summary>What both answer pages can hand out besides the page.</summary>
public static class TrackedPages
{
    public const string Picture = "picture";

    /// <summary>The state as a picture to download.</summary>
    /// <param name="withQr">The owner chose to add the QR that opens the dossier.</param>
    public static FileContentResult PictureOf(this PageModel page, TrackedView view, bool withQr)
    {
        var services = page.HttpContext.RequestServices;
        var (texts, house) = (services.GetRequiredService<Texts>(), services.GetRequiredService<FaceOptions>());
        var link = withQr ? $"{page.Request.Scheme}://{page.Request.Host}/t/{view.Dossier.Reference}/{view.Dossier.Token}" : null;
        var svg = TrackedPicture.Draw(view, texts, link, house.IsLive ? null : texts["band." + house.Space]);
        return page.File(Encoding.UTF8.GetBytes(svg), "image/svg+xml", $"{texts["portal.picture.file"]}-{view.Dossier.Reference}.svg");
    }
}
