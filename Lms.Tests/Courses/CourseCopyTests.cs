using Lms.Data.Content.Assignments;
using Lms.Data.Content.Materials;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Courses;

public class CourseCopyTests
{
    static readonly DateTime start = TestDatabase.Start.UtcDateTime;

    [Fact]
    public async Task A_copy_has_description_staff_materials_and_drafts_of_assignments_and_no_students_or_announcements()
    {
        await using var school = await GatherAsync();
        await school.SetAsync(settings => settings with { Description = "Numbers", StartsOn = new(2026, 9, 1) });
        await school.EnrolAsync("edsger@school.example");
        await school.PostAsync();
        await FillAsync(school);
        school.Database.Time.Advance(TimeSpan.FromDays(1));

        var copy = (await CopyAsync(school, school.Alan)).Value;

        Assert.Equal((2, 0), (copy.Staff, copy.LeftOut.Count));
        var settings = await school.SettingsAsync(copy.CourseId);
        Assert.Equal(new CourseSettings("Algebra again", "Numbers", "Spring 2027", null, null), settings);
        Assert.True((await school.Database.Get<CourseQueries>().CourseAsync(school.Alan, copy.CourseId)).Value.Hidden);
        Assert.Equal(await school.GrantsAsync(school.Katherine), await school.GrantsAsync(school.Katherine, copy.CourseId));
        await using var db = school.Database.Open();
        Assert.False(await db.Enrolments.AnyAsync(e => e.CourseId == copy.CourseId) || await db.Announcements.AnyAsync(a => a.CourseId == copy.CourseId));
        Assert.Equal(["Week 1", "Week 2"], await db.MaterialSections.Where(s => s.CourseId == copy.CourseId).OrderBy(s => s.Position).Select(s => s.Title).ToListAsync());
        var materials = await (from section in db.MaterialSections
                               where section.CourseId == copy.CourseId
                               join material in db.Materials on section.Id equals material.SectionId
                               orderby section.Position, material.Position
                               select new { Section = section.Title, material.Title, material.Url, material.PublishedAt }).ToListAsync();
        Assert.Equal([("Week 1", "Read this", "", start.AddDays(1)), ("Week 2", "Look there", "https://example.org/", null)],
            materials.Select(m => (m.Section, m.Title, m.Url ?? "", m.PublishedAt)));
        var assignment = await db.Assignments.SingleAsync(a => a.CourseId == copy.CourseId);
        Assert.Equal(("Sheet 1", "Do it", 12.5m, null, AssignmentState.Draft, HandIn.Text | HandIn.Files, LateRule.Refused),
            (assignment.Title, assignment.Instructions, assignment.Points, assignment.DueAt, assignment.State, assignment.HandIn, assignment.Late));
    }

    [Fact]
    public async Task An_archived_course_is_copied_too_and_the_copy_is_not_archived()
    {
        await using var school = await GatherAsync();
        await school.ArchiveAsync(school.Algebra);
        var copy = (await CopyAsync(school, school.Alan)).Value;
        Assert.False((await school.Database.Get<CourseQueries>().CourseAsync(school.Alan, copy.CourseId)).Value.Archived);
    }

    [Fact]
    public async Task It_takes_the_right_to_create_courses_and_the_permissions_for_all_that_is_copied()
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();
        Assert.Equal(Why.NeedsPermission, (await CopyAsync(school, school.Grace)).Problem?.Why);
        Assert.Equal(Why.CodeTaken, (await CopyAsync(school, school.Alan, "math-101")).Problem?.Why);
        Assert.Equal(Why.CodeMissing, (await CopyAsync(school, school.Alan, "")).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());

        var barbara = await school.StaffAsync("barbara@school.example", Custom, Permission.EditCourse);
        Assert.Equal(Why.NeedsManageStaff, (await CopyAsync(school, barbara)).Problem?.Why);
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Data.Accounts.PersonRef.To(barbara.AccountId), Permission.ManageStaff, true)).Value;
        foreach (var permission in (Permission[])[Permission.ManageMaterials, Permission.ManageAssignments])
        {
            Assert.Equal(permission, (await CopyAsync(school, barbara)).Problem?.Values[0]); // who owns the copy would see the drafts
            _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Data.Accounts.PersonRef.To(barbara.AccountId), permission, true)).Value;
        }

        Assert.Equal(Why.MayNotCreateCourses, (await CopyAsync(school, barbara)).Problem?.Why);
        _ = (await school.Standings.LetCreateCoursesAsync(school.Ada, barbara.AccountId, true)).Value;
        Assert.True((await school.Database.Get<CourseQueries>().CourseAsync(barbara, (await CopyAsync(school, barbara)).Value.CourseId)).Value.IsOwner);
    }

    [Fact]
    public async Task Who_is_suspended_is_left_out_and_named()
    {
        await using var school = await GatherAsync();
        await school.SuspendAsync(school.Grace);
        var copy = (await CopyAsync(school, school.Alan)).Value;
        Assert.Equal((1, Why.PersonSuspended), (copy.Staff, Assert.Single(copy.LeftOut).Why));
    }

    static Task<Result<CourseCopy>> CopyAsync(Cast school, Actor actor, string code = "MATH-102") =>
        school.Database.Get<CourseCopyService>().CopyAsync(actor, school.Algebra, code, "Algebra again", "Spring 2027");

    static async Task FillAsync(Cast school)
    {
        await using var db = school.Database.Open();
        List<MaterialSection> sections =
            [new() { CourseId = school.Algebra, Title = "Week 1", Position = 0 }, new() { CourseId = school.Algebra, Title = "Week 2", Position = 1 }];
        db.MaterialSections.AddRange(sections);
        await db.SaveChangesAsync();
        var alan = school.Alan.AccountId;
        db.Materials.Add(new() { SectionId = sections[0].Id, Kind = MaterialKind.Page, Title = "Read this", Text = "# So", PublishedAt = start, AuthorId = alan, ChangedAt = start });
        db.Materials.Add(new() { SectionId = sections[1].Id, Kind = MaterialKind.Link, Title = "Look there", Url = "https://example.org/", AuthorId = alan, ChangedAt = start });
        db.Assignments.Add(new()
        {
            CourseId = school.Algebra,
            Title = "Sheet 1",
            Instructions = "Do it",
            Points = 12.5m,
            DueAt = start.AddDays(7),
            Late = LateRule.Refused,
            HandIn = HandIn.Text | HandIn.Files,
            State = AssignmentState.Published,
            AuthorId = alan,
            ChangedAt = start,
        });
        await db.SaveChangesAsync();
    }
}
