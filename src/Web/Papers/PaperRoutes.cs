using MotCua.Modules.Dossiers;
using MotCua.Papers;
using MotCua.Web.Api;
using MotCua.Web.Counter;

namespace MotCua.Web.Papers;

/// <summary>Files of what is printed, each beside its page: <c>/counter/dossiers/{id}/form01.pdf</c>, <c>/kiosk/receipt.escpos</c> …</summary>
public static class PaperRoutes
{
    public static IServiceCollection AddPapers(this IServiceCollection services) => services
        .AddSingleton(_ => FormBook.Shipped()).AddSingleton<SheetMaker>().AddScoped<DossierSheets>().AddScoped<VisitorSheets>();

    public static void MapPapers(this IEndpointRouteBuilder routes)
    {
        foreach (var kind in PrintFile.Kinds)
        {
            foreach (var form in DossierSheets.Forms)
                routes.MapGet($"/counter/dossiers/{{id:guid}}/{form}.{kind}", async (Guid id, DossierSheets sheets, CounterDoor door, HttpContext http) =>
                    await sheets.ReadAsync(form, new DossierId(id), door.Viewer(), http.RequestAborted) is var (view, sheet)
                        ? PrintFile.Answer(sheet, $"{form}-{view.Dossier.Code ?? view.Dossier.Reference}", kind, Paper.A5, http)
                        : Results.NotFound()).ExcludeFromDescription();

            routes.MapGet($"/kiosk/receipt.{kind}", async (int? copy, VisitorSheets sheets, HttpContext http) =>
                Answer(await sheets.KioskReceiptAsync(Math.Clamp(copy ?? 1, 1, 99), http.RequestAborted), FormBook.Receipt, kind, Paper.A5, http)).ExcludeFromDescription();
            routes.MapGet($"/kiosk/list.{kind}", async (VisitorSheets sheets, HttpContext http) =>
                Answer(await sheets.KioskListAsync(http.RequestAborted), FormBook.List, kind, Paper.A5, http)).ExcludeFromDescription();
        }
        routes.MapGet("/portal/procedures/{code}/papers.pdf", async (string code, VisitorSheets sheets, HttpContext http) =>
            Answer(await sheets.PortalListAsync(code, http.RequestAborted), "papers", "pdf", Paper.A4, http))
            .RequireRateLimiting(ApiRoutes.PublicReads).ExcludeFromDescription();
    }

    private static IResult Answer(Sheet? sheet, string name, string kind, Paper usual, HttpContext http) =>
        sheet is null ? Results.NotFound() : PrintFile.Answer(sheet, name, kind, usual, http);
}
