using MotCua.Modules.Dossiers;
using MotCua.Modules.Procedures;
using MotCua.Web.Access;

namespace MotCua.Web.Kiosk;

/// <summary>What people ask first: which papers, how long, how much, where.</summary>
public sealed class AnswerModel(KioskJourney journeys, Catalogue catalogue, Deeds deeds, DossierClock clock, KioskRoom room) : ChosenPage(journeys, catalogue, deeds)
{
    /// <summary>When it would be due if accepted at this moment; null when the procedure states no limit that can be counted.</summary>
    public Deadline? Expected { get; private set; }

    public string Unit { get; private set; } = "";

    public string Centre { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Expected = await clock.ReckonAsync(Card, SubmissionChannel.Kiosk, Journey.Case ?? ProcedureCase.All, Now, [], cancel);
        (Unit, Centre) = (await room.UnitNameAsync(), await room.CentreNameAsync());
    }
}
