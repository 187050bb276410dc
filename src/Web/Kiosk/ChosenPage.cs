using MotCua.Modules.Dossiers;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;

namespace MotCua.Web.Kiosk;

/// <summary>A page about the procedure the person chose.</summary>
public abstract class ChosenPage(KioskJourney journeys, Catalogue catalogue, Deeds deeds) : KioskPage(journeys)
{
    public override KioskStep Step => KioskStep.Papers;

    public ProcedureCard Card { get; private set; } = null!;

    /// <summary>The moment the page was asked for.</summary>
    public DateTimeOffset Now => deeds.Now;

    protected Deeds Deeds => deeds;

    protected virtual bool NeedsCase => true;

    /// <summary>The papers of the chosen case, without the notes printed among them.</summary>
    public IReadOnlyList<ProcedureComponent> Papers =>
        [.. Card.ComponentsOf(Journey.Case ?? ProcedureCase.All).Where(paper => paper.Kind != ComponentKind.Note)];

    public string? CaseName => Card.Content.Cases.FirstOrDefault(c => c.Key == Journey.Case)?.Name;

    public StatedLimit Limit => Card.LimitFor(SubmissionChannel.Kiosk, Journey.Case ?? ProcedureCase.All);

    protected override string? TooEarly(Journey journey) => journey.MayChoose && journey.Procedure is not null ? null : "/kiosk/procedure";

    protected override async Task<string?> PrepareAsync(CancellationToken cancel)
    {
        if (await catalogue.CardAsync(Journey.Procedure!, deeds.Today, cancel) is not { } card)
            return "/kiosk/procedure";
        Card = card;
        if (card.KnownByNameOnly || !card.Levels.HasFlag(ProcedureLevels.Commune))
            return "/kiosk/not-here";
        return NeedsCase && card.CaseOf(Journey.Case) is null ? "/kiosk/case" : null;
    }
}
