using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using MotCua.Modules.Procedures;
using MotCua.Web.Api;
using MotCua.Web.Words;

namespace MotCua.Web.Portal;

/// <summary>What a search found, and why; what lies near when it found nothing.</summary>
[EnableRateLimiting(ApiRoutes.PublicReads)]
public sealed class ProceduresModel(ProcedureQueries procedures, Texts texts) : PageModel
{
    private const int PerPage = 10;
    private const int Most = 50;

    /// <summary>The choices of level; the empty one is all.</summary>
    public static readonly IReadOnlyList<string> Levels = ["", "commune", "province", "ministry"];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "level")]
    public string? Level { get; set; }

    /// <summary>What was looked for; null when nothing that can be.</summary>
    public string? Asked { get; private set; }

    public IReadOnlyList<ProcedureHit> Hits { get; private set; } = [];

    /// <summary>What fits a part of the words, when nothing fits all.</summary>
    public IReadOnlyList<ProcedureHit> Near { get; private set; } = [];

    public int Total { get; private set; }

    public new int Page { get; private set; } = 1;

    public int Pages => (Total + PerPage - 1) / PerPage;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Q))
            return base.Page();
        var (text, level) = (PublicQuery.Text(Q), PublicQuery.Level(Level));
        if (text.IsRefused(out var refusal) || level.IsRefused(out refusal))
        {
            Level = null;
            this.Blame(refusal with { Field = nameof(Q) });
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return base.Page();
        }
        Asked = text.Value.Trim();
        var found = await procedures.FindAsync(Asked, Most, level.Value, cancel);
        Total = found.Count;
        Page = Math.Clamp(int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1, 1, Math.Max(1, Pages));
        Hits = [.. found.Skip((Page - 1) * PerPage).Take(PerPage)];
        if (Total == 0)
            Near = await NearAsync(Asked, cancel);
        return base.Page();
    }

    /// <summary>The matched words as the name writes them; the index knows them without accents.</summary>
    public static string WhyOf(ProcedureHit hit)
    {
        var terms = hit.Why.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var runs = new List<List<string>> { new() };
        foreach (var word in $"{hit.Name} {hit.Field}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.Trim(',', '.', ';', '(', ')', '"', '“', '”');
            if (terms.Contains(TextFold.Fold(bare)))
                runs[^1].Add(bare);
            else if (runs[^1].Count > 0)
                runs.Add([]);
        }
        return string.Join(", ", runs.Where(run => run.Count > 0).Select(run => string.Join(' ', run).ToLower(CultureInfo.GetCultureInfo("vi-VN"))).Distinct().Take(3)) is { Length: > 0 } said
            ? said : hit.Why;
    }

    public string AddressOf(string level) => PortalLinks.Search(Asked ?? "") + (level.Length == 0 ? "" : $"&level={level}");

    public string LevelNames(ProcedureLevels levels) => string.Join(", ", levels.ToNames().Select(name => texts["portal.level." + name]));

    private async Task<IReadOnlyList<ProcedureHit>> NearAsync(string text, CancellationToken cancel)
    {
        var near = new List<ProcedureHit>();
        if (Level is { Length: > 0 })
            near.AddRange(await procedures.FindAsync(text, 3, null, cancel));
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => word.Length > 2).Take(8))
            near.AddRange(await procedures.FindAsync(word, 2, null, cancel));
        return [.. near.DistinctBy(hit => hit.Code).Take(5)];
    }
}
