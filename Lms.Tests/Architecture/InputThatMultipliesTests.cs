using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Content.Grades;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Lms.Web.Features.Audit;
using Lms.Web.Features.Enrolments;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Architecture;

/// <summary>
/// Whatever stands in an address of a page, or comes from a browser that somebody rebuilt, is answered, and costs no more
/// than what people type.
/// </summary>
public class InputThatMultipliesTests
{
    const int Length = 100_000;

    public static TheoryData<string> Needles() =>
    [
        "a", "%", "_", "\\", "'", "\"", "a ", "* ", "\ufdfa", "\u0301", "\ud800", "\ufffe", "\0", "\U00020BB7 ", "(", "ab -",
    ];

    [Theory]
    [MemberData(nameof(Needles))]
    public async Task A_needle_of_a_hundred_thousand_signs_is_looked_for_like_any_other(string piece)
    {
        await using var school = await GatherAsync();
        var needle = string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var people = new PeopleFilter(needle, null, false, 1);
        var staff = new StaffFilter(needle, default, false, 1);
        var roster = RosterFilter.All with { Search = needle, Section = needle };
        var grades = GradebookFilter.All with { Search = needle };
        Assert.True((await school.Database.Get<CourseQueries>().AllAsync(school.Ada, needle)).Succeeded);
        Assert.True((await school.Database.Get<PeopleQueries>().DirectoryAsync(school.Ada, people)).Succeeded);
        Assert.True((await school.Database.Get<PermissionQueries>().StaffAsync(school.Alan, school.Algebra, staff)).Succeeded);
        Assert.True((await school.Database.Get<EnrolmentQueries>().RosterAsync(school.Alan, school.Algebra, roster)).Succeeded);
        Assert.True((await school.Database.Get<GradebookQueries>().HeadAsync(school.Alan, school.Algebra, grades)).Succeeded);
        Assert.InRange(TextFolding.Words(needle).Sum(word => word.Length), 0, 4_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    [Theory]
    [InlineData("2147483647")]
    [InlineData("2147483648")]
    [InlineData("99999999999999999999")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1e9")]
    [InlineData("")]
    public async Task Any_page_that_is_asked_for_is_one_that_there_is(string page)
    {
        await using var school = await GatherAsync();
        var filter = RosterAddress.Read("", "nobody", null, "-unknown", page);

        var roster = (await school.Database.Get<EnrolmentQueries>().RosterAsync(school.Alan, school.Algebra, filter)).Value;
        var people = (await school.Database.Get<PeopleQueries>().DirectoryAsync(school.Ada, new PeopleFilter("", null, true, filter.Page))).Value;

        Assert.Equal(1, roster.Students.Number);
        Assert.Equal(1, people.People.Number);
    }

    [Theory]
    [InlineData("0001-01-01", "9999-12-31")]
    [InlineData("9999-12-31", "0001-01-01")]
    [InlineData("10000-01-01", "-1")]
    public async Task The_log_is_read_from_any_day_to_any_day(string from, string to)
    {
        await using var school = await GatherAsync();
        var filter = AuditAddress.Read("9223372036854775807", "9223372036854775808", "-1", "nothing", from, to, "0");

        Assert.True((await school.Database.Get<AuditQueries>().LogAsync(school.Ada, filter)).Succeeded);
        Assert.True((await school.Database.Get<AuditQueries>().LinesAsync(school.Ada, filter)).Succeeded);
    }
}
