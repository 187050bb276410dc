using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotCua.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "applicants_applicant",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    cipher = table.Column<byte[]>(type: "BLOB", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    number_index = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applicants_applicant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_dossier",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    procedure_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    procedure_version = table.Column<Guid>(type: "TEXT", nullable: false),
                    procedure_name = table.Column<string>(type: "TEXT", nullable: false),
                    @case = table.Column<string>(name: "case", type: "TEXT", nullable: false),
                    assisting_office = table.Column<Guid>(type: "TEXT", nullable: true),
                    receiving_office = table.Column<Guid>(type: "TEXT", nullable: false),
                    competent_office = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    filed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    declared = table.Column<string>(type: "TEXT", nullable: false),
                    expected_due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    promised_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    deadline = table.Column<string>(type: "TEXT", nullable: true),
                    tracking_counter = table.Column<int>(type: "INTEGER", nullable: false),
                    result_number = table.Column<string>(type: "TEXT", nullable: true),
                    resolved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    returned_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    current_step = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_dossier", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_hand_over",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_office = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_office = table.Column<Guid>(type: "TEXT", nullable: false),
                    given_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_by = table.Column<DateTime>(type: "TEXT", nullable: true),
                    step = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_hand_over", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_note",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    cipher = table.Column<byte[]>(type: "BLOB", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_note", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_paper",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    component = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    originals = table.Column<int>(type: "INTEGER", nullable: false),
                    copies = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_paper", x => new { x.dossier, x.component });
                });

            migrationBuilder.CreateTable(
                name: "dossiers_scan",
                columns: table => new
                {
                    file = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    component = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_scan", x => x.file);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_step",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    office = table.Column<Guid>(type: "TEXT", nullable: false),
                    post_kinds = table.Column<string>(type: "TEXT", nullable: false),
                    work = table.Column<string>(type: "TEXT", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    off_clock = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    assigned_post = table.Column<Guid>(type: "TEXT", nullable: true),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    done_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    done_post = table.Column<Guid>(type: "TEXT", nullable: true),
                    done_holding = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<Guid>(type: "TEXT", nullable: true),
                    sent_back = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_step", x => new { x.dossier, x.order });
                });

            migrationBuilder.CreateTable(
                name: "dossiers_supplement_request",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    components = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_supplement_request", x => x.dossier);
                });

            migrationBuilder.CreateTable(
                name: "organisation_calendar_day",
                columns: table => new
                {
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name_vi = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    provisional = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_calendar_day", x => x.date);
                });

            migrationBuilder.CreateTable(
                name: "organisation_unit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    full_name = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: false),
                    other_name = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    district = table.Column<string>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    area_km2 = table.Column<double>(type: "REAL", nullable: true),
                    population = table.Column<int>(type: "INTEGER", nullable: true),
                    headquarters = table.Column<string>(type: "TEXT", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    zone = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_unit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    invented = table.Column<bool>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    failed_attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_api_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    person = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_api_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_draft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cipher = table.Column<byte[]>(type: "BLOB", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_draft", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_installation",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    space = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    installation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_installation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_journal",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    stream = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    fact = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    fact_shape = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    deed = table.Column<string>(type: "TEXT", nullable: false),
                    previous = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_journal", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "platform_kept_answer",
                columns: table => new
                {
                    principal = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    operation = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    body_hash = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_kept_answer", x => new { x.principal, x.operation, x.key });
                });

            migrationBuilder.CreateTable(
                name: "platform_number_series",
                columns: table => new
                {
                    series = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_number_series", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "procedures_process_template",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    procedure_codes = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    @case = table.Column<string>(name: "case", type: "TEXT", nullable: true),
                    level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    province = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    total_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    total_minutes_remote = table.Column<int>(type: "INTEGER", nullable: true),
                    sum_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    sum_minutes_remote = table.Column<int>(type: "INTEGER", nullable: true),
                    phases = table.Column<string>(type: "TEXT", nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    notes = table.Column<string>(type: "TEXT", nullable: false),
                    warnings = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    raw = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_process_template", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "procedures_stamp",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_stamp", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "procedures_supplement",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_supplement", x => x.kind);
                });

            migrationBuilder.CreateTable(
                name: "procedures_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    domain = table.Column<string>(type: "TEXT", nullable: false),
                    levels = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    publisher = table.Column<string>(type: "TEXT", nullable: false),
                    decision_no = table.Column<string>(type: "TEXT", nullable: false),
                    completeness = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    search_text = table.Column<string>(type: "TEXT", nullable: false),
                    raw = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    flag_count = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staffing_person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    full_name = table.Column<string>(type: "TEXT", nullable: false),
                    sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ethnicity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    officer_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sign_in = table.Column<string>(type: "TEXT", nullable: false),
                    invented = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staffing_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_office",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: false),
                    agency_code = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_office", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_office_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "organisation_unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_unit_succession",
                columns: table => new
                {
                    predecessor = table.Column<Guid>(type: "TEXT", nullable: false),
                    successor = table.Column<Guid>(type: "TEXT", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    transfer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_unit_succession", x => new { x.predecessor, x.successor });
                    table.ForeignKey(
                        name: "fk_organisation_unit_succession_unit_predecessor",
                        column: x => x.predecessor,
                        principalTable: "organisation_unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_unit_succession_unit_successor",
                        column: x => x.successor,
                        principalTable: "organisation_unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "procedures_process_template_code",
                columns: table => new
                {
                    template = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_process_template_code", x => new { x.code, x.template });
                    table.ForeignKey(
                        name: "fk_procedures_process_template_code_process_template_template",
                        column: x => x.template,
                        principalTable: "procedures_process_template",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staffing_post",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    title_en = table.Column<string>(type: "TEXT", nullable: false),
                    quota = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staffing_post", x => x.id);
                    table.ForeignKey(
                        name: "fk_staffing_post_organisation_office_office_id",
                        column: x => x.office_id,
                        principalTable: "organisation_office",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staffing_holding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    post_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staffing_holding", x => x.id);
                    table.ForeignKey(
                        name: "fk_staffing_holding_person_person_id",
                        column: x => x.person_id,
                        principalTable: "staffing_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staffing_holding_post_post_id",
                        column: x => x.post_id,
                        principalTable: "staffing_post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_applicants_applicant_number_index",
                table: "applicants_applicant",
                column: "number_index");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_code",
                table: "dossiers_dossier",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_owner",
                table: "dossiers_dossier",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_receiving_office_state_filed_at",
                table: "dossiers_dossier",
                columns: new[] { "receiving_office", "state", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_reference",
                table: "dossiers_dossier",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_hand_over_dossier",
                table: "dossiers_hand_over",
                column: "dossier");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_note_dossier",
                table: "dossiers_note",
                column: "dossier");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_scan_dossier",
                table: "dossiers_scan",
                column: "dossier");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_step_office_state_due_at",
                table: "dossiers_step",
                columns: new[] { "office", "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_step_one_current",
                table: "dossiers_step",
                column: "dossier",
                unique: true,
                filter: "state = 'Current'");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_unit_id_slug_from",
                table: "organisation_office",
                columns: new[] { "unit_id", "slug", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_unit_code_from",
                table: "organisation_unit",
                columns: new[] { "code", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_unit_succession_successor",
                table: "organisation_unit_succession",
                column: "successor");

            migrationBuilder.CreateIndex(
                name: "ix_platform_account_user_name",
                table: "platform_account",
                column: "user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_api_key_secret_hash",
                table: "platform_api_key",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_draft_expires_at",
                table: "platform_draft",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_platform_journal_stream_version",
                table: "platform_journal",
                columns: new[] { "stream", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_kept_answer_at",
                table: "platform_kept_answer",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_procedures_process_template_key_version",
                table: "procedures_process_template",
                columns: new[] { "key", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_procedures_process_template_code_template",
                table: "procedures_process_template_code",
                column: "template");

            migrationBuilder.CreateIndex(
                name: "ix_procedures_version_code_from",
                table: "procedures_version",
                columns: new[] { "code", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_procedures_version_open",
                table: "procedures_version",
                column: "code",
                unique: true,
                filter: "until = '9999-12-31'");

            migrationBuilder.CreateIndex(
                name: "ix_staffing_holding_person_id",
                table: "staffing_holding",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_staffing_holding_post_id_person_id_kind_from",
                table: "staffing_holding",
                columns: new[] { "post_id", "person_id", "kind", "from" },
                unique: true,
                filter: "superseded_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_staffing_person_key",
                table: "staffing_person",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staffing_person_sign_in",
                table: "staffing_person",
                column: "sign_in",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staffing_post_office_id_kind",
                table: "staffing_post",
                columns: new[] { "office_id", "kind" });

            foreach (var sql in JournalGuard.Sqlite)
                migrationBuilder.Sql(sql);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "applicants_applicant");

            migrationBuilder.DropTable(
                name: "dossiers_dossier");

            migrationBuilder.DropTable(
                name: "dossiers_hand_over");

            migrationBuilder.DropTable(
                name: "dossiers_note");

            migrationBuilder.DropTable(
                name: "dossiers_paper");

            migrationBuilder.DropTable(
                name: "dossiers_scan");

            migrationBuilder.DropTable(
                name: "dossiers_step");

            migrationBuilder.DropTable(
                name: "dossiers_supplement_request");

            migrationBuilder.DropTable(
                name: "organisation_calendar_day");

            migrationBuilder.DropTable(
                name: "organisation_unit_succession");

            migrationBuilder.DropTable(
                name: "platform_account");

            migrationBuilder.DropTable(
                name: "platform_api_key");

            migrationBuilder.DropTable(
                name: "platform_draft");

            migrationBuilder.DropTable(
                name: "platform_file");

            migrationBuilder.DropTable(
                name: "platform_installation");

            migrationBuilder.DropTable(
                name: "platform_journal");

            migrationBuilder.DropTable(
                name: "platform_kept_answer");

            migrationBuilder.DropTable(
                name: "platform_number_series");

            migrationBuilder.DropTable(
                name: "procedures_process_template_code");

            migrationBuilder.DropTable(
                name: "procedures_stamp");

            migrationBuilder.DropTable(
                name: "procedures_supplement");

            migrationBuilder.DropTable(
                name: "procedures_version");

            migrationBuilder.DropTable(
                name: "staffing_holding");

            migrationBuilder.DropTable(
                name: "procedures_process_template");

            migrationBuilder.DropTable(
                name: "staffing_person");

            migrationBuilder.DropTable(
                name: "staffing_post");

            migrationBuilder.DropTable(
                name: "organisation_office");

            migrationBuilder.DropTable(
                name: "organisation_unit");
        }
    }
}
