using MotCua.Modules.Organisation;
using MotCua.Modules.Staffing;

namespace MotCua.Modules.Oversight;

/// <summary>Who may see the figures of the province and the dossiers behind them: those who lead, not everybody who is signed in.</summary>
public static class Overseers
{
    /// <summary>Chairs and vice chairs, heads of a committee's office and their deputies, directors of service centres, and whoever sits in the province's leadership.</summary>
    public static bool May(HeldPost held) => held.Post.Kind switch
    {
        PostKind.Chair or PostKind.ViceChair or PostKind.CentreDirector => true,
        PostKind.DivisionHead or PostKind.DeputyHead => held.Office.Kind is OfficeKind.OfficeDivision,
        _ => held.Office.Kind is OfficeKind.ProvincialLeadership,
    };
}
