using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures.Import;

/// <param name="Phase"><c>check</c> while the file is read and judged, <c>write</c> after that.</param>
/// <param name="All">Records in the file; 0 while it is not known.</param>
public sealed record ImportProgress(string Phase, int Done, int All);

/// <summary>What an import found and did. With faults nothing was changed.</summary>
public sealed record ProcedureImportReport
{
    public IReadOnlyList<RecordFault> Faults { get; init; } = [];

    /// <summary>Faults beyond those listed, when a file has very many.</summary>
    public int MoreFaults { get; init; }
    public int Records { get; init; }
    public IReadOnlyList<string> New { get; init; } = [];
    public IReadOnlyList<string> Changed { get; init; } = [];
    public int Same { get; init; }

    /// <summary>Records that say less than the catalogue already holds.</summary>
    public int Kept { get; init; }

    /// <summary>Codes of the catalogue that the file does not have. They stay in force: no file is known to be complete, so a person decides.</summary>
    public IReadOnlyList<string> Vanished { get; init; } = [];

    /// <summary>How often each flag was raised.</summary>
    public IReadOnlyDictionary<string, int> Flags { get; init; } = new Dictionary<string, int>();
}

/// <summary>
/// Imports a catalogue file (JSON lines, plain or gzip, short or long records). The whole file is judged before anything is written; then it goes through
/// the write lane in slices, and after a break the same file finishes what is missing.
/// </summary>
public sealed class ImportProcedures(Work work, IServiceScopeFactory scopes)
{
    private const int SliceRecords = 40;
    private const int SliceCharacters = 400_000;
    private const int ListedFaults = 1000;
    private const int Patience = 60;

    /// <param name="knownSince">From when procedures not yet in the catalogue hold; null means the day of the deed. Changed ones always change on that day.</param>
    /// <exception cref="IOException">The file cannot be read, or changed while it was read.</exception>
    public async Task<Result<ProcedureImportReport>> RunAsync(string path, Deed deed, DateOnly? knownSince, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        return await RunAsync(file, deed, knownSince, progress, cancel);
    }

    /// <inheritdoc cref="RunAsync(string, Deed, DateOnly?, IProgress{ImportProgress}?, CancellationToken)"/>
    /// <param name="file">Read twice: it must be able to go back to its beginning.</param>
    public async Task<Result<ProcedureImportReport>> RunAsync(Stream file, Deed deed, DateOnly? knownSince, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var (report, codes) = await CheckAsync(file, progress, cancel);
        if (report.Faults.Count > 0) return report;

        file.Position = 0;
        var (done, added, changed) = (0, new List<string>(), new List<string>());
        await foreach (var slice in SlicesAsync(file, cancel))
        {
            var result = await WriteAsync(new ProcedureSlice(slice, knownSince), deed, cancel);
            if (result.IsRefused(out var refusal)) return refusal;
            added.AddRange(result.Value.New);
            changed.AddRange(result.Value.Changed);
            report = report with { Same = report.Same + result.Value.Same, Kept = report.Kept + result.Value.Kept };
            progress?.Report(new ImportProgress("write", done += slice.Count, report.Records));
        }
        return report with { New = added, Changed = changed, Vanished = await VanishedAsync(codes, cancel) };
    }

    /// <summary>Judges a file without touching the store.</summary>
    public static async Task<ProcedureImportReport> CheckAsync(Stream file, CancellationToken cancel) => (await CheckAsync(file, null, cancel)).Report;

    private static async Task<(ProcedureImportReport Report, HashSet<string> Codes)> CheckAsync(Stream file, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var (faults, more) = (new List<RecordFault>(), 0);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var flags = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var (record, fault) in ProcedureRecords.ReadAsync(file, cancel))
        {
            if (fault is not null && faults.Count < ListedFaults) faults.Add(fault);
            else if (fault is not null) more++;
            if (record is null) continue;
            codes.Add(record.Code);
            foreach (var flag in record.Content.Flags) flags[flag.Code] = flags.GetValueOrDefault(flag.Code) + 1;
            if (codes.Count % 200 == 0) progress?.Report(new ImportProgress("check", codes.Count, 0));
        }
        if (codes.Count == 0 && faults.Count == 0) faults.Add(new RecordFault(0, "", "file.empty", "The file holds no record."));
        return (new ProcedureImportReport { Faults = faults, MoreFaults = more, Records = codes.Count, Flags = flags }, codes);
    }

    private static async IAsyncEnumerable<List<ProcedureRecord>> SlicesAsync(Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var (slice, size) = (new List<ProcedureRecord>(SliceRecords), 0);
        await foreach (var (record, fault) in ProcedureRecords.ReadAsync(file, cancel))
        {
            if (record is null) throw new IOException($"The file changed while it was read: {fault!.Message}");
            if (slice.Count > 0 && (slice.Count == SliceRecords || size + record.Raw.Length > SliceCharacters))
            {
                yield return slice;
                (slice, size) = ([], 0);
            }
            slice.Add(record);
            size += record.Raw.Length;
        }
        if (slice.Count > 0) yield return slice;
    }

    /// <summary>The lane may be full, or its answer unknown; a slice may be run again, so we wait and do.</summary>
    private async Task<Result<ImportedSlice>> WriteAsync(ProcedureSlice slice, Deed deed, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await work.DoAsync((ImportProcedureSliceHandler handler, CancellationToken c) => handler.HandleAsync(slice, deed, c), deed, null, cancel);
            if (!result.IsRefused(out var refusal) || attempt == Patience
                || (refusal.Code != Work.Busy.Code && refusal.Code != Work.Unknown.Code && refusal.Code != Work.ChangedMeanwhile.Code)) return result;
            await Task.Delay(TimeSpan.FromMilliseconds(50 * Math.Min(attempt, 20)), cancel);
        }
    }

    private async Task<IReadOnlyList<string>> VanishedAsync(HashSet<string> codes, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var versions = scope.ServiceProvider.GetRequiredService<AppDb>().ProcedureVersions;
        var known = await versions.Where(v => v.Until == InTime.Open).Select(v => v.Code).ToListAsync(cancel);
        return [.. known.Where(code => !codes.Contains(code)).Order(StringComparer.Ordinal)];
    }
}
