using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;
using MotCua.Web.Parts;
using MotCua.Web.Words;

namespace MotCua.Web.Office;

/// <summary>One line of my work, ready to be shown.</summary>
/// <param name="Picked">What a tick sends to <c>/office/bulk</c>; null where lines are done one by one.</param>
/// <param name="DossierDue">When the whole dossier is due, where the step is due earlier.</param>
public sealed record WorkRow(WorkLine Line, string? Owner, DueView? Due, DateTimeOffset? DossierDue, string? Picked)
{
    /// <summary>The first hand-over and the return are done at the counter; a centre on the way passes on from its desk.</summary>
    public string Address => Line.Step is StepKind.Return || (Line.Step is StepKind.Receive && Line.State == DossierState.Accepted)
        ? $"/counter/dossiers/{Line.Dossier}" : $"/office/dossiers/{Line.Dossier}";
}

/// <summary>My work today: everything the posts I hold may do now, nearest first.</summary>
public sealed class MyWorkModel(Officers officers, Deeds deeds, WorkQueries work, DossierQueries dossiers, WorkClock clock, Texts texts)
    : OfficePage(officers, texts)
{
    /// <summary>Only this post of mine.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Post { get; set; }

    [BindProperty(SupportsGet = true)] public StepKind? Step { get; set; }

    [BindProperty(SupportsGet = true)] public bool Overdue { get; set; }

    /// <summary>Looked for in codes and procedures; names of people do not belong in an address.</summary>
    [BindProperty(SupportsGet = true)] public string? Text { get; set; }

    public IReadOnlyList<(WorkGroup Group, IReadOnlyList<WorkRow> Rows)> Groups { get; private set; } = [];

    public DueBook Dues { get; private set; } = null!;

    /// <summary>How many wait in all, whatever the filter shows.</summary>
    public int Waiting { get; private set; }

    public IReadOnlyList<Choice> Posts { get; private set; } = [];

    public IReadOnlyList<Choice> Steps { get; private set; } = [];

    /// <summary>Acts offered for many lines at once.</summary>
    public IReadOnlyList<StepKind> Together { get; private set; } = [];

    public bool Filtered => Post is not null || Step is not null || Overdue || !string.IsNullOrWhiteSpace(Text);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await SitDownAsync(cancel);
        Dues = new DueBook(await clock.GetAsync(cancel), deeds.Now, Texts);
        var mine = await work.MineAsync(Me.Posts, cancel);
        Waiting = mine.Count;
        Posts = [.. Me.Posts.Select(held => new Choice(held.Post.Id.Value.ToString(), $"{Texts.Either(held.Post.Title, held.Post.TitleEn)} – {Texts.Either(held.Office.Name, held.Office.NameEn)}"))];
        Steps = [.. mine.Select(line => line.Step).OfType<StepKind>().Distinct().Order().Select(kind => new Choice(kind.ToString(), Texts.Kind(kind)))];

        var shown = mine.Where(Fits).ToList();
        var names = await dossiers.OwnerNamesAsync([.. shown.Select(line => line.Owner).Distinct()], cancel);
        Groups =
        [
            .. from line in shown
               let row = Row(line, names.GetValueOrDefault(line.Owner))
               orderby line.Urgency ?? DateTimeOffset.MaxValue, line.Code
               group row by Dues.GroupOf(line.Urgency) into rows
               orderby rows.Key
               select (rows.Key, (IReadOnlyList<WorkRow>)[.. rows]),
        ];
        Together = [.. shown.Select(line => line.Step).OfType<StepKind>().Distinct().Where(BulkModel.Kinds.Contains).Order()];
    }

    private bool Fits(WorkLine line) =>
        (Post is null || line.Under?.Post.Id.Value == Post)
        && (Step is null || line.Step == Step)
        && (!Overdue || line.Urgency < Dues.Now)
        && (string.IsNullOrWhiteSpace(Text) || TextFold.Fold($"{line.Code} {line.Reference} {line.ProcedureCode} {line.ProcedureName}").Contains(TextFold.Fold(Text), StringComparison.Ordinal));

    private WorkRow Row(WorkLine line, string? owner) => new(
        line, owner, line.Urgency is { } due ? Dues.Brief(due) : null,
        line.DueAt is { } whole && line.StepDueAt is { } own && own < whole ? whole : null,
        line.Step is { } kind && BulkModel.Kinds.Contains(kind) ? BulkModel.Pick(line.Dossier, line.Version, kind) : null);
}
