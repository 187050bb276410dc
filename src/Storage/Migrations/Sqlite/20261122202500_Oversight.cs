using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotCua.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Oversight : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "counted",
                table: "dossiers_dossier",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "ended_at",
                table: "dossiers_dossier",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "paused_from",
                table: "dossiers_dossier",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "paused_until",
                table: "dossiers_dossier",
                type: "TEXT",
                nullable: true);

            // What is there already: the end of a dossier is told by its own moments or, where none was kept, by its journal.
            migrationBuilder.Sql("UPDATE dossiers_dossier SET ended_at = returned_at WHERE returned_at IS NOT NULL");
            migrationBuilder.Sql("""
                UPDATE dossiers_dossier SET ended_at = (SELECT strftime('%Y-%m-%d %H:%M:%f', json_extract(deed, '$.at')) FROM platform_journal
                    WHERE stream = 'dossier:' || lower(replace(id, '-', '')) AND fact IN ('dossier.not-accepted', 'dossier.withdrawn'))
                WHERE state IN ('NotAccepted', 'Withdrawn')
                """);
            migrationBuilder.Sql("""
                UPDATE dossiers_dossier SET
                    paused_from = (SELECT asked_at FROM dossiers_supplement_request request WHERE request.dossier = dossiers_dossier.id),
                    paused_until = (SELECT answered_at FROM dossiers_supplement_request request WHERE request.dossier = dossiers_dossier.id)
                WHERE EXISTS (SELECT 1 FROM dossiers_supplement_request request WHERE request.dossier = dossiers_dossier.id AND request.asked_at > dossiers_dossier.accepted_at)
                """);

            migrationBuilder.CreateTable(
                name: "oversight_day_sum",
                columns: table => new
                {
                    span = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    received = table.Column<int>(type: "INTEGER", nullable: false),
                    in_progress = table.Column<int>(type: "INTEGER", nullable: false),
                    due_soon = table.Column<int>(type: "INTEGER", nullable: false),
                    overdue = table.Column<int>(type: "INTEGER", nullable: false),
                    ready = table.Column<int>(type: "INTEGER", nullable: false),
                    returned = table.Column<int>(type: "INTEGER", nullable: false),
                    returned_late = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oversight_day_sum", x => new { x.span, x.from, x.office, x.channel });
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_counted_ended",
                table: "dossiers_dossier",
                columns: new[] { "ended_at", "filed_at", "receiving_office", "channel" },
                filter: "counted");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_counted_filed",
                table: "dossiers_dossier",
                columns: new[] { "filed_at", "ended_at", "receiving_office", "channel" },
                filter: "counted");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_uncounted",
                table: "dossiers_dossier",
                columns: new[] { "receiving_office", "channel", "filed_at", "ended_at", "accepted_at", "promised_at", "due_at", "paused_from", "paused_until", "resolved_at", "returned_at", "counted" },
                filter: "NOT counted");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "oversight_day_sum");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_dossier_counted_ended",
                table: "dossiers_dossier");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_dossier_counted_filed",
                table: "dossiers_dossier");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_dossier_uncounted",
                table: "dossiers_dossier");

            migrationBuilder.DropColumn(
                name: "counted",
                table: "dossiers_dossier");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "dossiers_dossier");

            migrationBuilder.DropColumn(
                name: "paused_from",
                table: "dossiers_dossier");

            migrationBuilder.DropColumn(
                name: "paused_until",
                table: "dossiers_dossier");
        }
    }
}
