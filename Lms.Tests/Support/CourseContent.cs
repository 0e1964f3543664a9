using Lms.Data.Content.Announcements;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Grades;
using Lms.Data.Content.Materials;
using Lms.Data.Content.Submissions;

namespace Lms.Tests.Support;

/// <summary>What a course holds, as if it had been there for long, without a trace in the log.</summary>
static class CourseContent
{
    /// <summary>One of everything in Algebra I: made and graded by the one, read and handed in by the other. The assignment's id.</summary>
    public static async Task<long> HoldsEverythingAsync(this Cast school, long teacher, long student)
    {
        var now = TestDatabase.Start.UtcDateTime;
        await using var db = school.Database.Open();
        var section = new MaterialSection { CourseId = school.Algebra, Title = "Week 1" };
        var assignment = new Assignment
        {
            CourseId = school.Algebra,
            Title = "Essay",
            Points = 10,
            HandIn = HandIn.Text | HandIn.Files,
            Late = LateRule.Accepted,
            State = AssignmentState.Published,
            AuthorId = teacher,
            ChangedAt = now,
        };
        var handout = File("Handout.pdf", teacher);
        var essay = File("Essay.pdf", student);
        db.AddRange(section, assignment, handout, essay,
            new Announcement { CourseId = school.Algebra, AuthorId = teacher, Title = "Welcome", PublishAt = now },
            new AnnouncementsSeen { CourseId = school.Algebra, AccountId = student, At = now });
        await db.SaveChangesAsync();
        db.AddRange(
            new Material { SectionId = section.Id, Kind = MaterialKind.File, Title = "Handout", FileId = handout.Id, AuthorId = teacher, PublishedAt = now, ChangedAt = now },
            new Submission { AssignmentId = assignment.Id, AccountId = student, HandedInAt = now, Text = "Words", Files = [new() { FileId = essay.Id }] },
            new Grade { AssignmentId = assignment.Id, AccountId = student, Points = 7.5m, Feedback = "Well done", GraderId = teacher, GradedAt = now, ReleasedAt = now });
        await db.SaveChangesAsync();
        return assignment.Id;

        StoredFile File(string name, long by) => new()
        {
            Key = Guid.NewGuid().ToString("N"),
            Name = name,
            ContentType = "application/pdf",
            Length = 3,
            Sha256 = new string('0', 64),
            UploadedById = by,
            UploadedAt = now,
        };
    }
}
