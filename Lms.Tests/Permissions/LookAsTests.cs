using Lms.Data.Content.Grades;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

public class LookAsTests
{
    [Fact]
    public async Task Alan_sees_Algebra_as_a_role_as_a_student_and_as_somebody_pending_will()
    {
        await using var school = await GatherAsync();

        Assert.Equal([ViewStudents, ViewSubmissions, GradeSubmissions], (await CourseAsync(school, school.Alan, role: Grader)).Value.Held);
        var pending = (await CourseAsync(school, school.Alan, school.Katherine)).Value;
        Assert.Equal((true, false), (pending.IsStaff, pending.IsOwner));
        Assert.Equal([ViewStudents, ViewSubmissions, GradeSubmissions], pending.Held);
        var student = (await CourseAsync(school, school.Alan)).Value;
        Assert.Equal((true, false, 0), (student.IsStudent, student.IsStaff, student.Held.Count));
    }

    [Fact]
    public async Task Nobody_sees_more_through_others_than_they_may_themselves()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();

        var held = (await CourseAsync(school, emmy, school.Alan.AccountId)).Value.Held;

        Assert.Equal((await CourseAsync(school, emmy, own: true)).Value.Held, held);
        Assert.False(held.Has(EditCourse));
    }

    [Fact]
    public async Task A_students_own_grades_are_only_for_who_may_see_everybodys()
    {
        await using var school = await GatherAsync();
        var ids = await school.EnrolAsync("edsger@school.example");
        await school.GradeAsync(await school.SetAsync("Essay"), ids[0], 9);
        var manager = await school.StaffAsync("manager@school.example", Custom, ManageStaff);

        var refused = await GradesAsync(school, manager, ids[0]);
        Assert.Equal((Why.NotHeldByYou, ViewGradebook), (refused.Problem!.Why, refused.Problem.Values[0]));
        Assert.Equal([9m], (await GradesAsync(school, school.Alan, ids[0])).Value.Grades.Select(g => g.Cell.Points));
    }

    [Fact]
    public async Task It_is_for_who_manages_staff_there_on_an_archived_course_too()
    {
        await using var school = await GatherAsync();
        var edsger = await school.EnrolAsync("edsger@school.example");
        await school.ArchiveAsync(school.Algebra);

        Assert.Equal(Why.NeedsManageStaff, (await CourseAsync(school, school.Grace, role: CoTeacher)).Problem?.Why);
        Assert.Equal(Why.ForStaff, (await CourseAsync(school, school.Edsger, school.Alan.AccountId)).Problem?.Why);
        Assert.Equal(Why.ActorSuspended, (await CourseAsync(school, Nobody, edsger[0])).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await CourseAsync(school, school.Alan, 4711)).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await CourseAsync(school, school.Alan, role: 4711)).Problem?.Why);
        Assert.True((await CourseAsync(school, school.Alan, edsger[0])).Value.IsStudent);
    }

    [Fact]
    public async Task Who_is_not_on_the_course_would_see_what_it_says_to_strangers()
    {
        await using var school = await GatherAsync();
        Assert.Equal(Why.CourseNotFound, (await CourseAsync(school, school.Alan, school.Edsger.AccountId)).Problem?.Why);
    }

    [Fact]
    public async Task Other_courses_are_seen_with_ones_own_eyes()
    {
        await using var school = await GatherAsync();
        var geometry = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;

        var looking = school.Alan with { Eyes = new(school.Algebra, null, null) };

        Assert.True((await school.Database.Get<CourseQueries>().CourseAsync(looking, geometry)).Value.IsOwner);
    }

    static Task<Result<CourseView>> CourseAsync(Cast school, Actor actor, long? person = null, long? role = null, bool own = false) =>
        school.Database.Get<CourseQueries>().CourseAsync(actor with { Eyes = own ? null : new(school.Algebra, person, role) }, school.Algebra);

    static Task<Result<OwnGrades>> GradesAsync(Cast school, Actor actor, long student) =>
        school.Database.Get<OwnGradeQueries>().OwnAsync(actor with { Eyes = new(school.Algebra, student, null) }, school.Algebra);
}
