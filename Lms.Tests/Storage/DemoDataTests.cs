using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Data.Permissions.Permission;

namespace Lms.Tests.Storage;

public sealed class DemoDataTests : IAsyncLifetime
{
    TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await database.Get<DemoData>().EnsureAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        var before = await database.DumpAsync();

        await database.Get<DemoData>().EnsureAsync();

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task A_demo_that_was_left_half_made_is_finished_at_the_next_start()
    {
        await using (var db = database.Open())
        {
            await db.Audit.ExecuteDeleteAsync();
            await db.Memberships.ExecuteDeleteAsync();
            await db.Users.Where(a => a.NormalizedEmail == "margaret@school.example").ExecuteDeleteAsync();
        }

        await database.Get<DemoData>().EnsureAsync();
        await Its_people_are_what_the_stand_in_says_they_are();
        await using var again = database.Open();
        Assert.True(await again.Users.AnyAsync(a => a.NormalizedEmail == "margaret@school.example"));
    }

    [Fact]
    public async Task Northfield_School_has_three_hundred_people_and_those_the_stand_in_offers()
    {
        await using var db = database.Open();
        Assert.InRange(await db.Users.CountAsync(), 300, 320);
        Assert.Equal(2, await db.Courses.CountAsync());
        foreach (var person in DemoData.People)
        {
            var account = await db.Users.SingleAsync(a => a.NormalizedEmail == person.Address);
            Assert.Equal(person.About.StartsWith("Pending", StringComparison.Ordinal) ? "" : person.Name, account.DisplayName);
        }
    }

    [Fact]
    public async Task Its_people_are_what_the_stand_in_says_they_are()
    {
        var permissions = database.Get<PermissionQueries>();
        var (ada, alan, edsger) = (await ActorAsync("ada"), await ActorAsync("alan"), await ActorAsync("edsger"));
        var algebra = Assert.Single((await database.Get<CourseQueries>().MineAsync(alan)).Value);

        Assert.True((await database.Get<AccountQueries>().MeAsync(ada)).Value.IsAdministrator);
        Assert.Equal(("MATH-101", true), (algebra.Code, algebra.IsOwner));
        Assert.Equal(Why.CourseNotFound, (await database.Get<CourseQueries>().CourseAsync(edsger, algebra.Id)).Problem?.Why);
        var staff = (await permissions.StaffAsync(alan, algebra.Id, new("", StaffShow.Staff, false, 1))).Value.People.Rows;
        var katherine = staff.Single(row => row.Status == AccountStatus.Pending);
        Assert.Equal("katherine@school.example", katherine.Address);
        Assert.Equal(PermissionSet.Of(GradeSubmissions, ViewSubmissions, ViewStudents, PostAnnouncements),
            PermissionSet.Of([.. katherine.Switches.Where(s => s.On).Select(s => s.Permission)]));
    }

    async Task<Actor> ActorAsync(string name)
    {
        await using var db = database.Open();
        return new Actor(await db.Users.Where(a => a.NormalizedEmail == $"{name}@school.example").Select(a => a.Id).SingleAsync());
    }
}
