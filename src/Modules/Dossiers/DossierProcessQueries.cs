using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;

namespace MotCua.Modules.Dossiers;

/// <summary>Where the steps of a dossier come from.</summary>
/// <param name="Name">The table's title; null for the common shape.</param>
public sealed record DossierProcess(string Key, int Version, ProcessStatus Status, string? Name, string? Province, ProcessDecision? Decision);

/// <summary>Answers by which process table a dossier's steps were laid out, as written down at acceptance.</summary>
public sealed class DossierProcessQueries(AppDb db)
{
    /// <summary>The process of an accepted dossier; null before acceptance. The caller has already seen that the reader may see it.</summary>
    public async Task<DossierProcess?> OfAsync(DossierId id, CancellationToken cancel)
    {
        var stream = Dossier.StreamOf(id);
        const string Accepted = "dossier.accepted";
        var written = await db.Journal.AsNoTracking().Where(entry => entry.Stream == stream && entry.Fact == Accepted).OrderBy(entry => entry.Version)
            .Select(entry => entry.Content).FirstOrDefaultAsync(cancel);
        if (written is null)
            return null;
        var fact = StoredJson.Read<DossierAccepted>(written);
        var table = await db.ProcessTemplates.AsNoTracking()
            .FirstOrDefaultAsync(template => template.Key == fact.Template && template.Version == fact.TemplateVersion, cancel);
        // The common shape is made when asked for and never stored.
        return table is null
            ? new DossierProcess(fact.Template, fact.TemplateVersion, ProcessStatus.Default, null, null, null)
            : new DossierProcess(fact.Template, fact.TemplateVersion, table.Status, table.Name, table.Province, table.Decision);
    }
}
