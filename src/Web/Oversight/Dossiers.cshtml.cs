using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Oversight;
using MotCua.Web.Access;
using MotCua.Web.Office;
using MotCua.Web.Words;

namespace MotCua.Web.Oversight;

/// <summary>The dossiers behind a number: the matter and who has it, nothing about the citizen.</summary>
public sealed class DossiersModel(
    Officers officers, Texts texts, Deeds deeds, OversightQueries oversight, OversightListQueries lists, Places places) : OversightPage(officers, texts, deeds)
{
    /// <summary>Code of a unit or slug of a provincial office; all when left out.</summary>
    [BindProperty(SupportsGet = true)] public string? Unit { get; set; }

    /// <summary>The page shown, from 1; read by hand because Razor Pages keep the name for themselves.</summary>
    public int PageNumber { get; private set; } = 1;

    public Place? Place { get; private set; }

    /// <summary>How many there are.</summary>
    public int Number { get; private set; }

    public IReadOnlyList<OverseenDossier> Rows { get; private set; } = [];

    /// <summary>Pages that can be leafed through.</summary>
    public int Pages => Math.Min(OversightListQueries.MostPages, (Number + OversightListQueries.PageSize - 1) / OversightListQueries.PageSize);

    /// <summary>There are more than the pages show.</summary>
    public bool IsCut => Number > OversightListQueries.MostPages * OversightListQueries.PageSize;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await SitDownAsync(cancel);
        if (!await CountAsync(cancel))
            return NotFound();
        PageNumber = Math.Clamp(int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1, 1, Math.Max(1, Pages));
        Rows = await ReadAsync((PageNumber - 1) * OversightListQueries.PageSize, OversightListQueries.PageSize, cancel);
        return Page();
    }

    public Task<IActionResult> OnGetCsvAsync(CancellationToken cancel) => ExportAsync(csv: true, cancel);

    public Task<IActionResult> OnGetXlsxAsync(CancellationToken cancel) => ExportAsync(csv: false, cancel);

    public string StateOf(OverseenDossier row) => Texts["office.state." + Wording.Camel(row.State)];

    public bool IsLate(OverseenDossier row) => row.DueAt is { } due && due < (row.ResolvedAt ?? row.ReturnedAt ?? Now);

    public string? HolderOf(OverseenDossier row) => row.Holder is not { } held ? null
        : held.Title is { } title ? $"{Texts.Either(title, held.TitleEn ?? "")} – {Texts.Either(held.Office, held.OfficeEn)}" : Texts.Either(held.Office, held.OfficeEn);

    private async Task<bool> CountAsync(CancellationToken cancel)
    {
        ReadQuestion();
        Place = (await places.GetAsync(cancel)).Find(Unit);
        if (!string.IsNullOrEmpty(Unit) && Place is null)
            return false;
        var picture = await oversight.ReadAsync(Asked, Now, cancel);
        var counts = Place is null ? picture.Total : picture.Units.Concat(picture.Provincial).FirstOrDefault(line => line.Place.Key == Place.Key)?.Counts ?? Counts.None;
        Number = counts[Figure];
        return true;
    }

    private Task<IReadOnlyList<OverseenDossier>> ReadAsync(int skip, int take, CancellationToken cancel) =>
        lists.ReadAsync(new ListRequest(Asked, Figure, Place), Number, skip, take, Me.Posts, Now, cancel);

    private async Task<IActionResult> ExportAsync(bool csv, CancellationToken cancel)
    {
        await SitDownAsync(cancel);
        if (!await CountAsync(cancel))
            return NotFound();
        var rows = await ReadAsync(0, OversightListQueries.MostExported, cancel);
        string[] header = ["code", "procedure-code", "procedure", "unit", "channel", "state", "filed", "due", "resolved", "returned", "holder"];
        return Send(new Spreadsheet(Word(Figure), [.. header.Select(name => Texts["oversight.column." + name])],
        [
            .. rows.Select(row => (IReadOnlyList<object?>)
            [
                row.Code ?? row.Reference, row.ProcedureCode, row.ProcedureName, row.Place is { } place ? NameOf(place) : null, Texts["dossier.channel." + row.Channel],
                StateOf(row), row.FiledAt, row.DueAt, row.ResolvedAt, row.ReturnedAt, HolderOf(row),
            ]),
        ]), "motcua-" + Figure.ToString().ToLowerInvariant(), csv);
    }
}
