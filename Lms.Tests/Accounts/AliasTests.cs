using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>One person, several addresses: nobody is made twice.</summary>
public class AliasTests
{
    const string Amazing = "amazing.grace@school.example";

    [Fact]
    public async Task Whoever_is_named_by_a_further_address_is_who_they_are()
    {
        await using var school = await GatherAsync();
        _ = (await Aliases(school).AddAsync(school.Ada, school.Grace.AccountId, "Amazing.Grace@School.Example")).Value;

        var named = (await school.Database.Get<NamingQueries>().NameAsync(school.Alan, school.Algebra, Amazing, sure: false)).Value;
        Assert.Equal((school.Grace.AccountId, "Grace Hopper"), (named.Row!.AccountId, named.Row.Name));
        var change = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Named(Amazing), Permission.ManageMaterials, true)).Value;
        Assert.Equal((school.Grace.AccountId, false), (Assert.Single(change.Steps).AccountId, change.Steps[0].AccountMade));
    }

    [Fact]
    public async Task It_finds_them_in_the_directory_as_long_as_it_is_theirs()
    {
        await using var school = await GatherAsync();
        _ = (await Aliases(school).AddAsync(school.Ada, school.Grace.AccountId, Amazing)).Value;
        Assert.Equal(["Grace Hopper"], await FoundAsync(school, "amazing"));

        _ = (await Aliases(school).RemoveAsync(school.Ada, school.Grace.AccountId, Amazing)).Value;
        Assert.Empty(await FoundAsync(school, "amazing"));
        Assert.Equal(["Grace Hopper"], await FoundAsync(school, "grace@school"));
    }

    [Fact]
    public async Task A_list_with_both_of_somebodys_addresses_enrols_them_once()
    {
        await using var school = await GatherAsync();
        _ = (await Aliases(school).AddAsync(school.Ada, school.Edsger.AccountId, "ewd@school.example")).Value;
        var rows = RosterFile.Read("ewd@school.example\nedsger@school.example\nhedy@school.example", 10).Value.Rows;

        var report = (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, rows)).Value;

        Assert.Equal([LineOutcome.EnrolKnown, LineOutcome.Repeated, LineOutcome.EnrolNew], report.Plan.Lines.Select(line => line.Outcome));
        Assert.Equal((1, "Edsger Dijkstra"), (report.Plan.Lines[1].SameAs, report.Plan.Lines[1].Name));
        Assert.Contains(report.Change.Steps, step => step.AccountId == school.Edsger.AccountId);
    }

    [Fact]
    public async Task It_is_nobody_elses()
    {
        await using var school = await GatherAsync();
        _ = (await Aliases(school).AddAsync(school.Ada, school.Grace.AccountId, Amazing)).Value;

        foreach (var taken in (string[])[Amazing, "alan@school.example", "katherine@school.example"])
            Assert.Equal(Why.AddressOfOther, (await Aliases(school).AddAsync(school.Ada, school.Edsger.AccountId, taken)).Problem?.Why);
        Assert.Equal(Why.SameAddress, (await Aliases(school).AddAsync(school.Ada, school.Grace.AccountId, "GRACE@school.example")).Problem?.Why);
        Assert.Equal(Why.SameAddress, (await Aliases(school).AddAsync(school.Ada, school.Grace.AccountId, Amazing)).Problem?.Why);
        Assert.Equal(Why.AddressNeedsOneAt, (await Aliases(school).AddAsync(school.Ada, school.Grace.AccountId, "amazing")).Problem?.Why);
        Assert.Equal(Why.PersonNotFound, (await Aliases(school).AddAsync(school.Ada, Nobody.AccountId, "x@school.example")).Problem?.Why);
        Assert.Single((await school.AccountAsync(school.Grace.AccountId)).Aliases);
    }

    [Fact]
    public async Task There_is_an_end_to_them()
    {
        await using var school = await GatherAsync();
        for (var i = 0; i < AccountRules.AliasLimit; i++)
            _ = (await Aliases(school).AddAsync(school.Ada, school.Grace.AccountId, $"grace{i}@school.example")).Value;

        Assert.Equal(Why.TooManyAliases, (await Aliases(school).AddAsync(school.Ada, school.Grace.AccountId, Amazing)).Problem?.Why);
    }

    [Fact]
    public async Task A_corrected_address_that_is_somebodys_further_one_asks_whether_they_are_one()
    {
        await using var school = await GatherAsync();
        await school.AliasAsync(school.Edsger.AccountId, "ewd@school.example");

        var asked = (await school.Accounts.CorrectAddressAsync(school.Ada, school.Katherine, "ewd@school.example", merge: false)).Value;
        Assert.Equal(school.Edsger.AccountId, asked.Asks!.Into.AccountId);
    }

    [Fact]
    public async Task A_pending_persons_own_further_address_can_become_the_one_they_have()
    {
        await using var school = await GatherAsync();
        await school.AliasAsync(school.Katherine, "kj@school.example");

        _ = (await school.Accounts.CorrectAddressAsync(school.Ada, school.Katherine, "kj@school.example", merge: false)).Value;

        var katherine = await school.AccountAsync(school.Katherine);
        Assert.Equal(("kj@school.example", 0), (katherine.Email, katherine.Aliases.Count));
    }

    [Fact]
    public async Task What_an_administrator_vouched_for_and_the_school_office_said_is_not_a_teachers_to_give_away()
    {
        await using var school = await GatherAsync();
        await school.AliasAsync(school.Katherine, "head@school.example");
        Assert.Equal(Why.WaitingBeyondYou, (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, "edsger@school.example", merge: true)).Problem?.Why);
        Assert.Equal(Why.WaitingBeyondYou, (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, "mallory@school.example", merge: false)).Problem?.Why);

        _ = (await Aliases(school).RemoveAsync(school.Ada, school.Katherine, "head@school.example")).Value;
        await using (var db = school.Database.Open())
            await db.Users.Where(a => a.Id == school.Katherine).ExecuteUpdateAsync(set => set.SetProperty(a => a.SourcedId, "u-7"));
        Assert.Equal(Why.WaitingBeyondYou, (await school.Accounts.CorrectAddressAsync(school.Alan, school.Katherine, "edsger@school.example", merge: true)).Problem?.Why);
        Assert.Null((await school.Accounts.CorrectAddressAsync(school.Ada, school.Katherine, "edsger@school.example", merge: true)).Problem);
    }

    static AliasService Aliases(Cast school) => school.Database.Get<AliasService>();

    static async Task<IReadOnlyList<DirectoryRow>> SearchAsync(Cast school, string search) =>
        (await school.Database.Get<PeopleQueries>().DirectoryAsync(school.Ada, new PeopleFilter(search, null, false, 1))).Value.People.Rows;

    static async Task<IEnumerable<string>> FoundAsync(Cast school, string search) => (await SearchAsync(school, search)).Select(row => row.Name);
}
