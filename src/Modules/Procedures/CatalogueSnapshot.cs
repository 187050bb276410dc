using MotCua.Modules.Procedures.Import;

namespace MotCua.Modules.Procedures;

/// <summary>The catalogue as it stood at one stamp: its search and our own files. Never changed after it was made.</summary>
/// <param name="Stamp">0 for the shipped catalogue read without a store.</param>
public sealed record CatalogueSnapshot(long Stamp, ProcedureSearch Search, CatalogueSupplements Supplements)
{
    /// <summary>What is searched beside name and field: the agency on the first line, then cases and results.</summary>
    public static string SearchText(ProcedureContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var lines = content.Cases.Select(c => c.Name).Concat(content.Results.Select(r => r.Name)).Select(OneLine).Where(l => l.Length is > 0 and <= 400).Distinct().Take(30);
        return string.Join('\n', lines.Prepend(OneLine(content.Agency)));
    }

    public static SearchEntry Entry(string code, string name, string field, ProcedureLevels levels, Completeness completeness, string publisher, string searchText)
    {
        ArgumentNullException.ThrowIfNull(searchText);
        var lines = searchText.Split('\n');
        return new SearchEntry(code, name, field, levels, completeness) { Publisher = publisher, Agency = lines[0], Further = lines[1..] };
    }

    /// <summary>The catalogue that comes with the program, for commands that have no store.</summary>
    /// <exception cref="InvalidDataException">The shipped file has a fault: the installation is not whole.</exception>
    public static async Task<CatalogueSnapshot> ShippedAsync(CancellationToken cancel)
    {
        var entries = new List<SearchEntry>();
        await using var file = File.OpenRead(ShippedFiles.Path("procedures/catalogue.jsonl"));
        await foreach (var (record, fault) in ProcedureRecords.ReadAsync(file, cancel))
        {
            if (record is null) throw new InvalidDataException($"catalogue.jsonl:{fault!.Line}: {fault.Message}");
            entries.Add(Entry(record.Code, record.Name, record.Field, record.Levels, record.Completeness, record.Publisher, SearchText(record.Content)));
        }
        var supplements = ShippedSupplements();
        return new CatalogueSnapshot(0, new ProcedureSearch(entries, supplements.Vocabulary), supplements);
    }

    public static CatalogueSupplements ShippedSupplements() => CatalogueSupplements.Read(
        Enum.GetValues<SupplementKind>().ToDictionary(kind => kind, kind => File.ReadAllText(ShippedFiles.Path(CatalogueSupplements.FileOf(kind)))));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
