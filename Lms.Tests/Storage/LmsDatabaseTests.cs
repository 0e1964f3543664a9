using Lms.Data.Storage;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Storage;

public class LmsDatabaseTests
{
    [Fact]
    public async Task It_is_made_where_there_is_none_and_left_alone_where_there_is_one()
    {
        await using var database = TestDatabase.Missing();
        Assert.False(File.Exists(database.Path));

        await database.Get<LmsDatabase>().PrepareAsync();
        await database.Get<LmsDatabase>().PrepareAsync();

        Assert.True(await database.Get<LmsDatabase>().AnswersAsync());
        await using var db = database.Open();
        Assert.Equal(6, await db.Roles.CountAsync());
    }

    [Fact]
    public async Task The_file_is_kept_by_a_journal_that_lets_readers_read_and_references_are_checked()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        Assert.Equal("wal", await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync());
        Assert.Equal(1, await db.Database.SqlQueryRaw<long>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync());
    }

    [Fact]
    public async Task A_database_that_is_missing_does_not_answer()
    {
        await using var database = TestDatabase.Missing();
        Assert.False(await database.Get<LmsDatabase>().AnswersAsync());
    }
}
