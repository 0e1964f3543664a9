using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Data.Enrolments;

/// <summary>What lists are asked for before they are carried out.</summary>
public sealed class RosterQueries(LmsStore store, SchoolClock clock, IOptions<SignInOptions> options)
{
    /// <summary>What carrying out the list would do. Nothing is written.</summary>
    public Task<Result<RosterPlan>> CheckAsync(Actor actor, long courseId, IReadOnlyList<RosterRow> rows, CancellationToken cancel = default) =>
        store.ReadAsync<RosterPlan>(async db =>
        {
            var entered = await CourseStaff.EnterAsync(db, clock, actor, courseId, EnrolmentRules.MayManageStudents, cancel);
            return entered.Succeeded ? RosterPlan.Of(rows, await FactsAsync(db, entered.Value, rows, cancel)) : entered.Problem!;
        }, cancel);

    internal async Task<RosterFacts> FactsAsync(LmsDbContext db, CourseStaff staff, IReadOnlyList<RosterRow> rows, CancellationToken cancel)
    {
        var (course, today, settings) = (staff.Course, clock.Today, options.Value);
        IReadOnlyList<string> addresses = [.. rows.Select(row => row.Address?.Normal).OfType<string>().Distinct()];
        var held = await AddressBook.Holders(db, addresses).ToListAsync(cancel);
        IReadOnlyList<long> ids = [.. held.Select(h => h.AccountId).Distinct()];
        var people = await (
            from account in db.Users
            where EF.Parameter(ids).Contains(account.Id)
            join enrolment in db.Enrolments.Where(e => e.CourseId == course.Id) on account.Id equals enrolment.AccountId into enrolments
            from enrolment in enrolments.DefaultIfEmpty()
            select new
            {
                account.Id,
                account.DisplayName,
                account.Email,
                account.Status,
                Enrolment = enrolment,
                IsStaff = db.Memberships.Any(m => m.CourseId == course.Id && m.AccountId == account.Id && (m.Until == null || m.Until >= today)),
            }).AsNoTracking().ToDictionaryAsync(p => p.Id, p => new KnownPerson(p.Id, p.DisplayName, p.Email!, p.Status,
                p.Id == course.OwnerId, p.IsStaff, p.Enrolment is null ? null : EnrolmentState.Of(p.Enrolment)), cancel);
        return new RosterFacts(
            held.ToDictionary(h => h.NormalAddress, h => people[h.AccountId]),
            staff.Actor.IsAdministrator, settings.AllowedDomains, [.. settings.AllowedDomains, .. settings.WorkspaceDomains]);
    }
}
