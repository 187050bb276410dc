using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;

namespace MotCua.Web.Kiosk;

/// <summary>What somebody came for: to hand in, to see which papers are needed, to see where a dossier is.</summary>
public enum JourneyKind { HandIn, List, Track }

/// <summary>Who stands at the kiosk, as the card or the person says: nothing here proves it.</summary>
/// <param name="FullName">Null until a person without a QR has typed it.</param>
/// <param name="Warnings">Codes of <see cref="Modules.Reception.CardWarnings"/>.</param>
public sealed record Visitor(
    string Number, string? FullName, DateOnly? BirthDate, Sex? Sex, string? Address, IdentityAssurance Assurance, IReadOnlyList<string> Warnings)
{
    public string MaskedNumber => PersonalId.Parse(Number).Masked;

    public ApplicantDetails Details(string? phone) => new(FullName ?? "", Number, BirthDate, Sex, Address, phone, null, Assurance);
}

/// <summary>What one person has answered so far. It lives encrypted in the store; the browser holds the key and nothing else.</summary>
public sealed record Journey
{
    /// <summary>Names the one filing this journey can make, however often the button is pressed.</summary>
    public required Guid FilingKey { get; init; }

    /// <summary>Only to see and print what papers are needed: nothing is handed in and nobody is asked for a name.</summary>
    public bool OnlyList { get; init; }

    /// <summary>Only to see where a dossier is that was handed in before.</summary>
    public bool OnlyTrack { get; init; }

    /// <summary>The dossier opened by its codes; the codes themselves are not kept.</summary>
    public DossierId? Opened { get; init; }

    public Visitor? Visitor { get; init; }

    /// <summary>The person has said "that is me".</summary>
    public bool Confirmed { get; init; }

    public string? Phone { get; init; }

    /// <summary>What was last searched for.</summary>
    public string? Words { get; init; }

    public string? Procedure { get; init; }

    /// <summary>Key of the case chosen; null while none is.</summary>
    public string? Case { get; init; }

    /// <summary>Keys of the papers the person has at hand.</summary>
    public IReadOnlyList<string> Declared { get; init; } = [];

    public DossierId? Filed { get; init; }

    /// <summary>May look for procedures: either only looking, or known by name.</summary>
    public bool MayChoose => OnlyList || (Confirmed && Visitor?.FullName is not null);

    /// <summary>All that must stay once it is filed: enough for the receipt, nothing of the person.</summary>
    public Journey After(DossierId filed) => new() { FilingKey = FilingKey, Filed = filed };
}
