using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Oversight;
using MotCua.Web.Access;
using MotCua.Web.Words;

namespace MotCua.Web.Oversight;

/// <summary>The province on one page: where it is late, where it will be late, who needs hands.</summary>
public sealed class IndexModel(Officers officers, Texts texts, Deeds deeds, OversightQueries oversight, BoundaryMap map) : OversightPage(officers, texts, deeds)
{
    private const int Named = 3;

    /// <summary>From how many open dossiers on a share of them says something.</summary>
    private const int EnoughForShare = 5;

    /// <summary>The column the table stands by: <c>name</c> or a figure.</summary>
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    public static IReadOnlyList<Figure> Figures { get; } = Enum.GetValues<Figure>();

    public OversightPicture Picture { get; private set; } = null!;

    public BoundaryMap Map => map;

    public bool ByName => Sort == "name";

    public Figure SortFigure => Enum.TryParse<Figure>(Sort, out var figure) && Enum.IsDefined(figure) ? figure : Figure.Overdue;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await SitDownAsync(cancel);
        await LookAsync(cancel);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel) => Send(await SheetAsync(cancel), "motcua", csv: true);

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken cancel) => Send(await SheetAsync(cancel), "motcua", csv: false);

    /// <summary>The units as the table shows them.</summary>
    public IEnumerable<PlaceCounts> Lines => ByName ? Picture.Units.OrderBy(line => NameOf(line.Place), StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true))
        : Picture.Units.OrderByDescending(line => line.Counts[SortFigure]).ThenByDescending(line => line.Counts.InProgress).ThenBy(line => line.Place.Key, StringComparer.Ordinal);

    /// <summary>The units with most of a figure; those with none are not named.</summary>
    public IEnumerable<PlaceCounts> Most(Figure figure) => Picture.Units.Where(line => line.Counts[figure] > 0).OrderByDescending(line => line.Counts[figure]).Take(Named);

    /// <summary>Where the largest share of what is open is late or nearly so.</summary>
    public IEnumerable<(Place Place, int Percent, int Open)> NeedHands =>
        Picture.Units.Where(line => line.Counts.InProgress >= EnoughForShare && line.Counts.Overdue + line.Counts.DueSoon > 0)
            .Select(line => (line.Place, 100 * (line.Counts.Overdue + line.Counts.DueSoon) / line.Counts.InProgress, line.Counts.InProgress))
            .OrderByDescending(line => line.Item2).Take(Named);

    /// <summary>0 for none, then quarters of the largest number: how dark a unit is.</summary>
    public int Shade(int count)
    {
        var most = Math.Max(1, Picture.Units.Max(line => line.Counts[Figure]));
        return count == 0 ? 0 : Math.Max(1, (count * 4 + most - 1) / most);
    }

    /// <summary>From and to of a shade, for the legend; null where no number falls into it.</summary>
    public (int From, int To)? ShadeRange(int shade)
    {
        var most = Picture.Units.Max(line => line.Counts[Figure]);
        var (from, to) = ((shade - 1) * most / 4 + 1, shade * most / 4);
        return most == 0 || from > to ? null : (from, to);
    }

    /// <summary>Share of what was returned that was in time; null when nothing was.</summary>
    public int? InTime => Picture.Total.Returned == 0 ? null : 100 * (Picture.Total.Returned - Picture.Total.ReturnedLate) / Picture.Total.Returned;

    public string ChannelName(SubmissionChannel channel) => Texts["dossier.channel." + channel];

    /// <summary>Whether the table stands by this column, for those who hear it.</summary>
    public string? AriaSort(string column) => column == (ByName ? "name" : SortFigure.ToString()) ? ByName ? "ascending" : "descending" : null;

    private async Task LookAsync(CancellationToken cancel)
    {
        ReadQuestion();
        Picture = await oversight.ReadAsync(Asked, Now, cancel);
    }

    private async Task<Spreadsheet> SheetAsync(CancellationToken cancel)
    {
        await LookAsync(cancel);
        IReadOnlyList<object?> Row(string key, string name, Counts counts) => [key, name, .. Figures.Select(figure => (object?)counts[figure])];
        return new Spreadsheet($"{Texts["oversight.title"]} {Asked.On:yyyy-MM-dd}", [Texts["oversight.code"], Texts["oversight.unit"], .. Figures.Select(Word)],
        [
            .. Lines.Select(line => Row(line.Place.Key, NameOf(line.Place), line.Counts)),
            .. Picture.Provincial.Select(line => Row(line.Place.Key, NameOf(line.Place), line.Counts)),
            Row("", Texts["oversight.total"], Picture.Total),
        ]);
    }
}
