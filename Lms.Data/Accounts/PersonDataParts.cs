using System.Text.Json.Nodes;
using Lms.Data.Audit;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>One file of what is kept about a person: its name, and its rows one after the other.</summary>
sealed record PersonDataPart(string Name, Func<LmsDbContext, long, IAsyncEnumerable<object>> Rows);

/// <summary>
/// What is kept about a person, a file for each kind of reference: a new kind fails a test until it has one. Whoever gave the person something
/// is named, as their own pages name them; those to whom the person did something are not, for that is the others' data.
/// </summary>
static class PersonDataParts
{
    internal static readonly PersonDataPart Account = new("account", (db, id) =>
        (from account in db.Users
         where account.Id == id
         join namer in db.Users on account.CreatedById equals namer.Id into namers
         from namer in namers.DefaultIfEmpty()
         select new
         {
             Name = account.DisplayName,
             Address = EmailAddress.IsGivenUp(account.Email!) ? null : account.Email,
             account.Status,
             account.IsAdministrator,
             account.MayCreateCourses,
             HereSince = account.CreatedAt,
             NamedBy = namer == null ? null : AccountRules.NameOf(namer.DisplayName, namer.Email),
             FirstSignIn = account.FirstSignInAt,
             LastSignIn = account.LastSignInAt,
             PictureAtGoogle = account.PictureUrl,
             IdAtTheSchoolOffice = account.SourcedId,
         }).AsAsyncEnumerable());

    static readonly Dictionary<PersonReference, PersonDataPart> theirs = new()
    {
        [PersonReference.Link] = new("google-identities", (db, id) => db.UserLogins.Where(link => link.UserId == id)
            .Select(link => new { Provider = link.LoginProvider, Id = link.ProviderKey }).AsAsyncEnumerable()),
        [PersonReference.Aliases] = new("further-addresses", (db, id) =>
            (from alias in db.Aliases
             where alias.AccountId == id
             join adder in db.Users on alias.AddedById equals adder.Id
             orderby alias.NormalAddress
             select new { alias.Address, By = AccountRules.NameOf(adder.DisplayName, adder.Email), At = alias.AddedAt }).AsAsyncEnumerable()),
        [PersonReference.Invited] = new("mails-to-you", (db, id) =>
            (from mail in db.Invitations
             where mail.AccountId == id
             join asker in db.Users on mail.ById equals asker.Id
             orderby mail.Id
             select new { mail.Kind, By = AccountRules.NameOf(asker.DisplayName, asker.Email), mail.AskedAt, mail.SentAt, mail.GivenUpAt }).AsAsyncEnumerable()),

        // Who asked may be somebody else: only that it was asked is the person's.
        [PersonReference.SignInRequest] = new("sign-in-requests", (db, id) => db.SignInRequests.Where(request => request.AccountId == id).OrderBy(request => request.Id)
            .Select(request => new { request.At, request.Reason, Refused = request.RefusedAt }).AsAsyncEnumerable()),
        [PersonReference.SignedIn] = new("sign-ins", (db, id) => db.Sessions.Where(s => s.AccountId == id).OrderBy(s => s.Id)
            .Select(s => new { s.Browser, s.System, s.BeganAt, s.LastSeenAt, s.EndedAt, s.Ending }).AsAsyncEnumerable()),
        [PersonReference.Owns] = new("courses-you-own", (db, id) => db.Courses.Where(c => c.OwnerId == id).OrderBy(c => c.Id)
            .Select(c => new { Course = c.Title, c.Code, c.Term, c.CreatedAt, c.ArchivedAt }).AsAsyncEnumerable()),
        [PersonReference.Staff] = new("courses-you-teach", (db, id) =>
            (from place in db.Memberships
             where place.AccountId == id
             join course in db.Courses on place.CourseId equals course.Id
             join role in db.Roles on place.RoleId equals role.Id
             join adder in db.Users on place.AddedById equals adder.Id
             join giver in db.Users on place.RoleGivenById equals giver.Id
             orderby course.Id
             select new
             {
                 Course = course.Title,
                 course.Code,
                 Role = role.Name,
                 place.Until,
                 FromTheSchoolOffice = place.FromOneRoster,
                 AddedBy = AccountRules.NameOf(adder.DisplayName, adder.Email),
                 place.AddedAt,
                 RoleGivenBy = AccountRules.NameOf(giver.DisplayName, giver.Email),
                 place.RoleGivenAt,
             }).AsAsyncEnumerable()),
        [PersonReference.Switches] = new("permissions-set-for-you", (db, id) =>
            (from row in db.Overrides
             where row.AccountId == id
             join course in db.Courses on row.CourseId equals course.Id
             join setter in db.Users on row.ById equals setter.Id
             orderby course.Id, row.Permission
             select new { Course = course.Title, course.Code, row.Permission, row.Allowed, By = AccountRules.NameOf(setter.DisplayName, setter.Email), row.At }).AsAsyncEnumerable()),
        [PersonReference.Attends] = new("courses-you-attend", (db, id) =>
            (from place in db.Enrolments
             where place.AccountId == id
             join course in db.Courses on place.CourseId equals course.Id
             join giver in db.Users on place.ById equals giver.Id
             orderby course.Id
             select new
             {
                 Course = course.Title,
                 course.Code,
                 place.Section,
                 place.StudentNumber,
                 place.Source,
                 By = AccountRules.NameOf(giver.DisplayName, giver.Email),
                 place.At,
                 Withdrawn = place.WithdrawnAt,
             }).AsAsyncEnumerable()),
        [PersonReference.Concerned] = new("what-was-done-to-you", (db, id) =>
            (from entry in db.Audit
             where entry.PersonId == id
             join at in db.Courses on entry.CourseId equals at.Id into courses
             from course in courses.DefaultIfEmpty()
             orderby entry.Id
             select new
             {
                 entry.At,
                 entry.Action,
                 Course = course.Title,
                 entry.Permission,
                 ByYourself = entry.ActorId == id,
                 Before = Stated(entry.Action, entry.Before),
                 After = Stated(entry.Action, entry.After),
             }).AsAsyncEnumerable()),
    };

    /// <summary>Everything: what is theirs, and what they did.</summary>
    internal static IReadOnlyDictionary<PersonReference, PersonDataPart> All { get; } = theirs.Concat(PersonDeeds.All).Concat(PersonWork.All).ToDictionary();

    // States are kept as JSON, other things as plain text. A reason, or an address that was asked for, may tell of somebody else.
    // Points may not be released yet: those that are stand among the grades.
    static object? Stated(AuditAction action, string? written)
    {
        if (AuditText.Grades.Contains(action))
            return null;
        if (!AuditText.Harmless.Contains(action) && !AuditText.Had.Contains(action) && !AuditUndoRules.Places.Contains(action))
            return null;
        return written is ['{', ..] && AuditText.Read<JsonObject>(written) is { } state ? state : written;
    }
}
