using Lms.Data.Audit;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Courses;

public class CourseServiceTests
{
    [Fact]
    public async Task Whoever_may_create_courses_owns_the_one_they_create()
    {
        await using var school = await Cast.GatherAsync();

        var id = (await school.Courses.CreateAsync(school.Alan, "  MATH-102\t", "Geometry \u202e ", "Spring  2027")).Value;

        var course = (await school.Database.Get<CourseQueries>().CourseAsync(school.Alan, id)).Value;
        Assert.Equal(("MATH-102", "Geometry", "Spring 2027", "Alan Turing", true, PermissionSet.All),
            (course.Code, course.Title, course.Term, course.OwnerName, course.IsOwner, course.Held));
        var entry = (await school.AuditAsync())[^1];
        Assert.Equal((AuditAction.CourseCreated, school.Alan.AccountId, id, "Geometry (MATH-102)"), (entry.Action, entry.ActorId, entry.CourseId, entry.After));
    }

    [Theory]
    [InlineData("MATH-101")]
    [InlineData("math-101")]
    [InlineData("ＭＡＴＨ-101")]
    [InlineData(" Máth-101 ")]
    public async Task A_code_is_used_once_whatever_its_case_and_accents(string code)
    {
        await using var school = await Cast.GatherAsync();
        Assert.Equal(Why.CodeTaken, (await school.Courses.CreateAsync(school.Alan, code, "Algebra II", "")).Problem?.Why);
    }

    [Theory]
    [InlineData("", "Geometry", "", Why.CodeMissing)]
    [InlineData("\u200b", "Geometry", "", Why.CodeMissing)]
    [InlineData("M", " \t", "", Why.TitleMissing)]
    [InlineData("41 characters 41 characters 41 characters", "Geometry", "", Why.TooLong)]
    [InlineData("M", "Geometry", "61 characters 61 characters 61 characters 61 characters 61 ch", Why.TooLong)]
    public async Task A_course_needs_a_code_and_a_title_of_bearable_length(string code, string title, string term, Why why)
    {
        await using var school = await Cast.GatherAsync();
        Assert.Equal(why, (await school.Courses.CreateAsync(school.Alan, code, title, term)).Problem?.Why);
    }

    [Fact]
    public async Task Any_text_is_taken_or_refused_but_never_thrown()
    {
        await using var school = await Cast.GatherAsync();
        foreach (var odd in (string[])["\ud800", "\ufffe", "\0", "<script>", "'; DROP TABLE \"Courses\"; --", new string('x', 100_000), "\u0301"])
            Assert.NotNull(await school.Courses.CreateAsync(school.Alan, odd, odd, odd));
        Assert.True((await school.Database.Get<CourseQueries>().MineAsync(school.Alan)).Succeeded);
    }

    [Fact]
    public async Task The_same_code_twenty_times_at_once_is_one_course()
    {
        await using var school = await Cast.GatherAsync();

        var results = await AtOnce.RunAsync(20, _ => school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", ""));

        Assert.Single(results, result => result.Succeeded);
        Assert.Equal(19, results.Count(result => result.Problem?.Why == Why.CodeTaken));
    }
}
