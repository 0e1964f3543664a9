using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Mail;

/// <summary>What is known of people before they are written to, however many.</summary>
static class Invitees
{
    /// <summary><paramref name="before"/>: of what waits, only the invitations with a smaller id count.</summary>
    internal static async Task<Dictionary<long, Invitee>> OfAsync(
        LmsDbContext db, SchoolClock clock, long? courseId, IReadOnlyCollection<long> ids, CancellationToken cancel, long before = long.MaxValue)
    {
        var today = clock.Today;
        var people = await db.Users.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id)).Select(a => new
        {
            a.Id,
            a.DisplayName,
            a.Email,
            a.Status,
            IsStaff = db.Courses.Any(c => c.Id == courseId && c.OwnerId == a.Id)
                || db.Memberships.Any(m => m.CourseId == courseId && m.AccountId == a.Id && (m.Until == null || m.Until >= today)),
            IsStudent = db.Enrolments.Any(e => e.CourseId == courseId && e.AccountId == a.Id && e.WithdrawnAt == null),
            Waits = db.Invitations.Any(i => i.AccountId == a.Id && i.DueAt != null && i.Id < before),
            WrittenAt = db.Invitations.Where(i => i.AccountId == a.Id).Max(i => i.SentAt),
        }).ToListAsync(cancel);
        return people.ToDictionary(p => p.Id, p => new Invitee(
            p.Id, AccountRules.NameOf(p.DisplayName, p.Email), p.Status, !EmailAddress.IsGivenUp(p.Email!), p.IsStaff, p.IsStudent, p.Waits,
            p.WrittenAt is { } at ? clock.AtSchool(at) : null));
    }
}
