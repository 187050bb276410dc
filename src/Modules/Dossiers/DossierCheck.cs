using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Applicants;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Dossiers;

/// <param name="Erased">Owners whose key was erased: what they left cannot be read and is not a fault.</param>
public sealed record DossierFindings(long Dossiers, long Files, long Erased);

/// <summary>
/// Holds every dossier against its journal: version and state, the owner's sealed data, officers' notes, and each scan byte by byte.
/// A few rows at a time, so its memory does not grow with the store.
/// </summary>
public sealed class DossierCheck(AppDb db, PersonVault vault, FileStore files)
{
    private const int Page = 200;
    private const int ProgressEvery = 1_000;
    private const string Prefix = "dossier:";

    public async Task<DossierFindings> RunAsync(Action<CheckFault> report, IProgress<long>? progress, CancellationToken cancel)
    {
        var findings = new DossierFindings(0, 0, 0);
        DossierId last = default;
        while (await IdsAsync(last, report, cancel) is { Count: > 0 } ids)
        {
            foreach (var id in ids)
            {
                try
                {
                    findings = await OneAsync(id, findings, report, cancel);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    // Whatever a damaged row makes the reader throw is a finding, not an accident.
                    report(At("dossier.unreadable", id, $"A row of this dossier cannot be read ({fault.GetType().Name})."));
                }
                db.ChangeTracker.Clear();
                if ((findings = findings with { Dossiers = findings.Dossiers + 1 }).Dossiers % ProgressEvery == 0)
                    progress?.Report(findings.Dossiers);
            }
            last = ids[^1];
        }
        await OrphansAsync(report, cancel);
        return findings;
    }

    /// <summary>The next ids; none, with a fault, when the column holds something that is no id.</summary>
    private async Task<List<DossierId>> IdsAsync(DossierId after, Action<CheckFault> report, CancellationToken cancel)
    {
        try
        {
            var ids = await db.Database.SqlQuery<Guid>($"""SELECT id AS "Value" FROM dossiers_dossier WHERE id > {after.Value} ORDER BY id LIMIT {Page}""").ToListAsync(cancel);
            if (ids.Count > 0 && ids[^1] == after.Value)
                throw new FormatException();
            return ids.ConvertAll(id => new DossierId(id));
        }
        catch (Exception fault) when (fault is FormatException or InvalidCastException or InvalidOperationException)
        {
            report(new CheckFault("dossier.unreadable", "dossiers_dossier", null, null, "The column id holds something that is not an id; rows from there on were not looked at."));
            return [];
        }
    }

    private async Task<DossierFindings> OneAsync(DossierId id, DossierFindings findings, Action<CheckFault> report, CancellationToken cancel)
    {
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(row => row.Id == id, cancel);
        var record = new DossierRecord();
        var stream = dossier.Stream;
        foreach (var entry in await db.Journal.AsNoTracking().Where(entry => entry.Stream == stream).OrderBy(entry => entry.Version).ToListAsync(cancel))
        {
            try
            {
                record.Take(entry);
            }
            catch (System.Text.Json.JsonException)
            {
                report(new CheckFault("dossier.fact.unreadable", stream, entry.Version, entry.Sequence, "The fact cannot be read."));
            }
        }

        if (dossier.Version != record.Version)
            report(At("dossier.version", id, $"The dossier stands at version {dossier.Version}, its journal ends at {record.Version}."));
        if (!string.Equals(dossier.State.ToString(), record.State, StringComparison.OrdinalIgnoreCase))
            report(At("dossier.state", id, $"The dossier is {dossier.State}, its journal says {record.State ?? "nothing"}."));
        if (dossier.Code != record.Code)
            report(At("dossier.code", id, $"The dossier's code is {dossier.Code ?? "missing"}, its journal says {record.Code ?? "nothing"}."));
        if (dossier.TrackingCounter != record.TrackingCounter)
            report(At("dossier.tracking", id, $"The dossier's tracking code is number {dossier.TrackingCounter}, its journal says {record.TrackingCounter}."));

        var owner = await db.Applicants.AsNoTracking().FirstOrDefaultAsync(row => row.Id == dossier.Owner, cancel);
        if (owner is null)
        {
            report(At("dossier.owner.missing", id, "The owner's row is gone."));
            return findings;
        }
        var erased = Sealed("dossier.owner", id, owner.Sealed, record.OwnerDigest, report);
        await NotesAsync(id, owner.Key, record, report, cancel);
        var scans = await FilesAsync(id, record, report, cancel);
        return findings with { Files = findings.Files + scans, Erased = findings.Erased + (erased ? 1 : 0) };
    }

    private async Task NotesAsync(DossierId id, string key, DossierRecord record, Action<CheckFault> report, CancellationToken cancel)
    {
        foreach (var note in await db.DossierNotes.AsNoTracking().Where(row => row.Dossier == id).ToListAsync(cancel))
        {
            if (record.Notes.Remove(note.Id.Value, out var recorded))
                Sealed($"dossier.note {note.Id.Value:N}", id, new SealedText(key, note.Cipher, note.Digest), recorded, report);
            else
                report(At("dossier.note.unknown", id, $"The journal knows nothing of the note {note.Id.Value:N}."));
        }
        foreach (var missing in record.Notes.Keys)
            report(At("dossier.note.missing", id, $"The note {missing:N} is gone."));
    }

    private async Task<int> FilesAsync(DossierId id, DossierRecord record, Action<CheckFault> report, CancellationToken cancel)
    {
        var scans = await (from scan in db.DossierScans.AsNoTracking() where scan.Dossier == id
                           join file in db.Set<StoredFile>().AsNoTracking() on scan.File equals file.Id select file).ToListAsync(cancel);
        foreach (var file in scans)
        {
            if (!record.Files.Remove(file.Id.Value, out var recorded))
                report(At("dossier.file.unknown", id, $"The journal knows nothing of the file {file.Id}."));
            else if (recorded != file.Sha256)
                report(At("dossier.file.record", id, $"The file {file.Id} is recorded with another SHA-256 in the journal."));
            try
            {
                if (files.Open(file) is { } content && Convert.ToHexStringLower(SHA256.HashData(content)) != file.Sha256)
                    report(At("dossier.file.content", id, $"The file {file.Id} is not what was handed in."));
            }
            catch (Exception fault) when (fault is IOException or CryptographicException or FormatException or ArgumentException)
            {
                report(At("dossier.file.content", id, $"The file {file.Id} cannot be read ({fault.GetType().Name})."));
            }
        }
        foreach (var missing in record.Files.Keys)
            report(At("dossier.file.missing", id, $"The file {missing:N} is gone."));
        return scans.Count;
    }

    /// <returns>Whether it cannot be read because its person's key was erased.</returns>
    private bool Sealed(string what, DossierId id, SealedText text, string? recorded, Action<CheckFault> report)
    {
        if (text.Digest != recorded)
            report(At("dossier.digest", id, $"{what}: its digest is not the one in the journal."));
        try
        {
            return vault.Open<object>(text) is null;
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or FormatException or ArgumentException or OverflowException or System.Text.Json.JsonException)
        {
            report(At("dossier.sealed", id, $"{what}: what was sealed cannot be opened or was changed ({fault.GetType().Name})."));
            return false;
        }
    }

    /// <summary>Streams of dossiers that are no longer there.</summary>
    private async Task OrphansAsync(Action<CheckFault> report, CancellationToken cancel)
    {
        var last = Prefix;
        while (true)
        {
            var streams = await db.Journal.AsNoTracking().Where(entry => entry.Stream.StartsWith(Prefix) && entry.Stream.CompareTo(last) > 0)
                .Select(entry => entry.Stream).Distinct().OrderBy(stream => stream).Take(Page).ToListAsync(cancel);
            if (streams.Count == 0)
                return;
            last = streams[^1];
            var ids = streams.Select(stream => Guid.TryParseExact(stream[Prefix.Length..], "N", out var id) ? id : Guid.Empty).ToList();
            var asked = ids.ConvertAll(id => new DossierId(id));
            var there = (await db.Dossiers.AsNoTracking().Where(dossier => asked.Contains(dossier.Id)).Select(dossier => dossier.Id).ToListAsync(cancel)).ToHashSet();
            foreach (var (stream, id) in streams.Zip(asked))
                if (!there.Contains(id))
                    report(new CheckFault("dossier.missing", stream, null, null, "The journal tells of a dossier that is not there."));
        }
    }

    private static CheckFault At(string code, DossierId id, string what) => new(code, Dossier.StreamOf(id), null, null, what);
}
