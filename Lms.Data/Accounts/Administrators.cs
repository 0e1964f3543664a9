using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>Who may do what concerns the whole school.</summary>
static class Administrators
{
    internal static Task<bool> AreAsync(LmsDbContext db, Actor actor, CancellationToken cancel) =>
        db.Users.AnyAsync(a => a.Id == actor.AccountId && a.IsAdministrator && a.Status == AccountStatus.Active, cancel);
}
