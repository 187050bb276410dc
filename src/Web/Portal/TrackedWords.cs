using System.Text.Json;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Web.Parts;
using MotCua.Web.Words;

namespace MotCua.Web.Portal;

/// <summary>Puts a dossier's state into the words of an officer who speaks to a neighbour.</summary>
public sealed class TrackedWords(Tracked dossier, ClockRules rules, DateTimeOffset now, Texts texts)
{
    private const int DaysLookedAhead = 30;

    private string ReceivingOffice => texts.Either(dossier.ReceivingOffice, dossier.ReceivingOfficeEn);

    /// <summary>"Hồ sơ của ông/bà đang ở Phòng Văn hóa – Xã hội, chờ lãnh đạo ký, hẹn trả 14/08."</summary>
    public string Says(DueView? due)
    {
        if (dossier is not { State: DossierState.Accepted or DossierState.InProgress, Step: { } step })
            return texts["portal.says." + dossier.State, ReceivingOffice, dossier.ReturnedAt is { } returned ? Day(returned) : ""];
        var doing = texts["portal.doing." + Camel(step.Kind.ToString())];
        return due switch
        {
            null => texts["portal.says.working", Office(step), doing],
            { State: DueState.Late } => texts["portal.says.working.late", Office(step), doing, Day(due.DueAt)],
            _ => texts["portal.says.working.due", Office(step), doing, Day(due.DueAt)],
        };
    }

    public string Next() => texts["portal.next." + dossier.State, ReceivingOffice];

    /// <summary>The sessions of the next day the counter is open; null in states where nobody need come.</summary>
    public string? Hours()
    {
        if (dossier.State is not (DossierState.Submitted or DossierState.PreAcceptSupplement or DossierState.Supplementing
            or DossierState.AwaitingFinance or DossierState.NotEligible or DossierState.Resolved))
            return null;
        for (var (day, last) = (now.LegalDay(), now.LegalDay().AddDays(DaysLookedAhead)); day <= last; day = day.AddDays(1))
        {
            var open = rules.Hours.On(day, rules.Calendar);
            if (open.Count > 0 && day.At(open[^1].Until) > now)
                return texts["portal.hours", $"{texts.Weekday(day)} {day:dd/MM}",
                    string.Join(texts["portal.hours.and"], open.Select(session => $"{texts.Time(session.From)}–{texts.Time(session.Until)}"))];
        }
        return null;
    }

    /// <summary>Early, on time or late, said plainly; null while there is no result.</summary>
    public string? Kept() => dossier.Timeliness is { } kept ? texts["portal.kept." + kept, Day(dossier.ResolvedAt!.Value), Day(dossier.DueAt!.Value)] : null;

    public HolderView? Holder() => dossier.Step is { } step
        ? new HolderView(string.Join(" / ", step.Posts.Take(2).Select(post => texts["post.kind." + Camel(post.ToString())])), Office(step), null, step.Since)
        : null;

    private string Office(TrackedStep step) => texts.Language == Language.English && step.OfficeEn.Length > 0 ? step.OfficeEn : step.Office;

    private string Day(DateTimeOffset moment) =>
        moment.LegalDay() is var day && day.Year == now.LegalDay().Year ? $"{day:dd/MM}" : texts.Date(day);

    private static string Camel(string word) => JsonNamingPolicy.CamelCase.ConvertName(word);
}
