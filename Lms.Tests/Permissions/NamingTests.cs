using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

/// <summary>From what somebody typed to a row, or to a question; and "why can they?".</summary>
public class NamingTests
{
    [Theory]
    [InlineData("KATHERINE@school.example")]
    [InlineData("Katherine Johnson <katherine@school.example>")]
    public async Task An_address_that_is_known_leads_to_its_row(string typed)
    {
        await using var school = await GatherAsync();
        Assert.Equal(school.Katherine, (await NameAsync(school, typed)).Row?.AccountId);
    }

    [Theory]
    [InlineData("katherina@school.example", null, "katherine@school.example")]
    [InlineData("hedy@shool.example", "hedy@school.example", null)]
    [InlineData("hedy", "hedy@school.example", null)]
    [InlineData("katherine@shool.example", "katherine@school.example", null)]
    public async Task What_may_have_been_meant_is_asked_first(string typed, string? suggested, string? similar)
    {
        await using var school = await GatherAsync();

        var named = await NameAsync(school, typed);

        Assert.True(named.NeedsAnswer);
        Assert.Equal(suggested, named.SuggestedAddress);
        Assert.Equal(similar, named.Similar.SingleOrDefault()?.Address);
    }

    [Fact]
    public async Task Nothing_is_suggested_that_would_be_refused()
    {
        await using var school = await GatherAsync();
        Assert.Null((await NameAsync(school, "hedy@gmial.com")).SuggestedAddress);
    }

    [Fact]
    public async Task People_of_the_same_names_are_asked_about()
    {
        await using var school = await GatherAsync();
        Assert.Equal(["Grace Hopper"], (await NameAsync(school, "hopper.grace@school.example")).Similar.Select(p => p.Name));
    }

    [Theory]
    [InlineData("alan@school.example", Why.OwnPermissions)]
    [InlineData("hedy@elsewhere.example", Why.DomainNotAllowed)]
    [InlineData("a b@school.example", Why.AddressHasOddCharacters)]
    public async Task Who_cannot_be_given_anything_is_said_at_once(string typed, Why why)
    {
        await using var school = await GatherAsync();
        Assert.Equal(why, (await NameAsync(school, typed, sure: true)).Problem?.Why);
    }

    [Fact]
    public async Task The_owner_and_suspended_people_are_locked()
    {
        await using var school = await GatherAsync();
        await school.SuspendAsync(school.Edsger);
        var naming = school.Database.Get<NamingQueries>();

        Assert.Equal(Why.OwnerLocked, (await naming.NameAsync(school.Ada, school.Algebra, "alan@school.example", true)).Value.Problem?.Why);
        Assert.Equal(Why.PersonSuspended, (await naming.NameAsync(school.Ada, school.Algebra, "edsger@school.example", true)).Value.Problem?.Why);
    }

    [Fact]
    public async Task Every_permission_is_explained_with_who_decided_it()
    {
        await using var school = await GatherAsync();
        var barbara = await school.StaffAsync("barbara@school.example", Grader);
        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, PersonRef.To(barbara.AccountId), EditCourse, true)).Value;
        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, PersonRef.To(barbara.AccountId), ViewSubmissions, false)).Value;

        var why = (await school.Database.Get<WhyQueries>().WhyAsync(school.Grace, school.Algebra, barbara.AccountId)).Value;
        WhyLine Line(Permission permission) => why.Lines.Single(line => line.Permission == permission);

        Assert.Equal(("Grader", "Alan Turing", false, false), (why.RoleName, why.AddedBy, why.Ended, why.Suspended));
        Assert.Equal((true, SwitchSource.Allowed, "Ada Lovelace"), (Line(EditCourse).On, Line(EditCourse).Source, Line(EditCourse).By));
        Assert.Equal((false, SwitchSource.Denied, "Ada Lovelace"), (Line(ViewSubmissions).On, Line(ViewSubmissions).Source, Line(ViewSubmissions).By));
        Assert.Equal((false, SwitchSource.Blocked, ViewSubmissions), (Line(GradeSubmissions).On, Line(GradeSubmissions).Source, Line(GradeSubmissions).Through));
        Assert.Equal((false, SwitchSource.None, null), (Line(ManageStaff).On, Line(ManageStaff).Source, Line(ManageStaff).By));
    }

    [Fact]
    public async Task The_directory_is_not_explained_to_everybody()
    {
        await using var school = await GatherAsync();
        var why = school.Database.Get<WhyQueries>();
        Assert.Equal(Why.PersonNotFound, (await why.WhyAsync(school.Grace, school.Algebra, school.Edsger.AccountId)).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await why.WhyAsync(school.Grace, school.Algebra, 999_999)).Problem?.Why);
        Assert.True((await why.WhyAsync(school.Alan, school.Algebra, school.Edsger.AccountId)).Succeeded);
    }

    static async Task<Named> NameAsync(Cast school, string typed, bool sure = false) =>
        (await school.Database.Get<NamingQueries>().NameAsync(school.Alan, school.Algebra, typed, sure)).Value;
}
