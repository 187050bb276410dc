namespace MotCua.EndToEnd;

/// <summary>The working copy the tests run in.</summary>
internal static class Copy
{
    /// <summary>The folder on the way up from the tests that has the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MotCua.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside a working copy.");
        return folder.FullName;
    }
}
