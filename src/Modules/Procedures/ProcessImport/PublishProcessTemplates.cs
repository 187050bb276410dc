using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Procedures.ProcessImport;

/// <summary>A template as read, and the day the file says it begins to hold, when it says so.</summary>
public sealed record TemplateToPublish(ProcessTemplate Template, DateOnly? From);

/// <summary>A slice of an import; publishing it again changes nothing.</summary>
public sealed record PublishProcessTemplates(IReadOnlyList<TemplateToPublish> Templates);

public sealed record TemplatesPublished(int Added, int Changed, int Unchanged);

/// <param name="Replaces">The version that closed on that day, if there was one.</param>
[JournalFact("process.published", 1)]
public sealed record ProcessPublished(ProcessTemplateId Template, string Key, int Version, string Fingerprint, DateOnly From, int? Replaces);

public sealed class PublishProcessTemplatesHandler(AppDb db, Journal journal)
{
    public async Task<Result<TemplatesPublished>> HandleAsync(PublishProcessTemplates request, Deed deed, CancellationToken cancel)
    {
        var today = deed.At.LegalDay();
        var keys = request.Templates.Select(t => t.Template.Key).ToList();
        var current = await db.ProcessTemplates.Where(t => keys.Contains(t.Key) && t.Until == InTime.Open).ToDictionaryAsync(t => t.Key, cancel);
        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var (template, from) in request.Templates)
        {
            var old = current.GetValueOrDefault(template.Key);
            var begins = old is not null ? today : from ?? (template.Decision?.Date is { } decided && decided <= today ? decided : today);
            var next = template.AsVersion(deed.NewId<ProcessTemplateId>(), (old?.Version ?? 0) + 1, begins);
            if (old?.Fingerprint == next.Fingerprint)
            {
                unchanged++;
                continue;
            }

            old?.Close(today);
            db.ProcessTemplates.Add(next);
            db.ProcessTemplateCodes.AddRange(next.ProcedureCodes.Select(code => new ProcessTemplateCode { Template = next.Id, Code = code }));
            await journal.WriteAsync(deed, $"process:{next.Key}",
                new ProcessPublished(next.Id, next.Key, next.Version, next.Fingerprint, next.From, old?.Version), cancel);
            if (old is null) added++;
            else changed++;
        }
        await db.SaveChangesAsync(cancel);
        return new TemplatesPublished(added, changed, unchanged);
    }
}
