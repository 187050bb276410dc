using System.Text;
using MotCua.Modules.Procedures;
using MotCua.Modules.Procedures.ProcessImport;

namespace MotCua.Tests.Procedures;

/// <summary>The shipped process files, found from the test's own folder upwards.</summary>
internal static class ProcessFiles
{
    public static readonly string Folder = Path.Combine(Root(), "data", "processes");

    public static readonly ProcessPolicy Policy = ProcessPolicy.Load(Folder);

    public static ProcessReader Reader()
    {
        using var rules = File.OpenRead(Path.Combine(Folder, "post-rules.json"));
        return new ProcessReader(PostRules.Parse(rules));
    }

    public static async Task<List<ProcessLine>> ReadAsync(string name)
    {
        await using var file = File.OpenRead(Path.Combine(Folder, name));
        return await Reader().ReadAsync(file, "dien-bien", CancellationToken.None).ToListAsync();
    }

    public static async Task<List<ProcessTemplate>> TemplatesAsync(string name) => [.. (await ReadAsync(name)).Select(l => l.Template!)];

    public static async Task<List<ProcessLine>> ReadTextAsync(string text, string province = "dien-bien") =>
        await Reader().ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), province, CancellationToken.None).ToListAsync();

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "MotCua.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("The project's folder was not found above the tests.");
    }
}
