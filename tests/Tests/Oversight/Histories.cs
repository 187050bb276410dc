using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Oversight;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Tests.Oversight;

/// <summary>What happened to one dossier, told once as a list of moments and once as rows: the first is the oracle of the second.</summary>
internal sealed class History
{
    public required DossierId Id { get; init; }

    public required OfficeId Office { get; init; }

    public required SubmissionChannel Channel { get; init; }

    public List<(DateTimeOffset At, string What, DateTimeOffset? Due)> Events { get; } = [];

    public DateTimeOffset Last => Events[^1].At;

    public bool Ended => Events[^1].What is "refused" or "withdrawn" or "returned";

    /// <summary>Walks the events that happened before the moment and says how the dossier stood. Written without a look at the product's conditions.</summary>
    public IEnumerable<Figure> At(DateTimeOffset from, DateTimeOffset at, DateTimeOffset soonUntil)
    {
        if (Events.TakeWhile(one => one.At < at).ToList() is not { Count: > 0 } known)
            yield break;
        if (known[0].At >= from)
            yield return Figure.Received;
        DateTimeOffset? due = null, stopped = null, resolved = null;
        var over = false;
        foreach (var (moment, what, newDue) in known)
        {
            due = newDue ?? due;
            stopped = what == "paused" ? moment : what == "resumed" ? null : stopped;
            resolved = what == "resolved" ? moment : resolved;
            over |= what is "refused" or "withdrawn" or "returned";
            if (what != "returned" || moment < from)
                continue;
            yield return Figure.Returned;
            if (due is { } promised && resolved > promised)
                yield return Figure.ReturnedLate;
        }
        if (over)
            yield break;
        yield return resolved is null ? Figure.InProgress : Figure.Ready;
        if (resolved is not null || due is not { } end)
            yield break;
        if (end < (stopped ?? at))
            yield return Figure.Overdue;
        else if (stopped is null && end < soonUntil)
            yield return Figure.DueSoon;
    }
}

/// <summary>Makes histories up and lives them on the real store: rows change by the dossier's own methods.</summary>
internal sealed class Histories(Random random, IReadOnlyList<OfficeId> offices)
{
    public List<History> All { get; } = [];

    /// <summary>A new filing; <paramref name="at"/> may lie long ago, as when a branch was without its link.</summary>
    public Dossier File(AppDb db, DateTimeOffset at)
    {
        var story = new History { Id = new DossierId(Guid.NewGuid()), Office = offices[random.Next(offices.Count)], Channel = (SubmissionChannel)random.Next(4) };
        story.Events.Add((at, "filed", null));
        All.Add(story);
        var dossier = new Dossier
        {
            Id = story.Id, Reference = Convert.ToHexString(Guid.NewGuid().ToByteArray())[..8], ProcedureCode = "1.001193", ProcedureVersion = new ProcedureVersionId(Guid.NewGuid()),
            ProcedureName = "Đăng ký khai sinh", Case = ProcedureCase.All, ReceivingOffice = story.Office, CompetentOffice = story.Office,
            Owner = new ApplicantId(Guid.NewGuid()), Channel = story.Channel, FiledAt = at, Declared = [],
        };
        db.Add(dossier);
        return dossier;
    }

    /// <summary>Lets the next thing happen to a dossier.</summary>
    public void Advance(History story, Dossier dossier, DateTimeOffset at)
    {
        var was = story.Events[^1].What;
        DateTimeOffset? due = null;
        string what;
        switch (was)
        {
            case "filed" when random.Next(10) == 0:
                (what, _) = ("refused", dossier.NotAccept(at));
                break;
            case "filed":
                due = random.Next(12) == 0 ? null : at.AddHours(random.Next(1, 24 * 14));
                (what, _) = ("accepted", dossier.Accept($"H18-{story.Id.Value:N}", at, due is { } first ? Limit(first) : null, 1));
                break;
            case "accepted":
                (what, _) = ("begun", dossier.GoTo(2));
                break;
            case "paused" when random.Next(8) == 0:
                (what, _) = ("withdrawn", dossier.Withdraw(at));
                break;
            case "paused":
                due = dossier.DueAt is { } before ? before + (at - story.Last) : null;
                (what, _) = ("resumed", dossier.TakeSupplement(due is { } later ? Limit(later) : null, at));
                break;
            case "resolved":
                (what, _) = ("returned", dossier.Return(at));
                break;
            case "begun" when random.Next(3) == 0:
                (what, _) = ("paused", dossier.AskSupplement(at));
                break;
            default:
                (what, _) = random.Next(10) == 0 ? ("withdrawn", dossier.Withdraw(at)) : ("resolved", dossier.Resolve("1/2026", at, 3));
                break;
        }
        story.Events.Add((at, what, due));
    }

    /// <summary>Counts by walking every history.</summary>
    public Dictionary<OfficeId, Counts> Count(OversightRequest request, DateTimeOffset now, Func<DateOnly, DateOnly> secondWorkingDayAfter)
    {
        var end = request.On.AddDays(1).At(TimeOnly.MinValue);
        var (at, from, soon) = (now < end ? now : end, request.From.At(TimeOnly.MinValue), secondWorkingDayAfter(request.On).AddDays(1).At(TimeOnly.MinValue));
        return All.Where(story => request.Channel is null || story.Channel == request.Channel).GroupBy(story => story.Office).ToDictionary(group => group.Key, group =>
        {
            var found = group.SelectMany(story => story.At(from, at, soon)).CountBy(figure => figure).ToDictionary();
            int Of(Figure figure) => found.GetValueOrDefault(figure);
            return new Counts(Of(Figure.Received), Of(Figure.InProgress), Of(Figure.DueSoon), Of(Figure.Overdue), Of(Figure.Ready), Of(Figure.Returned), Of(Figure.ReturnedLate));
        });
    }

    private static Deadline Limit(DateTimeOffset due) => new(due, due.LegalDay(), []);
}
