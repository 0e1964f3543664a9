using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>A request beside what it asks for: the account in the way and what that holds. Times UTC.</summary>
public sealed record SignInRequestView(
    long Id, string Address, string GoogleName, SignInRefusal Reason, DateTime At,
    long AccountId, string Name, string AccountAddress, AccountStatus Status, bool IsAdministrator, DateTime? LastSignInAt, int Teaches, int Attends);

/// <summary>What waits at the door, for administrators.</summary>
public sealed class SignInRequestQueries(LmsStore store)
{
    /// <summary>The most requests shown at once; the oldest first.</summary>
    public const int Limit = 100;

    /// <summary>Requests that nobody has decided.</summary>
    public Task<Result<IReadOnlyList<SignInRequestView>>> WaitingAsync(Actor actor, CancellationToken cancel = default) =>
        store.ReadAsync<IReadOnlyList<SignInRequestView>>(async db =>
        {
            if (!await Administrators.AreAsync(db, actor, cancel))
                return Why.AdministratorsOnly;
            var rows = await (
                from request in db.SignInRequests
                where request.RefusedAt == null
                join account in db.Users on request.AccountId equals account.Id
                orderby request.At, request.Id
                select new
                {
                    request,
                    account.DisplayName,
                    account.Email,
                    account.Status,
                    account.IsAdministrator,
                    account.LastSignInAt,
                    Teaches = db.Courses.Count(c => c.OwnerId == account.Id) + db.Memberships.Count(m => m.AccountId == account.Id),
                    Attends = db.Enrolments.Count(e => e.AccountId == account.Id && e.WithdrawnAt == null),
                }).Take(Limit).ToListAsync(cancel);
            return Result.Of<IReadOnlyList<SignInRequestView>>([.. rows.Select(r => new SignInRequestView(
                r.request.Id, r.request.Address, r.request.GoogleName, r.request.Reason, r.request.At, r.request.AccountId,
                AccountRules.NameOf(r.DisplayName, r.Email), r.Email!, r.Status, r.IsAdministrator, r.LastSignInAt, r.Teaches, r.Attends))]);
        }, cancel);
}
