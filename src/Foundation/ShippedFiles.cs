namespace MotCua;

/// <summary>The reference files that come with the program, the folder <c>data/</c> of the repository.</summary>
public static class ShippedFiles
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>
    /// The folder named by MOTCUA_SHIPPED; else <c>data</c> beside the program; else, in a working copy, the first
    /// <c>data</c> with a calendar on the way up from the program.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder: the installation is not whole.</exception>
    public static string Folder => Found.Value;

    /// <summary>Full path of a shipped file, such as <c>calendar.csv</c> or <c>dien-bien/units.csv</c>.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>The shipped calendar.</summary>
    /// <exception cref="InvalidDataException">The file has faults; all are named.</exception>
    public static WorkingCalendar Calendar()
    {
        using var text = File.OpenText(Path("calendar.csv"));
        var file = CalendarCsv.Read(text);
        return file.Faults.Count == 0
            ? new WorkingCalendar(file.Days)
            : throw new InvalidDataException($"calendar.csv: {string.Join("; ", file.Faults)}");
    }

    /// <summary>The shipped office hours, for offices that have set none of their own.</summary>
    /// <exception cref="InvalidDataException">The file has faults.</exception>
    public static OfficeHours OfficeHours()
    {
        var hours = MotCua.OfficeHours.Read(File.ReadAllText(Path("office-hours.json")));
        return hours.IsRefused(out var refusal) ? throw new InvalidDataException($"office-hours.json: {refusal.Message}") : hours.Value;
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("MOTCUA_SHIPPED") is { Length: > 0 } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "data");
            if (File.Exists(System.IO.Path.Combine(candidate, "calendar.csv"))) return candidate;
        }
        throw new DirectoryNotFoundException("The folder data/ with calendar.csv is missing beside the program; set MOTCUA_SHIPPED to its place.");
    }
}
