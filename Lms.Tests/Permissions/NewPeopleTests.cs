using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

/// <summary>Who may be named, and how many of them.</summary>
public class NewPeopleTests
{
    [Fact]
    public async Task Staff_name_people_of_the_school_and_administrators_anyone()
    {
        await using var school = await GatherAsync();
        var elsewhere = Named("hedy@elsewhere.example");

        var refused = await school.Permissions.SwitchAsync(school.Alan, school.Algebra, elsewhere, EditCourse, true);
        Assert.Equal(Why.DomainNotAllowed, refused.Problem?.Why);
        Assert.Equal(["elsewhere.example", "school.example"], refused.Problem?.Values);
        Assert.Null(await school.AccountAsync("hedy@elsewhere.example"));

        Assert.True((await school.Permissions.SwitchAsync(school.Ada, school.Algebra, elsewhere, EditCourse, true)).Succeeded);
        Assert.True((await school.Permissions.SwitchAsync(school.Alan, school.Algebra, elsewhere, EditCourse, false)).Succeeded);
    }

    [Theory]
    [InlineData("hedy@evilschool.example")]
    [InlineData("hedy@students.school.example")]
    [InlineData("hedy@schооl.example")]
    public async Task A_domain_that_only_looks_like_the_schools_is_not_the_schools(string address)
    {
        await using var school = await GatherAsync();
        Assert.Equal(Why.DomainNotAllowed, (await school.Permissions.SwitchAsync(
            school.Alan, school.Algebra, Named(address), EditCourse, true)).Problem?.Why);
    }

    [Fact]
    public async Task A_school_without_domains_lets_staff_name_anyone()
    {
        await using var school = await GatherAsync(options => options.AllowedDomains = []);
        Assert.True((await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Named("hedy@elsewhere.example"), EditCourse, true)).Succeeded);
    }

    [Fact]
    public async Task Only_so_many_new_people_are_named_within_an_hour()
    {
        await using var school = await GatherAsync(options => options.NewPeoplePerHour = 3);
        school.Database.Time.Advance(TimeSpan.FromHours(2));
        Task<Result<StaffChange>> GiveAsync(params string[] names) => school.Permissions.GiveRoleAsync(
            school.Alan, school.Algebra, [.. names.Select(n => Named($"{n}@school.example"))], Grader);

        Assert.True((await GiveAsync("a1", "a2")).Succeeded);
        Assert.Equal(Why.TooManyNewPeople, (await GiveAsync("a3", "a4")).Problem?.Why);
        Assert.Null(await school.AccountAsync("a3@school.example"));
        Assert.True((await GiveAsync("a1", "a3", "grace", "edsger")).Succeeded);
        Assert.Equal([3], (await GiveAsync("a4")).Problem?.Values);

        school.Database.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.True((await GiveAsync("a4", "a5", "a6")).Succeeded);
    }
}
