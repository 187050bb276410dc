using MotCua.Papers;
using MotCua.Web.Words;

namespace MotCua.Web.Papers;

/// <summary>Where each field of a form gets its content: the one place that joins names in <c>forms.json</c> with facts.</summary>
public static class FieldValues
{
    private delegate IEnumerable<Block> Make(FormFacts facts, FormField field, Texts texts);

    private static readonly Dictionary<string, Make> s_fields = new(StringComparer.Ordinal)
    {
        ["code"] = One(facts => facts.Code),
        ["code-if-any"] = Known(facts => facts.Code),
        ["reference"] = Known(facts => facts.Reference),
        ["office"] = One(facts => facts.Sender?.Office),
        ["collect"] = One(facts => facts.Sender?.Office),
        ["applicant"] = OfPerson(person => person?.FullName),
        ["id"] = OfPerson(person => person?.PersonalId),
        ["masked-id"] = OfPerson(person => person?.PersonalId is { } digits ? PersonalId.Parse(digits).Masked : null),
        ["address"] = OfPerson(person => person?.Address),
        ["phone"] = OfPerson(person => person?.Phone),
        ["email"] = OfPerson(person => person?.Email),
        // A dossier does not record for whom somebody comes yet: the officer writes it, as on the printed pattern.
        ["authorising-name"] = Pen,
        ["authorising-address"] = Pen,
        ["authorising-id"] = Pen,
        ["authorising-phone"] = Pen,
        ["authorising-email"] = Pen,
        ["authorising-paper"] = Pen,
        ["register-volume"] = Pen,
        ["register-serial"] = Pen,
        ["matter"] = One(facts => facts.Matter),
        ["procedure"] = One(facts => facts.Matter),
        ["components"] = Rows(facts => facts.Components),
        ["to-complete"] = Rows(facts => facts.ToComplete),
        ["declared"] = Rows(facts => facts.Declared),
        ["because"] = Rows(facts => [.. facts.Because.Select(line => new Item(line))]),
        ["needed"] = Groups,
        ["sets"] = (_, field, texts) => [Field(field, texts, texts["papers.sets.one"])],
        ["limit"] = One(facts => facts.Limit),
        ["time"] = One(facts => facts.Limit),
        ["received"] = One(facts => facts.Received),
        ["due"] = One(facts => facts.Due),
        ["filed"] = One(facts => facts.Filed),
        ["expected"] = Known(facts => facts.Expected),
        ["reason"] = One(facts => facts.Reason),
        ["refusal"] = One(facts => facts.Reason),
        ["contact"] = One(facts => facts.Contact),
        ["fee"] = One(facts => facts.Fee),
        ["where"] = One(facts => facts.Where),
    };

    public static bool Knows(string name) => s_fields.ContainsKey(name);

    /// <summary>The parts a field becomes; none where there is nothing to say and nothing to write.</summary>
    public static IEnumerable<Block> Of(FormField field, FormFacts facts, Texts texts) =>
        field.Group ? [new Group(texts["papers.field." + field.Name])]
        : field.Text ? [new Paragraph(texts["papers.text." + field.Name])]
        : s_fields[field.Name](facts, field, texts);

    private static Make One(Func<FormFacts, string?> value) => (facts, field, texts) => [Field(field, texts, value(facts))];

    // Left out, not left blank, when there is none.
    private static Make Known(Func<FormFacts, string?> value) => (facts, field, texts) => value(facts) is { } known ? [Field(field, texts, known)] : [];

    private static Make OfPerson(Func<Party?, string?> value) => (facts, field, texts) => facts.IsAnonymous ? [] : [Field(field, texts, value(facts.Applicant))];

    private static IEnumerable<Block> Pen(FormFacts facts, FormField field, Texts texts) => [Field(field, texts, null)];

    private static Make Rows(Func<FormFacts, IReadOnlyList<Item>> rows) => (facts, field, texts) =>
        rows(facts) is { Count: > 0 } items ? [new ItemList(field.Name, texts["papers.field." + field.Name], items)] : [];

    private static IEnumerable<Block> Groups(FormFacts facts, FormField field, Texts texts)
    {
        if (facts.Needed.All(group => group.Papers.Count == 0))
            return [Field(field, texts, texts["papers.needed.none"])];
        return facts.Needed.Where(group => group.Papers.Count > 0).Select(group => new ItemList(field.Name, group.Heading ?? texts["papers.field." + field.Name], group.Papers));
    }

    private static Field Field(FormField field, Texts texts, string? value) =>
        new(field.Name, texts["papers.field." + field.Name], value) { Half = field.Half, Strong = field.Strong };
}
