namespace MotCua.Modules.Dossiers;

public readonly record struct NoteId(Guid Value) : IStrongId<NoteId>
{
    public static NoteId From(Guid value) => new(value);
}

/// <summary>
/// Words an officer wrote: a reason, an appraisal, what is to be mended. They may name people, so they are sealed under the
/// owner's key like the owner's own data; the journal holds their digest.
/// </summary>
public sealed class DossierNote
{
    public required NoteId Id { get; init; }

    public required DossierId Dossier { get; init; }

    public required byte[] Cipher { get; init; }

    public required string Digest { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>How the journal points at a note.</summary>
public sealed record NoteRef(Guid Note, string Digest);

/// <summary>What is written in a note.</summary>
/// <param name="Text">The reason or appraisal.</param>
/// <param name="Items">For a supplement: what is to be mended of each paper.</param>
public sealed record NoteText(string Text, IReadOnlyList<SupplementItem>? Items = null)
{
    public string Text { get; init; } = TextFold.Printable(Text);

    public IReadOnlyList<SupplementItem>? Items { get; init; } = Items is null ? null : [.. Items.Select(item => item with { What = TextFold.Printable(item.What) })];
}
