namespace MotCua.Papers;

/// <summary>
/// One printed thing as it is meant, not as it is placed: the same sheet becomes a page on a screen, an A5 or A4 PDF, and the
/// dots of a thermal printer.
/// </summary>
public sealed record Sheet
{
    /// <summary>BCP 47 code of the language it is written in; a PDF tells it to screen readers.</summary>
    public required string Language { get; init; }

    /// <summary>What the document calls itself: title of a PDF.</summary>
    public required string Title { get; init; }

    /// <summary>Repeated over every page but the first, so that a page that got lost can be put back.</summary>
    public required string ShortHead { get; init; }

    /// <summary>Names this print: form, dossier and copy. Printed small at the end, so that a doubled print shows itself.</summary>
    public required string Job { get; init; }

    /// <summary>"Page {0} of {1}".</summary>
    public required string PageOf { get; init; }

    /// <summary>When it was made out: creation date of a PDF.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>A word across every page, for spaces other than live; null for none.</summary>
    public string? Mark { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Every text that will be printed.</summary>
    public IEnumerable<string> Texts() => [ShortHead, Job, PageOf, Mark ?? "", .. Blocks.SelectMany(block => block.Texts())];
}

/// <summary>A part of a sheet; parts stand one under another.</summary>
public abstract record Block
{
    public abstract IEnumerable<string> Texts();
}

/// <summary>The head of an official paper: agency left with the number under it, nation and motto right with place and date under them.</summary>
/// <param name="Number">Null for a slip that has none.</param>
public sealed record Letterhead(string Parent, string Office, string? Number, string Nation, string Motto, string PlaceAndDate) : Block
{
    public override IEnumerable<string> Texts() => [Parent, Office, Number ?? "", Nation, Motto, PlaceAndDate];
}

/// <summary>What the paper is, centred and large.</summary>
public sealed record Title(string Text) : Block
{
    public override IEnumerable<string> Texts() => [Text];
}

public enum NoticeKind { Space, Reprint }

/// <summary>A boxed line nobody may overlook: that this is a rehearsal, that this is a reprint.</summary>
public sealed record Notice(NoticeKind Kind, string Text) : Block
{
    public override IEnumerable<string> Texts() => [Text];
}

/// <summary>A label and what is known; where nothing is known, dots for the pen.</summary>
/// <param name="Name">Stable name of the field.</param>
/// <param name="Value">Null leaves room for writing.</param>
public sealed record Field(string Name, string Label, string? Value) : Block
{
    /// <summary>Printed heavier: a code, an appointment.</summary>
    public bool Strong { get; init; }

    /// <summary>May share its line with the half field before or after it, where the paper is wide enough.</summary>
    public bool Half { get; init; }

    public override IEnumerable<string> Texts() => [Label, Value ?? ""];
}

/// <summary>A line that says what the fields under it are about.</summary>
public sealed record Group(string Text) : Block
{
    public override IEnumerable<string> Texts() => [Text];
}

/// <param name="Ticked">Null: no box to tick.</param>
/// <param name="Lead">Stands before the text, heavier; null for none.</param>
public sealed record Item(string Text, bool? Ticked = null, string? Lead = null);

/// <summary>A list under a label: numbered, or with boxes where the items are ticked or not.</summary>
public sealed record ItemList(string Name, string Label, IReadOnlyList<Item> Items) : Block
{
    public override IEnumerable<string> Texts() => [Label, .. Items.SelectMany(item => new[] { item.Lead ?? "", item.Text })];
}

public sealed record Paragraph(string Text) : Block
{
    public override IEnumerable<string> Texts() => [Text];
}

/// <summary>A QR code with what to do with it and, for those without a telephone, what to type instead.</summary>
/// <param name="Content">What a scanner reads.</param>
/// <param name="Label">What it is, for those who do not see it.</param>
public sealed record QrPart(string Content, string Label, string Words, IReadOnlyList<string> Codes) : Block
{
    public override IEnumerable<string> Texts() => [Words, .. Codes];
}

/// <param name="Name">Null where the name is written by hand.</param>
public sealed record Signature(string Role, string Hint, string? Name);

/// <summary>Side by side, the last one right.</summary>
public sealed record Signatures(IReadOnlyList<Signature> Signers) : Block
{
    public override IEnumerable<string> Texts() => Signers.SelectMany(signer => new[] { signer.Role, signer.Hint, signer.Name ?? "" });
}
