using Microsoft.EntityFrameworkCore.Migrations;

namespace Lms.Data.Storage;

/// <summary>
/// The full-text index over people, kept by triggers. A migration that rebuilds the table Accounts (SQLite does so for
/// most column changes) loses the triggers: end such a migration with <see cref="Drop"/> and <see cref="Create"/>.
/// </summary>
static class SqliteSearchIndex
{
    static readonly string[] tables = ["PersonTrigrams", "PersonWords"];

    internal static void Create(MigrationBuilder migration)
    {
        // Any three letters anywhere, and the beginnings of words for one and two. The text is folded before it comes here.
        migration.Sql("""
            CREATE VIRTUAL TABLE "PersonTrigrams" USING fts5("SearchText", content='Accounts', content_rowid='Id',
                tokenize='trigram', columnsize=0);
            """);
        migration.Sql("""
            CREATE VIRTUAL TABLE "PersonWords" USING fts5("SearchText", content='Accounts', content_rowid='Id',
                tokenize='unicode61 remove_diacritics 0', prefix='1 2', columnsize=0);
            """);
        foreach (var table in tables)
        {
            var insert = $"INSERT INTO \"{table}\"(rowid, \"SearchText\") VALUES (new.\"Id\", new.\"SearchText\");";
            var delete = $"INSERT INTO \"{table}\"(\"{table}\", rowid, \"SearchText\") VALUES ('delete', old.\"Id\", old.\"SearchText\");";
            migration.Sql($"CREATE TRIGGER \"{table}_Insert\" AFTER INSERT ON \"Accounts\" BEGIN {insert} END;");
            migration.Sql($"CREATE TRIGGER \"{table}_Delete\" AFTER DELETE ON \"Accounts\" BEGIN {delete} END;");
            migration.Sql($"CREATE TRIGGER \"{table}_Update\" AFTER UPDATE OF \"SearchText\" ON \"Accounts\" BEGIN {delete} {insert} END;");
            migration.Sql($"INSERT INTO \"{table}\"(\"{table}\") VALUES ('rebuild');");
        }

        ForgetForGood(migration);
    }

    /// <summary>What is taken out of the index leaves no trace in its pages. Source: sqlite.org/fts5.html, 'secure-delete'.</summary>
    internal static void ForgetForGood(MigrationBuilder migration)
    {
        foreach (var table in tables)
            migration.Sql($"INSERT INTO \"{table}\"(\"{table}\", rank) VALUES ('secure-delete', 1);");
    }

    internal static void Drop(MigrationBuilder migration)
    {
        foreach (var table in tables)
        {
            foreach (var kind in (string[])["Insert", "Delete", "Update"])
                migration.Sql($"DROP TRIGGER IF EXISTS \"{table}_{kind}\";");
            migration.Sql($"DROP TABLE IF EXISTS \"{table}\";");
        }
    }
}
