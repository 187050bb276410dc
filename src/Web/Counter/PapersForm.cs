using System.Globalization;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Procedures;

namespace MotCua.Web.Counter;

/// <summary>One row of the list of papers as the page shows it: what is stored, or what was typed and not yet saved.</summary>
public sealed record PaperRow(PaperView Paper, PaperStatus Chosen, string Originals, string Copies)
{
    public string Key => Paper.Component.Key;

    public string StatusName => $"Status-{Key}";

    public string OriginalsName => $"Originals-{Key}";

    public string CopiesName => $"Copies-{Key}";

    public string ScanName => $"Scan-{Key}";
}

/// <summary>The form of ticks, counts and scans.</summary>
public static class PapersForm
{
    /// <summary>Papers that are looked at; notes printed among them are not.</summary>
    public static IEnumerable<PaperView> Papers(DossierView view) => view.Papers.Where(paper => paper.Component.Kind != ComponentKind.Note);

    /// <summary>The rows: what was typed wins over what is stored, so that a refusal or somebody else's change loses nothing.</summary>
    /// <param name="typed">Null when nothing was posted.</param>
    public static IReadOnlyList<PaperRow> Rows(DossierView view, IFormCollection? typed) => [.. Papers(view).Select(paper =>
    {
        var row = Stored(view, paper);
        if (typed is null || !typed.ContainsKey(row.OriginalsName))
            return row;
        return row with
        {
            Chosen = ChosenIn(typed, row) ?? row.Chosen, Originals = typed[row.OriginalsName].ToString(), Copies = typed[row.CopiesName].ToString(),
        };
    })];

    /// <summary>What the form says of each paper that was decided; a count that is no number refuses, beside its field.</summary>
    public static IReadOnlyList<PaperFound> Read(IReadOnlyList<PaperRow> rows, Action<Refusal> blame)
    {
        var found = new List<PaperFound>();
        foreach (var row in rows.Where(row => row.Chosen != PaperStatus.Unseen))
        {
            var (originals, copies) = (CountOf(row.Originals), CountOf(row.Copies));
            if (originals is null)
                blame(new Refusal("dossier.paper.count", "Count from 0 to 99.", row.OriginalsName));
            if (copies is null)
                blame(new Refusal("dossier.paper.count", "Count from 0 to 99.", row.CopiesName));
            var nothingCounted = row is { Originals: "", Copies: "" } && row.Chosen == PaperStatus.Had;
            found.Add(nothingCounted
                ? new PaperFound(row.Key, row.Chosen, AskedOriginals(row.Paper.Component), row.Paper.Component.Copies ?? 0)
                : new PaperFound(row.Key, row.Chosen, originals ?? 0, copies ?? 0));
        }
        return found;
    }

    /// <summary>How many originals the list asks for; one paper when it does not say.</summary>
    public static int AskedOriginals(ProcedureComponent component) => component.Originals ?? (component.Copies is > 0 ? 0 : 1);

    private static PaperRow Stored(DossierView view, PaperView paper)
    {
        if (paper.Status != PaperStatus.Unseen)
            return new PaperRow(paper, paper.Status, Text(paper.Originals), Text(paper.Copies));
        // At the counter the officer who took the filing has just ticked what lies on the table.
        var seenAtIntake = view.Dossier.Channel == SubmissionChannel.InPerson && paper.Declared;
        return seenAtIntake
            ? new PaperRow(paper, PaperStatus.Had, Text(AskedOriginals(paper.Component)), Text(paper.Component.Copies ?? 0))
            : new PaperRow(paper, PaperStatus.Unseen, "", "");
    }

    private static PaperStatus? ChosenIn(IFormCollection typed, PaperRow row) => typed[row.StatusName].ToString() switch
    {
        nameof(PaperStatus.Had) => PaperStatus.Had,
        nameof(PaperStatus.NotNeeded) => PaperStatus.NotNeeded,
        nameof(PaperStatus.Missing) => PaperStatus.Missing,
        _ => null,
    };

    private static int? CountOf(string typed) => typed.Trim().Length == 0 ? 0
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 99 ? count : null;

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
