using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>Changes to somebody's standing at the school, by administrators. Twice is once.</summary>
public sealed class StandingService(LmsStore store, SchoolClock clock)
{
    /// <summary>Suspends: they are signed out at once and can do nothing anywhere; what they hold stays for when they come back.</summary>
    public Task<Result<Done>> SuspendAsync(Actor actor, long accountId, string reason, CancellationToken cancel = default) =>
        store.WriteAsync(actor, db => ChangeInAsync(db, actor, accountId, async (account, name) =>
        {
            var why = Clean(reason);
            if (account.Status == AccountStatus.Suspended)
                return null;
            if (StandingRules.MaySuspend(actor.AccountId, accountId, name, await IsLastAsync(db, account, cancel), why) is { } problem)
                return problem;
            account.Status = AccountStatus.Suspended;
            await SignInSessions.EndAllAsync(db, account, SessionEnding.Suspended, clock.Now, cancel);
            db.Record(Entry(actor, accountId, AuditAction.AccountSuspended, why));
            return null;
        }, cancel), cancel);

    /// <summary>Takes a suspension back. Who had never signed in is pending again.</summary>
    public Task<Result<Done>> ReinstateAsync(Actor actor, long accountId, string reason, CancellationToken cancel = default) =>
        store.WriteAsync(actor, db => ReinstateInAsync(db, actor, accountId, reason, cancel), cancel);

    internal Task<Result<Done>> ReinstateInAsync(LmsDbContext db, Actor actor, long accountId, string reason, CancellationToken cancel) =>
        ChangeInAsync(db, actor, accountId, async (account, name) =>
        {
            var why = Clean(reason);
            if (StandingRules.MayReinstate(name, account.Status, why) is { } problem)
                return problem;
            var linked = await db.UserLogins.AnyAsync(link => link.UserId == accountId, cancel);
            account.Status = linked ? AccountStatus.Active : AccountStatus.Pending;
            await SignInSessions.EndAllAsync(db, account, SessionEnding.Suspended, clock.Now, cancel); // whatever is left of before
            db.Record(Entry(actor, accountId, AuditAction.AccountReinstated, why));
            return null;
        }, cancel);

    /// <summary>Makes somebody administrator, or ends it; never the last one's, nor one's own.</summary>
    public Task<Result<Done>> SetAdministratorAsync(Actor actor, long accountId, bool administrator, CancellationToken cancel = default) =>
        store.WriteAsync(actor, db => SetAdministratorInAsync(db, actor, accountId, administrator, cancel), cancel);

    internal Task<Result<Done>> SetAdministratorInAsync(LmsDbContext db, Actor actor, long accountId, bool administrator, CancellationToken cancel) =>
        ChangeInAsync(db, actor, accountId, async (account, name) =>
        {
            if (account.IsAdministrator == administrator)
                return null;
            if (administrator && account.Status == AccountStatus.Suspended)
                return new Problem(Why.ReinstateFirst, name);
            if (!administrator && StandingRules.MayTakeAdministration(actor.AccountId, accountId, name, await IsLastAsync(db, account, cancel)) is { } problem)
                return problem;
            account.IsAdministrator = administrator;
            db.Record(Entry(actor, accountId, administrator ? AuditAction.AdministratorMade : AuditAction.AdministratorEnded, null));
            return null;
        }, cancel);

    /// <summary>Gives or takes the right to create courses.</summary>
    public Task<Result<Done>> LetCreateCoursesAsync(Actor actor, long accountId, bool allowed, CancellationToken cancel = default) =>
        store.WriteAsync(actor, db => LetCreateCoursesInAsync(db, actor, accountId, allowed, cancel), cancel);

    internal Task<Result<Done>> LetCreateCoursesInAsync(LmsDbContext db, Actor actor, long accountId, bool allowed, CancellationToken cancel) =>
        ChangeInAsync(db, actor, accountId, (account, _) =>
        {
            if (account.MayCreateCourses != allowed)
            {
                account.MayCreateCourses = allowed;
                db.Record(Entry(actor, accountId, allowed ? AuditAction.CourseCreationAllowed : AuditAction.CourseCreationDenied, null));
            }

            return Task.FromResult<Problem?>(null);
        }, cancel);

    /// <summary>Ends every session of somebody: by an administrator, or by themselves.</summary>
    public Task<Result<Done>> SignOutEverywhereAsync(Actor actor, long accountId, CancellationToken cancel = default) =>
        store.WriteAsync<Done>(actor, async db =>
        {
            var entered = await Administrators.OrOneselfAsync(db, actor, accountId, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            await SignInSessions.EndAllAsync(db, entered.Value, SessionEnding.SignedOutEverywhere, clock.Now, cancel);
            db.Record(Entry(actor, accountId, AuditAction.SignedOutEverywhere, null));
            return new Done();
        }, cancel);

    static async Task<Result<Done>> ChangeInAsync(
        LmsDbContext db, Actor actor, long accountId, Func<Account, string, Task<Problem?>> change, CancellationToken cancel)
    {
        var entered = await Administrators.EnterAsync(db, actor, accountId, cancel);
        if (!entered.Succeeded)
            return entered.Problem!;
        var account = entered.Value;
        return await change(account, AccountRules.NameOf(account.DisplayName, account.Email)) is { } problem ? problem : new Done();
    }

    // Somebody who has never been here can't administer yet.
    static async Task<bool> IsLastAsync(LmsDbContext db, Account account, CancellationToken cancel) =>
        account is { IsAdministrator: true, Status: AccountStatus.Active }
        && !await db.Users.AnyAsync(a => a.IsAdministrator && a.Status == AccountStatus.Active && a.Id != account.Id, cancel);

    static string Clean(string reason) => AccountRules.CleanName(reason, StandingRules.ReasonLength + 1);

    AuditEntry Entry(Actor actor, long personId, AuditAction action, string? after) =>
        AuditEntry.Of(actor, personId, action, clock.Now, after: after);
}
