using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

public class AccountServiceTests
{
    [Fact]
    public async Task A_mistyped_address_is_corrected_and_everything_stays()
    {
        await using var school = await GatherAsync();

        var corrected = (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, " KJ@school.example ", false)).Value;

        Assert.Equal(new Corrected(school.Katherine, "KJ@school.example", null, false), corrected);
        Assert.Equal(school.Katherine, (await school.AccountAsync("kj@school.example"))!.Id);
        Assert.True((await school.GrantsAsync(school.Katherine))!.Effective.Has(GradeSubmissions));
        Assert.Equal((school.Katherine, true), ((await school.SignIn.SignInAsync(Google("kj@school.example"))).Value.AccountId, true));
    }

    [Fact]
    public async Task Nobody_signs_in_to_it_by_the_old_address_any_more()
    {
        await using var school = await GatherAsync();
        _ = (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, "kj@school.example", false)).Value;

        var outcome = (await school.SignIn.SignInAsync(Google("katherine@school.example"))).Value;

        Assert.NotEqual(school.Katherine, outcome.AccountId);
        Assert.Null(await school.GrantsAsync(outcome.AccountId!.Value));
    }

    [Theory]
    [InlineData("katherine@school.example", Why.SameAddress)]
    [InlineData("KATHERINE@School.example", Why.SameAddress)]
    [InlineData("kj@elsewhere.example", Why.DomainNotAllowed)]
    [InlineData("kj", Why.AddressNeedsOneAt)]
    [InlineData("", Why.AddressMissing)]
    public async Task An_address_that_will_not_do_is_refused(string typed, Why why)
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();

        Assert.Equal(why, (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, typed, true)).Problem?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task Only_pending_accounts_are_corrected()
    {
        await using var school = await GatherAsync();

        Assert.Equal(Why.NotPending, (await school.Accounts.CorrectAddressAsync(school.Alan, school.Grace.AccountId, "g@school.example", true)).Problem?.Why);
        Assert.Equal(Why.NotPending, (await school.Accounts.CorrectAddressAsync(school.Ada, school.Grace.AccountId, "g@school.example", true)).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await school.Accounts.CorrectAddressAsync(school.Ada, 999_999, "g@school.example", true)).Problem?.Why);
    }

    [Fact]
    public async Task What_waits_is_moved_only_by_somebody_who_could_have_given_all_of_it()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();

        Assert.True((await school.Accounts.CorrectAddressAsync(emmy, school.Katherine, "kj@school.example", false)).Succeeded);
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(school.Katherine), EditCourse, true)).Value;
        Assert.Equal(Why.WaitingBeyondYou, (await school.Accounts.CorrectAddressAsync(emmy, school.Katherine, "kj2@school.example", false)).Problem?.Why);
        Assert.Equal(Why.WaitingBeyondYou, (await school.Accounts.CorrectAddressAsync(school.Grace, school.Katherine, "kj2@school.example", false)).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await school.Accounts.CorrectAddressAsync(school.Edsger, school.Katherine, "kj2@school.example", false)).Problem?.Why);
    }

    [Fact]
    public async Task What_waits_on_another_course_counts_too()
    {
        await using var school = await GatherAsync();
        var geometry = (await school.Courses.CreateAsync(school.Ada, "MATH-102", "Geometry", "")).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Ada, geometry, [PersonRef.To(school.Katherine)], Observer)).Value;

        Assert.Equal(Why.WaitingBeyondYou, (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, "kj@school.example", false)).Problem?.Why);
        Assert.True((await school.Accounts.CorrectAddressAsync(school.Ada, school.Katherine, "kj@school.example", false)).Succeeded);
    }

    [Fact]
    public async Task A_waiting_administrator_is_beyond_everybody_but_administrators()
    {
        await using var school = await GatherAsync();
        _ = (await school.Accounts.EnsureAdministratorsAsync([Address("katherine@school.example")])).Value;

        Assert.Equal(Why.WaitingBeyondYou, (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, "alan2@school.example", false)).Problem?.Why);
    }

    [Fact]
    public async Task The_right_to_create_courses_is_given_and_taken_by_administrators_once()
    {
        await using var school = await GatherAsync();
        Assert.Equal(Why.AdministratorsOnly, (await school.Standings.LetCreateCoursesAsync(school.Alan, school.Grace.AccountId, true)).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await school.Standings.LetCreateCoursesAsync(school.Ada, 999_999, true)).Problem?.Why);

        foreach (var allowed in (bool[])[true, true, false, false])
        {
            Assert.True((await school.Standings.LetCreateCoursesAsync(school.Ada, school.Grace.AccountId, allowed)).Succeeded);
            Assert.Equal(allowed, (await school.Courses.CreateAsync(school.Grace, $"G-{Guid.NewGuid():N}", "Compilers", "")).Succeeded);
        }

        Assert.Equal([AuditAction.CourseCreationAllowed, AuditAction.CourseCreationDenied],
            (await school.AuditAsync()).Where(e => e.PersonId == school.Grace.AccountId && e.CourseId == null).Select(e => e.Action).TakeLast(2));
    }

    [Fact]
    public async Task Administrators_of_the_settings_are_made_once_and_existing_people_become_it()
    {
        await using var school = await GatherAsync();
        EmailAddress[] addresses = [Address("radia@school.example"), Address("RADIA@school.example"), Address("grace@school.example")];

        _ = (await school.Accounts.EnsureAdministratorsAsync(addresses)).Value;
        var once = await school.Database.DumpAsync();
        _ = (await school.Accounts.EnsureAdministratorsAsync(addresses)).Value;

        Assert.Equal(once, await school.Database.DumpAsync());
        var radia = await school.AccountAsync("radia@school.example");
        Assert.Equal((AccountStatus.Pending, true, (long?)null), (radia!.Status, radia.IsAdministrator, radia.CreatedById));
        Assert.True((await school.AccountAsync(school.Grace.AccountId)).IsAdministrator);
    }
}
