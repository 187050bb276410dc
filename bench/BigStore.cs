using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Oversight;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Storage;
using Npgsql;

namespace MotCua.Bench;

/// <summary>
/// Fills a store with years of dossiers, as rows and without their journal: for benches that read. Three years, 45 units and the
/// province's centre, four channels; about 3 in 100 open, 5 in 100 late, 1 in 10 with a supplement. What has ended is counted.
/// </summary>
public static class BigStore
{
    private const int Days = 3 * 365;

    private static readonly string[] s_dossier =
    [
        "id", "reference", "code", "state", "procedure_code", "procedure_version", "procedure_name", "\"case\"", "receiving_office", "competent_office", "owner", "channel",
        "filed_at", "declared", "expected_due_at", "accepted_at", "due_at", "promised_at", "tracking_counter", "resolved_at", "returned_at", "current_step", "version",
        "ended_at", "paused_from", "paused_until", "counted",
    ];

    private static readonly string[] s_step =
        ["dossier", "\"order\"", "kind", "office", "post_kinds", "work", "off_clock", "state", "started_at", "due_at", "sent_back"];

    private static readonly string[] s_sum =
        ["span", "\"from\"", "office", "channel", "received", "in_progress", "due_soon", "overdue", "ready", "returned", "returned_late"];

    private static readonly (string Code, string Name)[] s_procedures =
    [
        ("2.000815", "Chứng thực bản sao từ bản chính"), ("1.001193", "Đăng ký khai sinh"), ("1.004873", "Cấp giấy xác nhận tình trạng hôn nhân"),
        ("1.000656", "Đăng ký khai tử"), ("1.001776", "Hỗ trợ sinh hoạt phí hằng tháng"),
    ];

    public static async Task FillAsync(BenchStore store, int dossiers, int seed)
    {
        var begun = Stopwatch.GetTimestamp();
        var offices = await store.ReadAsync(services => services.GetRequiredService<AppDb>().Offices.AsNoTracking()
            .Where(office => office.Kind == OfficeKind.ServiceCentre || office.Kind == OfficeKind.ProvincialServiceCentre).OrderBy(office => office.Id).Select(office => office.Id).ToListAsync());
        var calendar = await store.ReadAsync(async services => (await services.GetRequiredService<WorkClock>().GetAsync(CancellationToken.None)).Calendar);
        var tally = new Tally(calendar);
        var steps = new List<object?[]>();
        await using (var connection = Open(store))
        {
            await WriteAsync(connection, "dossiers_dossier", s_dossier, Dossiers(new Random(seed), dossiers, offices, DateTime.UtcNow, tally, steps));
            await WriteAsync(connection, "dossiers_step", s_step, steps);
            await WriteAsync(connection, "oversight_day_sum", s_sum, tally.Sums.Select(sum => (object?[])
            [
                sum.Span.ToString(), sum.From, sum.Office.Value, sum.Channel.ToString(),
                sum.Received, sum.InProgress, sum.DueSoon, sum.Overdue, sum.Ready, sum.Returned, sum.ReturnedLate,
            ]));
            if (connection is NpgsqlConnection postgres)
            {
                // What autovacuum would have done long ago.
                await using var vacuum = new NpgsqlCommand("VACUUM ANALYZE", postgres) { CommandTimeout = 600 };
                await vacuum.ExecuteNonQueryAsync();
            }
        }
        Talk.Say(string.Create(CultureInfo.InvariantCulture, $"{store.Name}: {dossiers} dossiers filled in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s, {steps.Count} open, {tally.Sums.Count} sums; {Talk.Load}"));
    }

    private static IEnumerable<object?[]> Dossiers(Random random, int count, List<OfficeId> offices, DateTime now, Tally tally, List<object?[]> steps)
    {
        var version = Guid.NewGuid();
        for (var n = 0; n < count; n++)
        {
            var (office, channel) = (offices[random.Next(offices.Count)], (SubmissionChannel)random.Next(4));
            // In the order they were filed, as ids are in life.
            var filed = now.AddDays(-Days * (1 - ((double)n / count)));
            var (procedure, name) = s_procedures[random.Next(s_procedures.Length)];
            DateTime? Known(DateTime? at) => at <= now ? at : null;
            var refused = random.Next(50) == 0;
            DateTime? accepted = refused ? null : Known(filed.AddMinutes(random.Next(5, 240)));
            DateTime? promised = accepted is { } start ? start.Date.AddDays(random.Next(2, 15)).AddHours(10) : null;
            var paused = accepted is not null && random.Next(10) == 0 ? Known(accepted.Value.AddHours(random.Next(1, 24))) : null;
            var resumed = paused is { } stop ? Known(stop.AddDays(random.Next(1, 6))) : null;
            var due = resumed is { } again ? promised + (again - paused) : promised;
            // Two in a hundred never get done; five in a hundred are done late.
            var stuck = random.Next(50) == 0 && filed > now.AddDays(-365);
            var late = random.Next(20) == 0;
            DateTime? resolved = due is not { } limit || stuck || (paused is not null && resumed is null) ? null
                : Known(late ? limit.AddDays(random.Next(1, 20)) : (resumed ?? accepted!.Value) + (random.NextDouble() * (limit - (resumed ?? accepted!.Value))));
            var returned = resolved is { } done ? Known(done.AddHours(random.Next(1, 72))) : null;
            var ended = refused ? Known(filed.AddHours(2)) : returned;
            var state = ended is not null ? refused ? DossierState.NotAccepted : DossierState.Returned : resolved is not null ? DossierState.Resolved
                : paused is not null && resumed is null ? DossierState.Supplementing : accepted is not null ? DossierState.InProgress : DossierState.Submitted;
            if (ended is { } end)
                tally.Add(new EndedDossier(office, channel, At(filed), At(accepted), At(promised), At(due), At(paused), At(resumed), At(resolved), At(returned), At(end)));
            var id = Guid.CreateVersion7(At(filed));
            if (state is DossierState.InProgress or DossierState.Supplementing or DossierState.Resolved)
                steps.Add([id, 3, nameof(StepKind.Appraise), office.Value, "[\"oneStopOfficer\"]", "Thẩm định", false, nameof(StepState.Current), accepted, due, 0]);
            yield return
            [
                id, n.ToString("X8", CultureInfo.InvariantCulture), accepted is null ? null : string.Create(CultureInfo.InvariantCulture, $"B-{n:00000000}"), state.ToString(), procedure, version, name, ProcedureCase.All,
                office.Value, office.Value, Guid.NewGuid(), channel.ToString(), filed, "[]", promised, accepted, due, promised, 0, resolved, returned,
                ended is null && accepted is not null ? 3 : null, 5, ended, paused, resumed, ended is not null,
            ];
        }
    }

    private static DateTimeOffset At(DateTime moment) => new(moment, TimeSpan.Zero);

    private static DateTimeOffset? At(DateTime? moment) => moment is { } known ? At(known) : null;

    private static DbConnection Open(BenchStore store)
    {
        if (store.Options.PostgresConnection is not { } address)
            return SqliteAppDb.Connect(store.Options.Folder.Database);
        var connection = new NpgsqlConnection(address);
        connection.Open();
        return connection;
    }

    private static async Task WriteAsync(DbConnection connection, string table, string[] columns, IEnumerable<object?[]> rows)
    {
        if (connection is NpgsqlConnection postgres)
        {
            await using var copy = await postgres.BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
            copy.Timeout = TimeSpan.FromMinutes(30);
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                foreach (var value in row)
                    await (value switch
                    {
                        null => copy.WriteNullAsync(),
                        Guid id => copy.WriteAsync(id),
                        string text => copy.WriteAsync(text),
                        int number => copy.WriteAsync(number),
                        bool yes => copy.WriteAsync(yes),
                        DateOnly day => copy.WriteAsync(day),
                        DateTime moment => copy.WriteAsync(DateTime.SpecifyKind(moment, DateTimeKind.Utc)),
                        _ => throw new InvalidOperationException($"{value.GetType()} has no column type here."),
                    });
            }
            await copy.CompleteAsync();
            return;
        }
        await using (var roomy = connection.CreateCommand())
        {
            roomy.CommandText = "PRAGMA cache_size=-1000000";
            await roomy.ExecuteNonQueryAsync();
        }
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = ((SqliteConnection)connection).CreateCommand();
        insert.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, n) => $"$p{n}"))})";
        var parameters = columns.Select((_, n) => insert.Parameters.Add(new SqliteParameter($"$p{n}", null))).ToArray();
        insert.Transaction = (SqliteTransaction)transaction;
        foreach (var row in rows)
        {
            for (var n = 0; n < row.Length; n++)
                parameters[n].Value = row[n] ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }
}
