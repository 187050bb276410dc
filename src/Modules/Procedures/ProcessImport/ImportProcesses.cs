using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures.ProcessImport;

/// <summary>What an import did; with faults it did nothing.</summary>
/// <param name="Warnings">Tables that carry at least one warning a person should look at.</param>
public sealed record ProcessImportReport(int Read, int Added, int Changed, int Unchanged, int Warnings, IReadOnlyList<ProcessFault> Faults)
{
    public bool IsSound => Faults.Count == 0;
}

/// <summary>
/// Imports a process file: reads all of it, and only when no line is at fault publishes it in small slices through the write lane.
/// Repeating an import changes nothing; one cut short is finished by repeating it.
/// </summary>
public sealed class ImportProcesses(Work work, ProcessReader reader)
{
    /// <summary>Templates published in one command of the lane.</summary>
    private const int SliceSize = 16;

    /// <param name="ownProvince">Slug of this installation's province.</param>
    /// <param name="progress">Told how many templates are published so far.</param>
    /// <returns>Refused only by the lane itself (busy, unknown); faults of the file are in the report.</returns>
    public async Task<Result<ProcessImportReport>> RunAsync(
        Stream file, string ownProvince, Deed deed, IProgress<int>? progress, CancellationToken cancel)
    {
        var (templates, faults) = (new List<TemplateToPublish>(), new List<ProcessFault>());
        await foreach (var line in reader.ReadAsync(file, ownProvince, cancel))
        {
            faults.AddRange(line.Faults);
            // The hash of the content is made here, outside the lane.
            if (line.Template is { } template) templates.Add(new(template.AsVersion(default, 1, DateOnly.MinValue), line.From));
        }
        if (templates.Count == 0 && faults.Count == 0) faults.Add(new(0, "", "process.file.empty"));
        if (faults.Count > 0) return new ProcessImportReport(templates.Count, 0, 0, 0, 0, faults);

        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var slice in templates.Chunk(SliceSize))
        {
            var request = new PublishProcessTemplates(slice);
            var answer = await work.DoAsync((PublishProcessTemplatesHandler h, CancellationToken c) => h.HandleAsync(request, deed, c), deed, null, cancel);
            if (answer.IsRefused(out var refusal)) return refusal;
            added += answer.Value.Added;
            changed += answer.Value.Changed;
            unchanged += answer.Value.Unchanged;
            progress?.Report(added + changed + unchanged);
        }
        return new ProcessImportReport(templates.Count, added, changed, unchanged, templates.Count(t => t.Template.Warnings.Count > 0), []);
    }
}
