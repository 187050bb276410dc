using MotCua.Papers;
using MotCua.Web.Words;

namespace MotCua.Web.Papers;

/// <summary>Makes the one description of a printed form from facts and from the version in force on the day it was made out.</summary>
public sealed class SheetMaker(FormBook book, Messages messages, FaceOptions house)
{
    /// <param name="language">Officials' forms are Vietnamese; slips and lists speak the reader's language.</param>
    public Sheet Make(string form, FormFacts facts, Language language)
    {
        var texts = new Texts(messages, language);
        var version = book.InForce(form, facts.MadeAt.LegalDay());
        var title = texts[$"papers.{form}.title"];
        return new Sheet
        {
            Language = language.Code, Title = $"{title} – {facts.Subject}", ShortHead = $"{texts[$"papers.{form}.short"]} · {facts.Code ?? facts.Subject}",
            Job = $"{form}-{facts.Subject}-{(facts.Reprint?.Times ?? 0) + 1}", PageOf = texts["papers.page"], MadeAt = facts.MadeAt,
            Mark = house.IsLive ? null : texts["band." + house.Space],
            Blocks = [.. Head(version, facts, texts), new Title(title), .. Again(facts, texts), .. version.Fields.SelectMany(field => FieldValues.Of(field, facts, texts)), .. Foot(version, facts, texts)],
        };
    }

    private IEnumerable<Block> Head(FormVersion version, FormFacts facts, Texts texts)
    {
        if (facts.Sender is { } sender)
        {
            var day = facts.MadeAt.LegalDay();
            yield return new Letterhead(
                sender.Parent, sender.Office, version.Suffix.Length > 0 ? texts["papers.number", facts.Number ?? "……", version.Suffix] : null,
                texts["papers.nation"], texts["papers.motto"], texts["papers.place-date", sender.Place, $"{day.Day:00}", $"{day.Month:00}", $"{day.Year}"]);
        }
        if (!house.IsLive)
            yield return new Notice(NoticeKind.Space, $"{texts["band." + house.Space]} – {texts[$"band.{house.Space}.means"]}");
    }

    private static IEnumerable<Block> Again(FormFacts facts, Texts texts)
    {
        if (facts.Reprint is { } again)
            yield return new Notice(NoticeKind.Reprint, texts["papers.again", again.Times, texts.Moment(again.At)]);
        if (facts.Reissued > 0)
            yield return new Notice(NoticeKind.Reprint, texts["papers.reissued", facts.Reissued]);
    }

    private static IEnumerable<Block> Foot(FormVersion version, FormFacts facts, Texts texts)
    {
        if (version.Signers.Count > 0)
            yield return new Signatures([.. version.Signers.Select(signer => new Signature(
                texts["papers.sign." + signer], texts["papers.sign.hint"], facts.Signers.GetValueOrDefault(signer)))]);
        yield return new QrPart(facts.Link, texts["papers.qr." + version.Qr], texts[$"papers.qr.{version.Qr}.words"], facts.Codes);
    }
}
