using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Data.Enrolments;

/// <summary>What a join link leads to, for whoever follows it; joining is a second step.</summary>
public sealed record JoinInvitation(long CourseId, string Code, string Title, string OwnerName, bool IsEnrolled, Problem? Problem)
{
    /// <summary>Whether students can't open the course yet; joining is possible all the same.</summary>
    public bool Hidden { get; init; }
}

/// <summary>What join links are asked for.</summary>
public sealed class JoinQueries(LmsStore store, SchoolClock clock, IOptions<SignInOptions> options)
{
    /// <summary>The secret in the link; null while it is off.</summary>
    public Task<Result<string?>> CodeAsync(Actor actor, long courseId, CancellationToken cancel = default) =>
        store.ReadAsync(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, EnrolmentRules.MayManageStudents, cancel);
            return entered.Succeeded ? Result.Of(entered.Value.Course.JoinCode) : entered.Problem!;
        }, cancel);

    /// <summary>What the link leads to and whether one may join.</summary>
    public Task<Result<JoinInvitation>> InvitationAsync(Actor actor, string code, CancellationToken cancel = default) =>
        store.ReadAsync<JoinInvitation>(async db =>
        {
            var found = await FindAsync(db, actor, code, cancel);
            if (!found.Succeeded)
                return found.Problem!;
            var (staff, _, problem) = found.Value;
            return new JoinInvitation(staff.Course.Id, staff.Course.Code, staff.Course.Title, staff.Standing.OwnerName, staff.Actor.IsStudent, problem)
            {
                Hidden = staff.Standing.Hidden,
            };
        }, cancel);

    internal async Task<Result<(CourseStaff Staff, EnrolmentState? Place, Problem? Problem)>> FindAsync(
        LmsDbContext db, Actor actor, string code, CancellationToken cancel)
    {
        var courseId = await db.Courses.Where(c => c.JoinCode == code).Select(c => (long?)c.Id).FirstOrDefaultAsync(cancel);
        if (courseId is null)
            return Why.JoinLinkGone;
        var loaded = await CourseStaff.LoadAsync(db, clock, actor, courseId.Value, cancel);
        if (!loaded.Succeeded)
            return loaded.Problem!;
        var staff = loaded.Value;
        var address = await db.Users.Where(a => a.Id == actor.AccountId).Select(a => a.Email!).FirstAsync(cancel);
        var place = (await EnrolmentWriter.StatesAsync(db, courseId.Value, [actor.AccountId], cancel)).GetValueOrDefault(actor.AccountId);
        return (staff, place, EnrolmentRules.MayJoin(
            staff.Actor, staff.Standing, place, EmailAddress.IsGivenUp(address) ? null : EmailAddress.Kept(address).Domain, options.Value.AllowedDomains));
    }
}
