using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>Who may ask about themselves.</summary>
static class Askers
{
    /// <summary>Whether there is such an account and it is not suspended; what is asked afterwards is about the actor alone.</summary>
    internal static Task<bool> AreAsync(LmsDbContext db, Actor actor, CancellationToken cancel)
    {
        db.Asked = new(actor.AccountId, null);
        return db.Users.AnyAsync(a => a.Id == actor.AccountId && a.Status != AccountStatus.Suspended, cancel);
    }
}
