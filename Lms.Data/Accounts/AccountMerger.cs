using System.Globalization;
using Lms.Data.Content;
using Lms.Data.Content.Announcements;
using Lms.Data.Content.Grades;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lms.Data.Accounts;

/// <summary>
/// Makes one account of two. Plain references are found in the model itself, so that a new one can't be forgotten;
/// those that are part of a key need a rule of their own and are listed in <see cref="WithOwnRule"/>.
/// </summary>
static class AccountMerger
{
    internal static readonly IReadOnlySet<(Type Entity, string Property)> WithOwnRule = new HashSet<(Type, string)>
    {
        (typeof(StaffMembership), nameof(StaffMembership.AccountId)),
        (typeof(PermissionOverride), nameof(PermissionOverride.AccountId)),
        (typeof(Enrolment), nameof(Enrolment.AccountId)),
        (typeof(SignInRequest), nameof(SignInRequest.AccountId)),
        (typeof(AnnouncementsSeen), nameof(AnnouncementsSeen.AccountId)),
        (typeof(Grade), nameof(Grade.AccountId)),
    };

    /// <summary>
    /// Moves everything that refers to <paramref name="from"/> and deletes it; its address becomes a further one of the other's, if
    /// it is to be kept. Inside the caller's transaction.
    /// </summary>
    internal static async Task MergeAsync(LmsDbContext db, Account from, Account into, bool keepAddress, DateTime now, DateOnly today, CancellationToken cancel)
    {
        if (from.Status != AccountStatus.Pending)
            throw new InvalidOperationException("Only a pending account can become part of another.");

        await SignInSessions.EndAllAsync(db, from, SessionEnding.AccountMerged, now, cancel);
        await MembershipMerger.MergeAsync(db, from.Id, into.Id, today, cancel);
        await db.SaveChangesAsync(cancel);
        await EnrolmentMerger.MergeAsync(db, from.Id, into.Id, today, cancel);
        await ContentMerger.MergeAsync(db, from.Id, into.Id, cancel);
        await MoveRequestsAsync(db, from.Id, into.Id, cancel);
        if (from.SourcedId is not null && into.SourcedId is null)
        {
            var sourcedId = from.SourcedId;
            from.SourcedId = null;
            await db.SaveChangesAsync(cancel); // unique: given up before it is taken
            into.SourcedId = sourcedId;
        }

        into.Aliases.AddRange(from.Aliases);
        from.Aliases.Clear();
        into.IsAdministrator |= from.IsAdministrator;
        into.MayCreateCourses |= from.MayCreateCourses;
        if (into.CreatedById == from.Id)
            into.CreatedById = null;
        await db.SaveChangesAsync(cancel);

        foreach (var (reference, inKey) in PersonReferences.In(db.Model))
        {
            if (!inKey)
                await RepointAsync(db, reference, from.Id, into.Id, cancel);
        }

        await db.Users.Where(a => a.Id == from.Id).ExecuteDeleteAsync(cancel);
        db.Entry(from).State = EntityState.Detached;
        if (keepAddress && !EmailAddress.IsGivenUp(from.Email!))
            into.Aliases.Add(AccountRules.NewAlias(EmailAddress.Kept(from.Email!), into.Id, now));
        AccountRules.Describe(into, into.DisplayName, EmailAddress.Kept(into.Email!));
    }

    static async Task RepointAsync(LmsDbContext db, IForeignKey reference, long from, long into, CancellationToken cancel)
    {
        var (table, column) = PersonReferences.ColumnOf(reference);
        var sql = string.Create(CultureInfo.InvariantCulture, $"UPDATE \"{table}\" SET \"{column}\" = {{0}} WHERE \"{column}\" = {{1}}");
        await db.Database.ExecuteSqlRawAsync(sql, [into, from], cancel);
    }

    static async Task MoveRequestsAsync(LmsDbContext db, long from, long into, CancellationToken cancel)
    {
        var asked = await db.SignInRequests.Where(r => r.AccountId == into).Select(r => r.Sub).ToListAsync(cancel);
        await db.SignInRequests.Where(r => r.AccountId == from && asked.Contains(r.Sub)).ExecuteDeleteAsync(cancel);
        await db.SignInRequests.Where(r => r.AccountId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.AccountId, into), cancel);
    }
}
