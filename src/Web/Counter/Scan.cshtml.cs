using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;

namespace MotCua.Web.Counter;

/// <summary>A citizen's upload: always saved and never shown inside our pages, because nobody has vouched for what is in it.</summary>
public sealed class ScanModel(CounterDoor door, DossierQueries dossiers, FileStore files) : CounterPage(door)
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid file, CancellationToken cancel)
    {
        if (await dossiers.ScanAsync(new DossierId(id), new FileId(file), Door.Viewer(), cancel) is not { } stored || files.Open(stored) is not { } content)
            return NotFound();
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        var ending = stored.ContentType switch { "application/pdf" => "pdf", "image/jpeg" => "jpg", _ => "png" };
        return File(content, stored.ContentType, $"{stored.Id.ToString()[^8..]}.{ending}");
    }
}
