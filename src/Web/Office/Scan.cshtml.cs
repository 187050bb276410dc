using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;
using MotCua.Web.Access;

namespace MotCua.Web.Office;

/// <summary>A scan of a dossier the officer may see. Always a download under a name of ours: what a stranger uploaded never runs in our pages.</summary>
public sealed class ScanModel(DossierQueries dossiers, FileStore files, Deeds deeds) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid file, CancellationToken cancel)
    {
        if (await dossiers.ScanAsync(new DossierId(id), new FileId(file), deeds.ByOfficer("dossier.scan", "office"), cancel) is not { } scan
            || files.Open(scan) is not { } content)
            return NotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "no-store";
        return File(content, scan.ContentType, $"{scan.Id.ToString()[..8]}{Extension(scan.ContentType)}");
    }

    private static string Extension(string type) => type switch
    {
        "application/pdf" => ".pdf",
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        _ => "",
    };
}
