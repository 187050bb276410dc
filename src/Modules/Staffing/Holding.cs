using MotCua.Modules.Platform;

namespace MotCua.Modules.Staffing;

/// <summary>By what right a person holds a post. Law 80/2025/QH15 and Decree 170/2025/NĐ-CP for secondment; Decree 309/2026 for posting
/// to a service centre and for stand-ins.</summary>
public enum HoldingKind
{
    Permanent,

    /// <summary>Sent to a service centre for a round of 12 to 36 months; pay and evaluation stay with the sender.</summary>
    Posting,

    /// <summary>Biệt phái: sent to another agency for a limited time, at most three years.</summary>
    Secondment,

    /// <summary>Appointed by a superior to act while the post is vacant.</summary>
    Acting,

    /// <summary>Replaces the holder whenever the holder is absent.</summary>
    StandIn,
}

/// <summary>Who holds a post, when, by what document. A correction never overwrites: it supersedes the row and adds another,
/// so both "who held it" and "who was thought to hold it" can be answered.</summary>
public sealed class Holding : IValidInTime
{
    public required HoldingId Id { get; init; }

    public required PostId PostId { get; init; }

    public required PersonId PersonId { get; init; }

    public required HoldingKind Kind { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    /// <summary>The decision it rests on.</summary>
    public required string Basis { get; init; }

    /// <summary>When we learned of it.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When a later row took its place; none while it is what we know.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    public void Supersede(DateTimeOffset at) => SupersededAt ??= at;
}
