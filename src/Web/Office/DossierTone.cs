using MotCua.Modules.Dossiers;

namespace MotCua.Web.Office;

/// <summary>The colour of a state's tag; the word beside it says the same.</summary>
internal static class DossierTone
{
    public static string Of(DossierState state) => state switch
    {
        DossierState.Supplementing or DossierState.PreAcceptSupplement or DossierState.AwaitingFinance => "yellow",
        DossierState.Resolved or DossierState.Returned or DossierState.Archived => "green",
        DossierState.NotAccepted or DossierState.NotEligible or DossierState.Stopped or DossierState.Withdrawn or DossierState.Discarded => "grey",
        _ => "purple",
    };
}
