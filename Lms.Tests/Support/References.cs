using Lms.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Support;

static class References
{
    /// <summary>Makes whatever can refer to an account, and is not part of a key, refer to this one.</summary>
    public static async Task ReferToEverywhereAsync(this Cast school, long id)
    {
        await using var db = school.Database.Open();
        await using var connection = await school.Database.ConnectAsync();
        foreach (var (reference, inKey) in PersonReferences.In(db.Model))
        {
            var column = reference.Properties[0].GetColumnName();
            var table = reference.DeclaringEntityType.GetTableName();
            if (!inKey && table != "Links")
                await connection.Query($"UPDATE \"{table}\" SET \"{column}\" = {id}").ExecuteNonQueryAsync();
        }
    }
}
