using System.Globalization;

namespace MotCua.Modules.Platform;

/// <summary>Something that is not as it was written, and where.</summary>
/// <param name="Code">Stable, e.g. <c>journal.hash</c>.</param>
/// <param name="Stream">The stream, or the row when it has none.</param>
/// <param name="Version">Version within the stream.</param>
/// <param name="Sequence">Sequence in the journal.</param>
/// <param name="What">What was found, for whoever repairs it; never personal data.</param>
public sealed record CheckFault(string Code, string Stream, long? Version, long? Sequence, string What)
{
    public override string ToString()
    {
        var place = Stream;
        if (Version is { } version)
            place += string.Create(CultureInfo.InvariantCulture, $" version {version}");
        if (Sequence is { } sequence)
            place += string.Create(CultureInfo.InvariantCulture, $" (sequence {sequence})");
        return $"{Code}: {place}: {What}";
    }
}

/// <summary>What a check looked at.</summary>
public sealed record JournalFindings(long Entries, long Streams);
