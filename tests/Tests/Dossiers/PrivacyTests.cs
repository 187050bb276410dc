using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Dossiers;

public class PrivacyTests(Towns towns) : IClassFixture<Towns>
{
    // Words no other row of the store holds.
    private static readonly ApplicantDetails s_planted = new(
        "Quàng Thị Xuyến Chi", "011300098765", new DateOnly(2000, 2, 29), Sex.Female, "Bản Hoa Ban Trắng, xã Na Sang", "0987 650 123", "xuyenchi@example.test", IdentityAssurance.QrScanned);

    private static readonly string[] s_secrets = ["Xuyến", "011300098765", "Hoa Ban", "0987 650", "0987650", "xuyenchi", "Bí mật của quầy"];

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task No_row_of_the_journal_the_kept_answers_or_the_applicants_says_who_it_was(StoreKind kind)
    {
        var town = await towns.On(kind);
        var id = await FileWithKeyAsync(town);
        await town.TickAllAsync(id);
        (await town.AcceptAsync(id)).Kept();
        await town.WalkToAsync(id, StepKind.Sign);
        var officer = town.By(await town.HolderOfAsync((await town.CurrentAsync(id))!));
        (await town.DoAsync((Modules.Dossiers.Processing.SendBackHandler h, CancellationToken c) =>
            h.HandleAsync(new Modules.Dossiers.Processing.SendBack(id, null, "Bí mật của quầy: Quàng Thị Xuyến Chi, 011300098765"), officer, c), officer)).Kept();

        var everything = new List<string>();
        everything.AddRange(await town.ReadAsync(db => db.Journal.AsNoTracking().Select(entry => entry.Stream + entry.Content + entry.Deed).ToListAsync()));
        everything.AddRange(await town.ReadAsync(db => db.KeptAnswers.AsNoTracking().Select(kept => kept.Principal + kept.Operation + kept.Key + kept.BodyHash + kept.Answer).ToListAsync()));
        everything.AddRange((await town.ReadAsync(db => db.Applicants.AsNoTracking().ToListAsync())).Select(row => Encoding.UTF8.GetString(row.Cipher) + Encoding.Latin1.GetString(row.Cipher) + row.Digest + row.NumberIndex));
        everything.AddRange((await town.ReadAsync(db => db.DossierNotes.AsNoTracking().ToListAsync())).Select(row => Encoding.UTF8.GetString(row.Cipher)));

        everything.Count.ShouldBeGreaterThan(10);
        foreach (var secret in s_secrets.Where(secret => secret != "98765")) // five digits may turn up in a hash
            everything.Where(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(secret);
        if (kind == StoreKind.Sqlite)
            RawFiles(town).ShouldAllBe(bytes => !Holds(bytes, "Xuyến") && !Holds(bytes, "011300098765") && !Holds(bytes, "Bí mật của quầy"));
    }

    [Fact]
    public async Task The_search_for_secrets_would_find_one()
    {
        var town = await towns.On(StoreKind.Sqlite);

        // The procedure's own name is in the file in clear: the same search finds it.
        RawFiles(town).ShouldContain(bytes => Holds(bytes, "Chứng thực bản sao"));
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_persons_dossiers_are_found_by_the_number_and_by_no_other(StoreKind kind)
    {
        var town = await towns.On(kind);
        await FileWithKeyAsync(town);
        var vault = town.Services.GetRequiredService<PersonVault>();
        var (index, other) = (vault.IndexOf(new PersonalNumber("011300098765")), vault.IndexOf(new PersonalNumber("011300098764")));

        (await town.ReadAsync(db => db.Applicants.CountAsync(row => row.NumberIndex == index))).ShouldBeGreaterThan(0);
        (await town.ReadAsync(db => db.Applicants.CountAsync(row => row.NumberIndex == other))).ShouldBe(0);
        index.ShouldNotBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("011300098765"u8)));
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task An_erased_owner_cannot_be_read_again_and_the_store_still_verifies(StoreKind kind)
    {
        var town = await towns.On(kind);
        var id = await FileWithKeyAsync(town);
        await town.TickAllAsync(id);
        var deed = town.By(Town.AtCounter);
        var before = (await town.AskAsync((DossierQueries all) => all.ReadAsync(id, deed, CancellationToken.None))).Kept();
        before.Owner.ShouldBe(s_planted);

        town.Services.GetRequiredService<PersonVault>().Erase(KeyRef.Parse(before.OwnerKey));

        (await town.AskAsync((DossierQueries all) => all.ReadAsync(id, deed, CancellationToken.None))).Kept().Owner.ShouldBeNull();
        var faults = new List<CheckFault>();
        await town.AskAsync((JournalCheck check) => check.RunAsync(faults.Add, null, CancellationToken.None));
        (await town.AskAsync((DossierCheck check) => check.RunAsync(faults.Add, null, CancellationToken.None))).Erased.ShouldBe(1);
        faults.ShouldBeEmpty();
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_tracking_code_opens_its_own_dossier_only_and_is_the_same_each_time_it_is_derived(StoreKind kind)
    {
        var town = await towns.On(kind);
        var (first, second) = (await town.FileAsync(Town.CertifiedCopy), await town.FileAsync(Town.CertifiedCopy));
        var secrets = town.Services.GetRequiredService<TrackingSecrets>();
        var (one, two) = (await town.DossierAsync(first), await town.DossierAsync(second));
        var code = secrets.CodeOf(first, 0);

        (secrets.CodeOf(first, 0), secrets.CodeOf(second, 0) == code, secrets.CodeOf(first, 1) == code).ShouldBe((code, false, false));
        (await FindAsync(town, one.Reference, code)).ShouldNotBeNull().Reference.ShouldBe(one.Reference);
        (await FindAsync(town, one.Reference.ToLowerInvariant(), $" {code[..5]}-{code[5..]} ")).ShouldNotBeNull();
        (await FindAsync(town, one.Reference, secrets.TokenOf(first, 0))).ShouldNotBeNull();
        (await FindAsync(town, two.Reference, code)).ShouldBeNull();
        (await FindAsync(town, one.Reference, secrets.CodeOf(second, 0))).ShouldBeNull();
        (await FindAsync(town, one.Reference, "")).ShouldBeNull();
        (await FindAsync(town, one.Reference, null)).ShouldBeNull();
        (await FindAsync(town, "", code)).ShouldBeNull();
        (await FindAsync(town, "ZZZZZZZZ", secrets.CodeOf(default, 0))).ShouldBeNull();

        // What anyone may see holds nothing of the owner.
        var shown = StoredJson.Write((await FindAsync(town, one.Reference, code))!);
        foreach (var secret in (string[])[Town.Citizen.FullName, Town.Citizen.PersonalId!, "0912"])
            shown.ShouldNotContain(secret);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Before_acceptance_no_empty_code_opens_the_filings_that_have_none(StoreKind kind)
    {
        var town = await towns.On(kind);
        var id = await town.FileAsync(Town.CertifiedCopy);
        var code = town.Services.GetRequiredService<TrackingSecrets>().CodeOf(id, 0);

        foreach (var number in (string?[])[null, "", " ", "null", "%", "0"])
            (await FindAsync(town, number, code)).ShouldBeNull();
    }

    private static Task<Tracked?> FindAsync(Town town, string? number, string? secret) => town.AskAsync((TrackingQueries all) => all.FindAsync(number, secret, CancellationToken.None));

    /// <summary>Filed with an idempotency key, so that an answer is kept.</summary>
    private static async Task<DossierId> FileWithKeyAsync(Town town)
    {
        var deed = town.ByKiosk();
        var request = new SubmitDossier(Town.NaSang, Town.CertifiedCopy, null, s_planted, [], SubmissionChannel.Kiosk);
        var key = town.Services.GetRequiredService<PersonVault>().KeyFor("kiosk-test", "dossier.submit", Guid.NewGuid().ToString(), request);
        var first = (await town.DoAsync((SubmitDossierHandler h, CancellationToken c) => h.HandleAsync(request, deed, c), deed, key)).Kept();
        (await town.DoAsync((SubmitDossierHandler h, CancellationToken c) => h.HandleAsync(request, deed, c), deed, key)).Kept().Dossier.ShouldBe(first.Dossier);
        return first.Dossier;
    }

    private static IEnumerable<byte[]> RawFiles(Town town) =>
        Directory.EnumerateFiles(town.Options.Folder.Path, "motcua.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).Select(ReadShared);

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
