using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>What a person did to others, for their data to take away: that it was done, where and when; not to whom.</summary>
static class PersonDeeds
{
    internal static readonly IReadOnlyDictionary<PersonReference, PersonDataPart> All = new Dictionary<PersonReference, PersonDataPart>
    {
        [PersonReference.Vouched] = new("further-addresses-you-vouched-for", (db, id) => db.Aliases.Where(alias => alias.AddedById == id).OrderBy(alias => alias.AddedAt)
            .Select(alias => new { At = alias.AddedAt }).AsAsyncEnumerable()),
        [PersonReference.AskedToInvite] = new("mails-you-asked-for", (db, id) => db.Invitations.Where(mail => mail.ById == id).OrderBy(mail => mail.Id)
            .Select(mail => new { mail.Kind, mail.AskedAt, mail.SentAt }).AsAsyncEnumerable()),
        [PersonReference.Named] = new("people-you-named", (db, id) => db.Users.Where(a => a.CreatedById == id).OrderBy(a => a.CreatedAt)
            .Select(a => new { At = a.CreatedAt }).AsAsyncEnumerable()),
        [PersonReference.AddedStaff] = new("staff-you-added", (db, id) =>
            (from place in db.Memberships
             where place.AddedById == id
             join course in db.Courses on place.CourseId equals course.Id
             orderby place.AddedAt
             select new { Course = course.Title, course.Code, At = place.AddedAt }).AsAsyncEnumerable()),
        [PersonReference.GaveRoles] = new("roles-you-gave", (db, id) =>
            (from place in db.Memberships
             where place.RoleGivenById == id
             join course in db.Courses on place.CourseId equals course.Id
             join role in db.Roles on place.RoleId equals role.Id
             orderby place.RoleGivenAt
             select new { Course = course.Title, course.Code, Role = role.Name, At = place.RoleGivenAt }).AsAsyncEnumerable()),
        [PersonReference.Switched] = new("permissions-you-set", (db, id) =>
            (from row in db.Overrides
             where row.ById == id
             join course in db.Courses on row.CourseId equals course.Id
             orderby row.At
             select new { Course = course.Title, course.Code, row.Permission, row.Allowed, row.At }).AsAsyncEnumerable()),
        [PersonReference.Enrolled] = new("students-you-enrolled-or-withdrew", (db, id) =>
            (from place in db.Enrolments
             where place.ById == id
             join course in db.Courses on place.CourseId equals course.Id
             orderby place.At
             select new { Course = course.Title, course.Code, place.At, Withdrawn = place.WithdrawnAt }).AsAsyncEnumerable()),
        [PersonReference.Did] = new("what-you-did", (db, id) =>
            (from entry in db.Audit
             where entry.ActorId == id
             join at in db.Courses on entry.CourseId equals at.Id into courses
             from course in courses.DefaultIfEmpty()
             orderby entry.Id
             select new { entry.At, entry.Action, Course = course.Title, entry.Permission, ToYourself = entry.PersonId == id }).AsAsyncEnumerable()),
    };
}
