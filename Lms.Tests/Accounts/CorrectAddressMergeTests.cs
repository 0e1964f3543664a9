using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>The corrected address belongs to somebody already.</summary>
public class CorrectAddressMergeTests
{
    [Fact]
    public async Task First_it_asks_and_changes_nothing()
    {
        await using var school = await GatherAsync();
        var before = await school.Database.DumpAsync();

        var corrected = (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, "edsger@school.example", false)).Value;

        Assert.Equal(new Person(school.Edsger.AccountId, "Edsger Dijkstra", "edsger@school.example"), corrected.Asks!.Into);
        Assert.Equal([new MovingPlace("MATH-101", "Algebra I", "Custom", false)], corrected.Asks.Places);
        Assert.False(corrected.Merged);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Theory]
    [InlineData("edsger@school.example")]
    [InlineData("grace@school.example")]
    [InlineData("hedy@school.example")]
    public async Task With_consent_two_accounts_become_one(string address)
    {
        await using var school = await GatherAsync();
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, PostAnnouncements, true)).Value;
        var into = (await school.AccountAsync(address))!.Id;

        var corrected = (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, address, true)).Value;

        Assert.Equal(new Corrected(into, address, null, true), corrected);
        Assert.True((await school.GrantsAsync(into))!.Effective.Has(GradeSubmissions));
        Assert.Null(await school.AccountAsync("katherine@school.example"));
    }

    [Theory]
    [InlineData("alice@school.example")]
    [InlineData("edsger@school.example")]
    public async Task Whoever_asked_for_the_old_address_has_no_claim_on_the_new_one(string address)
    {
        await using var school = await GatherAsync();
        _ = (await school.SignIn.SignInAsync(Google("katherine@school.example", sub: "a-stranger", hd: null))).Value;
        await using var db = school.Database.Open();
        Assert.Equal(1, db.SignInRequests.Count());

        _ = (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, address, true)).Value;
        Assert.Equal(0, db.SignInRequests.Count());
    }

    [Fact]
    public async Task Nobody_merges_what_waits_into_themselves()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();
        Assert.Equal(Why.OwnPermissions, (await school.Accounts.CorrectAddressAsync(emmy, school.Katherine, "emmy@school.example", true)).Problem?.Why);
    }

    [Fact]
    public async Task Merging_is_giving_and_needs_the_right_to_give()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();

        // With the denials that wait, Edsger would lose what Emmy does not have.
        var (edsger, second) = (PersonRef.To(school.Edsger.AccountId), Named("second@school.example"));
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [edsger, second], CoTeacher)).Value;
        foreach (var beyondEmmy in (Permission[])[EditCourse, ManageStudents, ManageAssignments])
            _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, second, beyondEmmy, false)).Value;
        var waiting = (await school.AccountAsync("second@school.example"))!.Id;

        Assert.Equal(Why.NotHeldByYou, (await school.Accounts.CorrectAddressAsync(emmy, waiting, "edsger@school.example", true)).Problem?.Why);
        Assert.True((await school.Accounts.CorrectAddressAsync(emmy, waiting, "third@school.example", true)).Succeeded);
    }

    [Fact]
    public async Task Nobody_is_merged_into_a_suspended_account()
    {
        await using var school = await GatherAsync();
        await school.SuspendAsync(school.Edsger);
        Assert.Equal(Why.CannotMergeInto, (await school.Accounts.CorrectAddressAsync(school.Ada, school.Katherine, "edsger@school.example", true)).Problem?.Why);
    }

    [Fact]
    public async Task Nobody_becomes_administrator_by_a_correction()
    {
        await using var school = await GatherAsync();
        _ = (await school.Accounts.EnsureAdministratorsAsync([Address("radia@school.example")])).Value;
        var radia = (await school.AccountAsync("radia@school.example"))!.Id;

        Assert.Equal(Why.CannotMergeInto, (await school.Accounts.CorrectAddressAsync(school.Ada, radia, "edsger@school.example", true)).Problem?.Why);
        Assert.False((await school.AccountAsync(school.Edsger.AccountId)).IsAdministrator);
    }

    [Fact]
    public async Task An_owner_to_whom_a_place_on_their_own_course_is_merged_stays_its_owner_and_no_more()
    {
        await using var school = await GatherAsync();

        _ = (await school.Accounts.CorrectAddressAsync(school.Ada, school.Katherine, "alan@school.example", true)).Value;

        Assert.Null(await school.GrantsAsync(school.Alan.AccountId));
        Assert.True((await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, EditCourse, true)).Succeeded);
    }

    [Fact]
    public async Task Whoever_corrects_an_address_needs_to_manage_the_students_of_every_course_that_waits()
    {
        await using var school = await GatherAsync();
        var geometry = (await school.Courses.CreateAsync(school.Ada, "MATH-102", "Geometry", "")).Value;
        var manager = await school.ManagerAsync();
        var hedy = (await school.EnrolAsync("hedy@school.example"))[0];
        _ = (await school.Rosters.EnrolAsync(school.Ada, geometry, Classroom.Rows("hedy@school.example"))).Value;
        var before = await school.Database.DumpAsync();

        foreach (var address in (string[])["h@school.example", "edsger@school.example"])
        {
            Assert.Equal(Why.PersonNotFound, (await school.Accounts.CorrectAddressAsync(school.Edsger, hedy, address, true)).Problem?.Why);
            foreach (var actor in (Actor[])[manager, school.Alan, school.Grace])
                Assert.Equal(Why.WaitingBeyondYou, (await school.Accounts.CorrectAddressAsync(actor, hedy, address, true)).Problem?.Why);
        }

        Assert.Equal(before, await school.Database.DumpAsync());
        _ = (await school.Permissions.SwitchAsync(school.Ada, geometry, PersonRef.To(manager.AccountId), ManageStudents, true)).Value;
        Assert.True((await school.Accounts.CorrectAddressAsync(manager, hedy, "h@school.example", false)).Succeeded);
        Assert.True((await school.Accounts.CorrectAddressAsync(manager, hedy, "edsger@school.example", true)).Value.Merged);
        Assert.True((await school.PlaceAsync(school.Edsger.AccountId, geometry))!.IsEnrolled);
    }
}
