using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Papers;
using MotCua.Web.Words;

namespace MotCua.Web.Papers;

/// <summary>The forms of a dossier for the officers of the counter that received it.</summary>
public sealed class DossierSheets(
    DossierQueries dossiers, TrackingSecrets secrets, SheetMaker maker, Messages messages, Texts reader, FaceOptions house, IHttpContextAccessor accessor)
{
    public static readonly IReadOnlyList<string> Forms = [FormBook.Form01, FormBook.Form02, FormBook.Form03, FormBook.Receipt];

    /// <summary>The sheet with its dossier; null when there is no such dossier, it is another counter's, or the form was never made out.</summary>
    public async Task<(DossierView View, Sheet Sheet)?> ReadAsync(string form, DossierId id, Deed viewer, CancellationToken cancel)
    {
        if ((await dossiers.ReadAsync(id, viewer, cancel)) is var read && read.IsRefused(out _))
            return null;
        var view = read.Value;
        var language = form == FormBook.Receipt ? reader.Language : Language.Vietnamese;
        return view.AtCounter && MadeAt(form, view) is { } madeAt ? (view, maker.Make(form, Facts(form, view, madeAt, new Texts(messages, language), viewer.At), language)) : null;
    }

    private static DateTimeOffset? MadeAt(string form, DossierView view) => form switch
    {
        FormBook.Form01 => view.Dossier.AcceptedAt,
        FormBook.Form02 => view.Supplement?.AskedAt,
        FormBook.Form03 => DoneBy(view, "dossier.not-accepted")?.At,
        FormBook.Receipt => view.Dossier.FiledAt,
        _ => null,
    };

    private FormFacts Facts(string form, DossierView view, DateTimeOffset madeAt, Texts texts, DateTimeOffset now)
    {
        var dossier = view.Dossier;
        var english = texts.Language != Language.Vietnamese;
        var guide = DoneBy(view, "dossier.supplement-asked")?.Person;
        return new FormFacts
        {
            MadeAt = madeAt,
            Sender = new Sender(
                view.Unit is { } unit ? texts["papers.committee", unit.NameWithKind] : "", english ? view.Receiving.NameEn : view.Receiving.Name, view.Unit?.Name ?? "……………"),
            Number = form == FormBook.Form01 ? dossier.Code?.Split('-')[^1] : null,
            Subject = dossier.Reference,
            Code = dossier.Code,
            Reference = Crockford32.Grouped(dossier.Reference),
            Applicant = view.Owner is { } owner ? new Party(owner.FullName, owner.PersonalId, owner.Address, owner.Phone, owner.Email) : null,
            Matter = FormWords.Matter(dossier.ProcedureName, dossier.ProcedureCode, view.CaseName),
            Components = [.. view.Papers.Where(paper => paper.Status == PaperStatus.Had).Select(paper => new Item($"{paper.Component.Name} ({texts["papers.counted", paper.Originals, paper.Copies]})"))],
            Declared = [.. view.Papers.Where(paper => paper.Component.Kind != ComponentKind.Note).Select(paper => new Item(paper.Component.Name, paper.Declared))],
            ToComplete = [.. (view.Supplement?.Items ?? []).Select(item => new Item(
                item.What, Lead: view.Papers.FirstOrDefault(paper => paper.Component.Key == item.Component)?.Component.Name))],
            Limit = FormWords.Limit(texts, view.Procedure.LimitFor(dossier.Channel, dossier.Case)),
            Received = dossier.AcceptedAt is { } accepted ? texts.Moment(accepted) : null,
            Due = dossier.PromisedAt is { } due ? texts.Moment(due) : texts["papers.limit.unstated"],
            Filed = $"{texts.Moment(dossier.FiledAt)} · {texts["dossier.channel." + dossier.Channel]}",
            Expected = dossier.ExpectedDueAt is { } expected ? texts.Moment(expected) : null,
            Reason = form == FormBook.Form02 ? view.Supplement?.Reason : DoneBy(view, "dossier.not-accepted")?.Note,
            Contact = string.Join(", ", new[] { guide, house.HelpTelephone }.Where(part => !string.IsNullOrEmpty(part))),
            Signers = new Dictionary<string, string?>
            {
                ["applicant"] = view.Owner?.FullName, ["guide"] = guide, ["receiver"] = DoneBy(view, form == FormBook.Form03 ? "dossier.not-accepted" : "dossier.accepted")?.Person,
            },
            Link = FormWords.Address(accessor.HttpContext!, $"/t/{dossier.Reference}/{secrets.TokenOf(dossier.Id, dossier.TrackingCounter)}"),
            Codes = [Crockford32.Grouped(dossier.Reference), Crockford32.Grouped(secrets.CodeOf(dossier.Id, dossier.TrackingCounter))],
            Reprint = Reprint(form, view, now), Reissued = dossier.TrackingCounter,
        };
    }

    // The first copy of a slip is given by the door of filing; at the counter's own door the counter prints it.
    private static (int, DateTimeOffset)? Reprint(string form, DossierView view, DateTimeOffset now)
    {
        var copies = view.Prints.Where(print => print.Form == form).ToList();
        var elsewhere = form == FormBook.Receipt && view.Dossier.Channel != SubmissionChannel.InPerson ? 1 : 0;
        var times = Math.Max(copies.Count, 1) - 1 + elsewhere;
        return times > 0 ? (times, copies.Count > 0 ? copies[^1].At : now) : null;
    }

    /// <summary>Who did what the form tells of; null when it has not happened.</summary>
    private static HistoryLine? DoneBy(DossierView view, string fact) => view.History.LastOrDefault(line => line.Fact == fact);
}
