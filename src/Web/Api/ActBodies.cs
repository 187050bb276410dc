using MotCua.Modules.Dossiers;

namespace MotCua.Web.Api;

/// <summary>What every act may carry.</summary>
public record ActBody
{
    /// <summary>Version of the dossier that was looked at; another one now is answered with 409. Left out: not checked.</summary>
    public int? Version { get; init; }

    /// <summary>What is wrong with the body beyond its shape.</summary>
    public virtual Result<Done> Fault() => Done.Value;

    protected static Result<Done> NoneIsNull<T>(IReadOnlyList<T>? items, string field) where T : class => items?.Any(item => item is null) == true
        ? new Refusal("api.json.invalid", "The list has an empty entry.", field)
        : Done.Value;
}

public sealed record PapersBody : ActBody
{
    public IReadOnlyList<PaperFound>? Papers { get; init; }

    public override Result<Done> Fault() => NoneIsNull(Papers, "papers");
}

public sealed record SupplementBody : ActBody
{
    public IReadOnlyList<SupplementItem>? Items { get; init; }

    public string? Reason { get; init; }

    public override Result<Done> Fault() => NoneIsNull(Items, "items");
}

public sealed record ReasonBody : ActBody
{
    /// <summary>5 to 1,000 characters.</summary>
    public string? Reason { get; init; }
}

public sealed record AssignBody : ActBody
{
    /// <summary>Id of the post; its holder of the moment acts.</summary>
    public Guid Post { get; init; }

    public string? Note { get; init; }
}

public sealed record NoteBody : ActBody
{
    /// <summary>Needed after an appraisal.</summary>
    public string? Note { get; init; }
}

public sealed record NumberBody : ActBody
{
    /// <summary>The number in the paper register; left out, the next one is taken.</summary>
    public string? Number { get; init; }
}

public sealed record ReturnBody : ActBody
{
    /// <summary>The officer looked at the collector's card or authorisation.</summary>
    public bool CitizenIdentified { get; init; }
}
