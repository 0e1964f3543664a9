using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Storage;

/// <summary>The database as a whole.</summary>
public sealed class LmsDatabase(IDbContextFactory<LmsDbContext> contexts)
{
    /// <summary>Makes the database where there is none and brings it to the present schema. Throws what the database throws.</summary>
    public async Task PrepareAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>Whether the database answers, for the readiness check.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Database.CanConnectAsync(cancel);
    }
}
