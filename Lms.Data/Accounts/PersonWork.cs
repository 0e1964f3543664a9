using Lms.Data.Content.Assignments;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

/// <summary>A person's own work and what they got for it, as far as they may see it, and what they made for others, for their data to take away.</summary>
static class PersonWork
{
    internal static readonly IReadOnlyDictionary<PersonReference, PersonDataPart> All = new Dictionary<PersonReference, PersonDataPart>
    {
        [PersonReference.HandedIn] = new("what-you-handed-in", (db, id) =>
            (from work in db.Submissions
             where work.AccountId == id
             join assignment in db.Assignments on work.AssignmentId equals assignment.Id
             join course in db.Courses on assignment.CourseId equals course.Id
             orderby work.Id
             select new
             {
                 Course = course.Title,
                 Assignment = assignment.Title,
                 work.HandedInAt,
                 work.Late,
                 work.Text,
                 Files = work.Files.Select(f => db.Files.Where(file => file.Id == f.FileId).Select(file => new { file.Name, file.Length, file.Sha256 }).First()).ToList(),
             }).AsAsyncEnumerable()),
        [PersonReference.GotGrades] = new("your-grades", (db, id) =>
            (from grade in db.Grades
             where grade.AccountId == id && grade.ReleasedAt != null
             join assignment in db.Assignments on grade.AssignmentId equals assignment.Id
             join course in db.Courses on assignment.CourseId equals course.Id
             join grader in db.Users on grade.GraderId equals grader.Id
             where assignment.State != AssignmentState.Draft
             orderby grade.ReleasedAt
             select new
             {
                 Course = course.Title,
                 Assignment = assignment.Title,
                 grade.Points,
                 OutOf = assignment.Points,
                 grade.Feedback,
                 By = AccountRules.NameOf(grader.DisplayName, grader.Email),
                 grade.ReleasedAt,
             }).AsAsyncEnumerable()),
        [PersonReference.SawAnnouncements] = new("announcements-you-saw", (db, id) =>
            (from seen in db.AnnouncementsSeen
             where seen.AccountId == id
             join course in db.Courses on seen.CourseId equals course.Id
             orderby course.Id
             select new { Course = course.Title, Until = seen.At }).AsAsyncEnumerable()),
        [PersonReference.Announced] = new("announcements-you-wrote", (db, id) =>
            (from announcement in db.Announcements
             where announcement.AuthorId == id
             join course in db.Courses on announcement.CourseId equals course.Id
             orderby announcement.Id
             select new { Course = course.Title, announcement.Title, announcement.Text, announcement.PublishAt, Removed = announcement.RemovedAt }).AsAsyncEnumerable()),
        [PersonReference.MadeMaterials] = new("materials-you-made", (db, id) =>
            (from material in db.Materials
             where material.AuthorId == id
             join section in db.MaterialSections on material.SectionId equals section.Id
             join course in db.Courses on section.CourseId equals course.Id
             orderby material.Id
             select new { Course = course.Title, Section = section.Title, material.Kind, material.Title, material.Text, material.Url, material.ChangedAt }).AsAsyncEnumerable()),
        [PersonReference.Uploaded] = new("files-you-uploaded", (db, id) => db.Files.Where(file => file.UploadedById == id).OrderBy(file => file.Id)
            .Select(file => new { file.Name, file.Length, file.Sha256, file.UploadedAt }).AsAsyncEnumerable()),
        [PersonReference.SetAssignments] = new("assignments-you-set", (db, id) =>
            (from assignment in db.Assignments
             where assignment.AuthorId == id
             join course in db.Courses on assignment.CourseId equals course.Id
             orderby assignment.Id
             select new { Course = course.Title, assignment.Title, assignment.Instructions, assignment.DueAt }).AsAsyncEnumerable()),
        [PersonReference.GaveGrades] = new("grades-you-gave", (db, id) =>
            (from grade in db.Grades
             where grade.GraderId == id
             join assignment in db.Assignments on grade.AssignmentId equals assignment.Id
             join course in db.Courses on assignment.CourseId equals course.Id
             orderby grade.GradedAt
             select new { Course = course.Title, Assignment = assignment.Title, At = grade.GradedAt }).AsAsyncEnumerable()),
    };
}
