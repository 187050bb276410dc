using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Dossiers.Withdrawals;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Storage;
using MotCua.Tests.Stores;
using MotCua.Tests.Web;
using Npgsql;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Oversight;

/// <summary>A store from before the figures existed: bringing its schema up finds out when each of its dossiers ended.</summary>
public class OlderStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task Each_dossier_ends_when_its_own_moments_or_its_journal_say(StoreKind kind)
    {
        await using var town = await Town.StartAsync(kind);
        var officer = town.By(Town.AtCounter);
        var open = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        var refused = await town.FileAsync(Town.CertifiedCopy);
        (await town.DoAsync((RefuseDossierHandler h, CancellationToken c) => h.HandleAsync(new RefuseDossier(refused, null, "Không có bản chính để đối chiếu"), officer, c), officer)).Kept();
        town.Clock.Now += TimeSpan.FromMinutes(7);
        var withdrawn = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        (await town.DoStepAsync(withdrawn, Town.AtCounter)).Kept();
        var later = town.By(Town.AtCounter);
        (await town.DoAsync((WithdrawDossierHandler h, CancellationToken c) => h.HandleAsync(new WithdrawDossier(withdrawn, null, "Người dân xin rút hồ sơ"), later, c), later)).Kept();
        var returned = await town.GivenAcceptedAsync(Town.CertifiedCopy);
        await town.WalkToAsync(returned, StepKind.Return);
        (await town.DoStepAsync(returned, Town.AtCounter)).Kept();
        DossierId[] all = [open, refused, withdrawn, returned];
        var before = await EndsAsync(town, all);
        before.Values.Count(end => end is not null).ShouldBe(3);

        await using (var db = Open(town.Options))
        {
            var migrator = db.GetService<IMigrator>();
            var names = db.Database.GetMigrations().ToList();
            await migrator.MigrateAsync(names[names.FindIndex(name => name.EndsWith("_Oversight", StringComparison.Ordinal)) - 1], Cancel);
            await migrator.MigrateAsync(null, Cancel);
        }

        (await EndsAsync(town, all)).ShouldBe(before, ignoreOrder: true);
    }

    private static Task<Dictionary<DossierId, DateTimeOffset?>> EndsAsync(Town town, DossierId[] ids) =>
        town.ReadAsync(db => db.Dossiers.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.EndedAt, Cancel));

    private static AppDb Open(StoreOptions options) => options.PostgresConnection is { } connection
        ? new PostgresAppDb(PostgresAppDb.OptionsFor(NpgsqlDataSource.Create(connection)))
        : new SqliteAppDb(SqliteAppDb.OptionsFor(SqliteAppDb.Connect(options.Folder.Database)));
}
