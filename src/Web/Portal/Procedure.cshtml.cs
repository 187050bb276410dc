using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;
using MotCua.Web.Api;
using MotCua.Web.Words;

namespace MotCua.Web.Portal;

/// <summary>The papers of one case.</summary>
/// <param name="Name">Null for what everybody brings.</param>
/// <param name="IsChoice">One of several, not an addition.</param>
public sealed record PaperGroup(string? Name, bool IsChoice, bool IsOpen, IReadOnlyList<ProcedureComponent> Papers);

/// <summary>One procedure: papers, time, fee and place in the first screen; the law folded below.</summary>
[EnableRateLimiting(ApiRoutes.PublicReads)]
public sealed class ProcedureModel(ProcedureQueries procedures, Deeds deeds, Texts texts) : PageModel
{
    /// <summary>With so few cases all are laid open.</summary>
    private const int FewCases = 2;

    public ProcedureView? View { get; private set; }

    public ProcedureText Words { get; private set; } = null!;

    public IReadOnlyList<PaperGroup> Groups { get; private set; } = [];

    /// <summary>The first of several cases to choose from; null when there is nothing to choose.</summary>
    public PaperGroup? FirstChoice => Groups.Count(group => group.IsChoice) > 1 ? Groups.First(group => group.IsChoice) : null;

    /// <summary>What in the source is unclear, a kind of fault each.</summary>
    public IReadOnlyList<string> Unclear { get; private set; } = [];

    public string LevelNames => string.Join(", ", View!.Card.Levels.ToNames().Select(name => texts["portal.level." + name]));

    public string Ways => string.Join(", ", View!.Limits.Select(limits => limits.Channel).Where(way => way != ChannelKind.Unknown).Select(Words.Way));

    public async Task OnGetAsync(string code, CancellationToken cancel)
    {
        View = await procedures.ReadAsync(code, deeds.Today, cancel);
        if (View is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Words = new ProcedureText(texts, View);
        var content = View.Card.Content;
        var few = content.Cases.Count <= FewCases;
        var everybody = content.Components.Where(paper => paper.Case == ProcedureCase.All).ToList();
        Groups =
        [
            .. everybody.Count > 0 ? [new PaperGroup(null, false, true, everybody)] : Array.Empty<PaperGroup>(),
            .. content.Cases.Select(one => new PaperGroup(one.Name, one.Kind == CaseKind.Choice, few, [.. content.Components.Where(paper => paper.Case == one.Key)]))
                .Where(group => group.Papers.Count > 0),
        ];
        Unclear = [.. content.Flags.Select(flag => flag.Code).Distinct().Select(code => texts["portal.flag." + code])];
    }
}
