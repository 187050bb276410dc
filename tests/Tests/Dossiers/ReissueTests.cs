using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Reissues;
using MotCua.Modules.Platform;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Dossiers;

/// <summary>A new tracking code: the old one dies at once, and the journal knows.</summary>
public sealed class ReissueTests(Towns towns) : IClassFixture<Towns>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task The_old_code_and_QR_stop_working_and_the_new_ones_open(StoreKind store)
    {
        var town = await towns.On(store);
        var id = await town.GivenAcceptedAsync(Town.BirthRegistration);
        var before = await town.DossierAsync(id);
        (await OpensAsync(town, before, 0)).ShouldBe((true, true));

        (await ReissueAsync(town, new ReissueTracking(id, before.Version, ReissueReason.Seen, true))).Kept();

        var after = await town.DossierAsync(id);
        (after.TrackingCounter, after.State, after.DueAt).ShouldBe((1, before.State, before.DueAt));
        (await OpensAsync(town, after, 0)).ShouldBe((false, false));
        (await OpensAsync(town, after, 1)).ShouldBe((true, true));
        var entry = (await town.JournalAsync(id))[^1];
        (entry.Fact, entry.Version).ShouldBe(("dossier.tracking-reissued", after.Version));
        entry.Content.ShouldContain("\"counter\":1");
        entry.Content.ShouldContain("seen", Case.Insensitive);
        entry.Content.ShouldNotContain(town.Services.GetRequiredService<TrackingSecrets>().CodeOf(id, 1));
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task What_the_journal_says_of_the_code_is_held_against_the_dossier(StoreKind store)
    {
        var town = await towns.On(store);
        var id = await town.FileAsync(Town.BirthRegistration);
        (await ReissueAsync(town, new ReissueTracking(id, null, ReissueReason.Lost, true))).Kept();
        (await FaultsAsync(town, id)).ShouldBeEmpty();

        // Somebody brings the old code back to life behind the journal's back.
        await SetCounterAsync(town, id, 0);

        (await FaultsAsync(town, id)).ShouldBe(["dossier.tracking"]);
        await SetCounterAsync(town, id, 1);
    }

    [Fact]
    public async Task Nobody_gets_a_new_code_unseen_without_reason_or_at_another_counter()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var id = await town.FileAsync(Town.BirthRegistration);

        (await ReissueAsync(town, new ReissueTracking(id, null, ReissueReason.Lost, false))).Refused().ShouldBe("dossier.reissue.identify");
        (await ReissueAsync(town, new ReissueTracking(id, null, null, true))).Refused().ShouldBe("dossier.reissue.reason");
        (await ReissueAsync(town, new ReissueTracking(id, 99, ReissueReason.Lost, true))).Refused().ShouldBe("changed.meanwhile");
        var elsewhere = Town.Holder(Town.MuongThanh, Modules.Organisation.OfficeKind.ServiceCentre, Modules.Organisation.PostKind.OneStopOfficer);
        (await ReissueAsync(town, new ReissueTracking(id, null, ReissueReason.Lost, true), elsewhere)).Refused().ShouldBe("dossier.unknown");
        (await town.DossierAsync(id)).TrackingCounter.ShouldBe(0);
    }

    [Fact]
    public async Task The_counter_asks_why_and_prints_a_marked_receipt()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var id = await town.FileAsync(Town.BirthRegistration);
        var counter = await town.As(Town.AtCounter);
        (await counter.PageAsync($"/counter/dossiers/{id}/receipt")).Body!.TextContent.ShouldNotContain("cấp lại lần");

        using var unanswered = await counter.PostFormAsync($"/counter/dossiers/{id}", new() { ["ReissueReason"] = "Lost" }, "form[action*=Reissue]");
        unanswered.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await unanswered.DocumentAsync()).QuerySelector("#OwnerIdentified-error").ShouldNotBeNull();
        using var done = await counter.PostFormAsync($"/counter/dossiers/{id}", new() { ["ReissueReason"] = "Lost", ["OwnerIdentified"] = "yes" }, "form[action*=Reissue]");

        done.Headers.Location!.ToString().ShouldBe($"/counter/dossiers/{id}/receipt?print=now");
        var receipt = await counter.PageAsync($"/counter/dossiers/{id}/receipt");
        receipt.Body!.TextContent.ShouldContain("Mã tra cứu cấp lại lần 1");
        receipt.Body.TextContent.ShouldContain(Crockford32.Grouped(town.Services.GetRequiredService<TrackingSecrets>().CodeOf(id, 1)));
    }

    private static async Task<(bool Code, bool Token)> OpensAsync(Town town, Dossier dossier, int counter)
    {
        var secrets = town.Services.GetRequiredService<TrackingSecrets>();
        return (await town.AskAsync((TrackingQueries t) => t.FindAsync(dossier.Code ?? dossier.Reference, secrets.CodeOf(dossier.Id, counter), Cancel)) is not null,
            await town.AskAsync((TrackingQueries t) => t.FindAsync(dossier.Reference, secrets.TokenOf(dossier.Id, counter), Cancel)) is not null);
    }

    private static Task<Result<Done>> ReissueAsync(Town town, ReissueTracking request, string? signIn = null)
    {
        var deed = town.By(signIn ?? Town.AtCounter, "dossier.reissue");
        return town.DoAsync((ReissueTrackingHandler handler, CancellationToken c) => handler.HandleAsync(request, deed, c), deed);
    }

    private static Task<Result<Done>> SetCounterAsync(Town town, DossierId id, int counter) => town.DoAsync(async (AppDb db, CancellationToken c) =>
    {
        await db.Set<Dossier>().Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(its => its.TrackingCounter, counter), c);
        return (Result<Done>)Done.Value;
    }, town.By(Town.AtCounter));

    private static async Task<List<string>> FaultsAsync(Town town, DossierId id)
    {
        var faults = new List<CheckFault>();
        await town.AskAsync((DossierCheck check) => check.RunAsync(faults.Add, null, Cancel));
        return [.. faults.Where(fault => fault.ToString().Contains(id.Value.ToString("N"), StringComparison.Ordinal) || fault.ToString().Contains(id.ToString(), StringComparison.Ordinal)).Select(fault => fault.Code)];
    }
}
