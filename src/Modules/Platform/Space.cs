namespace MotCua.Modules.Platform;

public enum Space { Live, Rehearsal, Training }

/// <summary>
/// Where a space keeps what is not in its database. Keys lie apart from database and files so that a backup of those two
/// opens nothing: <c>ROOT/SPACE/{motcua.db, files/, keys/}</c>; <c>ROOT/space</c> names the space to serve by default.
/// </summary>
public sealed record SpaceFolder(string Root, Space Space)
{
    public string Path => System.IO.Path.Combine(Root, Name(Space));

    public string Database => System.IO.Path.Combine(Path, "motcua.db");

    public string Files => System.IO.Path.Combine(Path, "files");

    public string Keys => System.IO.Path.Combine(Path, "keys");

    public static string Name(Space space) => space.ToString().ToLowerInvariant();

    /// <summary>The spaces that have a folder under <paramref name="root"/>.</summary>
    public static IEnumerable<SpaceFolder> Existing(string root) =>
        Enum.GetValues<Space>().Select(space => new SpaceFolder(root, space)).Where(folder => Directory.Exists(folder.Path));
}

/// <summary>The stamp inside the database: which space and installation it belongs to. Start refuses a mismatch.</summary>
public sealed class Installation
{
    /// <summary>Always 1: there is one row.</summary>
    public required int Id { get; init; }

    public required Space Space { get; init; }

    public required Guid InstallationId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
