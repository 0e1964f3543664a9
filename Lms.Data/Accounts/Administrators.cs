using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>Who may do what concerns the whole school.</summary>
static class Administrators
{
    internal static Task<bool> AreAsync(LmsDbContext db, Actor actor, CancellationToken cancel)
    {
        db.Asked = new(actor.AccountId, null);
        return db.Users.AnyAsync(a => a.Id == actor.AccountId && a.IsAdministrator && a.Status == AccountStatus.Active, cancel);
    }

    /// <summary>An account for an administrator to change: anybody's who was not erased.</summary>
    internal static async Task<Result<Account>> EnterAsync(LmsDbContext db, Actor actor, long accountId, CancellationToken cancel)
    {
        if (!await AreAsync(db, actor, cancel))
            return Why.AdministratorsOnly;
        var account = await db.Users.FirstOrDefaultAsync(a => a.Id == accountId, cancel);
        return account is null ? Why.PersonNotFound : account.ErasedAt is not null ? Why.PersonErased : account;
    }

    /// <summary>An account for the person themselves, and for administrators.</summary>
    internal static async Task<Result<Account>> OrOneselfAsync(LmsDbContext db, Actor actor, long accountId, CancellationToken cancel)
    {
        var acting = await db.Users.FirstOrDefaultAsync(a => a.Id == actor.AccountId && a.Status == AccountStatus.Active, cancel);
        if (acting is null || (acting.Id != accountId && !acting.IsAdministrator))
            return acting is null ? Why.ActorSuspended : Why.AdministratorsOnly;
        var account = acting.Id == accountId ? acting : await db.Users.FirstOrDefaultAsync(a => a.Id == accountId, cancel);
        return account is null ? Why.PersonNotFound : account;
    }
}
