using Lms.Data.Accounts;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Architecture;

public class MigrationsAreCurrentTests
{
    [Fact]
    public async Task The_model_has_no_change_without_a_migration()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Every_reference_to_a_person_must_be_there_except_who_named_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var optional = PersonReferences.In(db.Model).Where(r => !r.Reference.IsRequired)
            .Select(r => r.Reference.Properties[0].Name);
        Assert.Equal(["CreatedById"], optional);
    }
}
