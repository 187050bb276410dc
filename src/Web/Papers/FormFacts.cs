using MotCua.Papers;

namespace MotCua.Web.Papers;

/// <summary>Who wrote a paper, and where: what its head says.</summary>
/// <param name="Parent">The committee over the office; empty for none.</param>
/// <param name="Place">Where it was made out.</param>
public sealed record Sender(string Parent, string Office, string Place);

/// <summary>The person a paper is about.</summary>
/// <param name="PersonalId">Twelve digits; whole on form 01 only.</param>
public sealed record Party(string FullName, string? PersonalId, string? Address, string? Phone, string? Email);

/// <summary>Papers under a heading; null for those everybody brings.</summary>
public sealed record NeededPapers(string? Heading, IReadOnlyList<Item> Papers);

/// <summary>Everything that may stand on a printed form, gathered once; a form takes of it what it has fields for. Null: not known, left to the pen.</summary>
public sealed record FormFacts
{
    /// <summary>When the form was made out: it is printed in the version of that day.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Null for a list that no office answers for.</summary>
    public Sender? Sender { get; init; }

    /// <summary>Serial before the suffix; null leaves dots for the pen.</summary>
    public string? Number { get; init; }

    /// <summary>What names this paper in the print job: the reference or the procedure.</summary>
    public required string Subject { get; init; }

    public string? Code { get; init; }

    public string? Reference { get; init; }

    /// <summary>Null where the paper may be left lying on a machine: then nothing of a person is on it.</summary>
    public Party? Applicant { get; init; }

    public bool IsAnonymous { get; init; }

    /// <summary>Procedure, code and, where the papers depend on it, the case.</summary>
    public required string Matter { get; init; }

    public IReadOnlyList<Item> Components { get; init; } = [];

    public IReadOnlyList<Item> Declared { get; init; } = [];

    public IReadOnlyList<Item> ToComplete { get; init; } = [];

    public IReadOnlyList<NeededPapers> Needed { get; init; } = [];

    public IReadOnlyList<string> Because { get; init; } = [];

    public string? Limit { get; init; }

    public string? Received { get; init; }

    public string? Due { get; init; }

    public string? Filed { get; init; }

    public string? Expected { get; init; }

    public string? Reason { get; init; }

    public string? Contact { get; init; }

    public string? Fee { get; init; }

    public string? Where { get; init; }

    /// <summary>Names by what they sign as: applicant, receiver, guide.</summary>
    public IReadOnlyDictionary<string, string?> Signers { get; init; } = new Dictionary<string, string?>();

    /// <summary>What the QR code opens.</summary>
    public required string Link { get; init; }

    /// <summary>To be typed by those without a telephone.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>How often the tracking code was issued again; what earlier papers say of it no longer opens anything.</summary>
    public int Reissued { get; init; }

    /// <summary>How often it was printed before, and when this copy was; null for the first.</summary>
    public (int Times, DateTimeOffset At)? Reprint { get; init; }
}
