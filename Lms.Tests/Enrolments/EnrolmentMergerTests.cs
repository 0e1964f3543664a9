using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Enrolments;

/// <summary>Hedy, who never signed in, turns out to be Edsger's second address.</summary>
public class EnrolmentMergerTests
{
    // Hedy is in section 7H with number 1, Edsger in 7E where he has a place.
    [Theory]
    [InlineData("", "enrolled", "enrolled 7H 1")]
    [InlineData("", "withdrawn", "withdrawn 7H 1")]
    [InlineData("enrolled", "", "enrolled 7E")]
    [InlineData("enrolled", "enrolled", "enrolled 7E 1")]
    [InlineData("enrolled", "withdrawn", "enrolled 7E 1")]
    [InlineData("withdrawn", "enrolled", "enrolled 7E 1")]
    [InlineData("withdrawn", "withdrawn", "withdrawn 7E 1")]
    [InlineData("withdrawn", "", "withdrawn 7E")]
    public async Task Enrolled_wins_and_nothing_that_was_known_is_lost(string edsger, string hedy, string merged)
    {
        await using var school = await GatherAsync();
        await PlaceAsync(school, Row("edsger@school.example", "", "7E"), edsger);
        await PlaceAsync(school, Row("hedy@school.example", "", "7H", "1"), hedy);

        await MergeAsync(school);

        var place = (await school.PlaceAsync(school.Edsger.AccountId))!;
        Assert.Equal(merged, $"{(place.IsEnrolled ? "enrolled" : "withdrawn")} {place.Section} {place.StudentNumber}".TrimEnd());
        await using var db = school.Database.Open();
        Assert.Equal(1, await db.Enrolments.CountAsync());
        Assert.Equal(school.Edsger.AccountId, (await school.AccountAsync("hedy@school.example"))!.Id);
    }

    [Fact]
    public async Task A_place_that_comes_back_says_who_gave_it_and_when()
    {
        await using var school = await GatherAsync();
        await PlaceAsync(school, Row("edsger@school.example"), "withdrawn");
        school.Database.Time.Advance(TimeSpan.FromDays(1));
        _ = (await school.Rosters.EnrolAsync(school.Ada, school.Algebra, Rows("hedy@school.example"))).Value;

        await MergeAsync(school);

        Assert.Equal(new EnrolmentState("", "", EnrolmentSource.Staff, school.Ada.AccountId, Now.AddDays(1), null), await school.PlaceAsync(school.Edsger.AccountId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("withdrawn")]
    public async Task Who_teaches_the_course_does_not_become_its_student(string before)
    {
        await using var school = await GatherAsync();
        await PlaceAsync(school, Row("edsger@school.example", "", "7E"), before);
        await PlaceAsync(school, Row("hedy@school.example", "", "7H"), "enrolled");
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [PersonRef.To(school.Edsger.AccountId)], Grader)).Value;

        await MergeAsync(school);

        Assert.False((await school.PlaceAsync(school.Edsger.AccountId))?.IsEnrolled ?? false);
    }

    [Fact]
    public async Task Nor_does_its_owner()
    {
        await using var school = await GatherAsync();
        await PlaceAsync(school, Row("hedy@school.example"), "enrolled");
        await school.HandOverAsync(school.Edsger);

        await MergeAsync(school);

        Assert.Null(await school.PlaceAsync(school.Edsger.AccountId));
    }

    [Fact]
    public async Task Who_taught_the_course_once_does()
    {
        await using var school = await GatherAsync();
        var edsger = PersonRef.To(school.Edsger.AccountId);
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [edsger], Grader)).Value;
        _ = (await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [edsger], new(2026, 11, 25))).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(1));
        await PlaceAsync(school, Row("hedy@school.example"), "enrolled");

        await MergeAsync(school);

        Assert.True((await school.PlaceAsync(school.Edsger.AccountId))!.IsEnrolled);
    }

    [Fact]
    public async Task Each_course_is_merged_by_itself()
    {
        await using var school = await GatherAsync();
        var geometry = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;
        await PlaceAsync(school, Row("edsger@school.example", "", "7E"), "enrolled");
        _ = (await school.Rosters.EnrolAsync(school.Alan, geometry, [Row("hedy@school.example", "", "7H")])).Value;

        await MergeAsync(school);

        Assert.Equal("7E", (await school.PlaceAsync(school.Edsger.AccountId))!.Section);
        Assert.Equal("7H", (await school.PlaceAsync(school.Edsger.AccountId, geometry))!.Section);
    }

    static async Task MergeAsync(Cast school)
    {
        var outcome = (await school.SignIn.SignInAsync(Google("hedy@school.example", "sub-edsger@school.example"))).Value;
        Assert.Equal(school.Edsger.AccountId, outcome.AccountId);
        Assert.Empty(await ErrorsAsync(school));
    }

    static async Task<List<string>> ErrorsAsync(Cast school)
    {
        await using var db = school.Database.Open();
        return await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync();
    }

    static async Task PlaceAsync(Cast school, RosterRow row, string place)
    {
        if (place.Length == 0)
            return;
        var id = (await school.EnrolRowsAsync(row)).Change.Steps[0].AccountId;
        if (place == "withdrawn")
            _ = (await school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, [id])).Value;
    }
}
