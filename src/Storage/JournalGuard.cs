namespace MotCua.Storage;

/// <summary>
/// What a migration adds to the journal table: nobody changes or removes an entry, not even by hand-written SQL.
/// </summary>
public static class JournalGuard
{
    public static readonly IReadOnlyList<string> Sqlite =
    [
        "CREATE TRIGGER platform_journal_no_update BEFORE UPDATE ON platform_journal BEGIN SELECT RAISE(ABORT, 'journal entries are never changed'); END",
        "CREATE TRIGGER platform_journal_no_delete BEFORE DELETE ON platform_journal BEGIN SELECT RAISE(ABORT, 'journal entries are never removed'); END",
    ];

    public static readonly IReadOnlyList<string> Postgres =
    [
        """
        CREATE FUNCTION platform_journal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'journal entries are never changed or removed'; END $$
        """,
        "CREATE TRIGGER platform_journal_no_change BEFORE UPDATE OR DELETE ON platform_journal FOR EACH ROW EXECUTE FUNCTION platform_journal_guard()",
        "CREATE TRIGGER platform_journal_no_truncate BEFORE TRUNCATE ON platform_journal FOR EACH STATEMENT EXECUTE FUNCTION platform_journal_guard()",
    ];
}
