using Lms.Data.Accounts;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.OneRoster;

/// <summary>Who the users of a file are.</summary>
public class OneRosterPeopleTests
{
    [Fact]
    public async Task Somebody_unknown_whom_a_class_needs_becomes_pending_with_name_address_and_id()
    {
        var plan = await new SmallWorld().PlanAsync(SmallSchool.Algebra("ann"));

        Assert.Equal(
            [new("tess", "Tess Teacher", "tess@school.example", "tess@school.example", null), new PlannedPerson("ann", "Ann Student", "ann@school.example", "ann@school.example", null)],
            plan.People);
        Assert.Equal(2, plan.Totals.NewPeople);
    }

    [Fact]
    public async Task Somebody_whom_no_class_needs_today_is_not_made()
    {
        var school = new SmallSchool().Class("alg").Class("old", status: "tobedeleted")
            .User("a", "Ended", "A").Enrol("alg", "a", ends: "2026-11-24").User("b", "Deleted", "B").Enrol("alg", "b", status: "tobedeleted")
            .User("c", "Old class", "C").Enrol("old", "c").User("d", "Not let in", "D", enabled: "false").Enrol("alg", "d")
            .User("e", "Deleted user", "E", status: "tobedeleted").Enrol("alg", "e").User("f", "Parent", "F").Enrol("alg", "f", "parent").Enrol("alg", "f", "ext:tutor");

        var plan = await new SmallWorld().PlanAsync(school);

        Assert.Empty(plan.People);
        Assert.Empty(plan.Problems);
        Assert.Equal(2, plan.Totals.Skipped);
    }

    [Fact]
    public async Task The_last_day_counts() =>
        Assert.Single((await new SmallWorld().PlanAsync(new SmallSchool().Class("alg").User("a", "Ann", "A").Enrol("alg", "a", ends: "2026-11-25T00:00:00Z"))).Enrolments);

    [Fact]
    public async Task Somebody_is_known_by_a_further_address_too_and_two_users_are_never_one_person()
    {
        var known = new SmallWorld().Account(8, null, "annie@school.example", aliases: ["ann@school.example"]);
        var plan = await known.PlanAsync(Ann());
        Assert.Equal((8, "annie@school.example"), (Assert.Single(plan.Enrolments).Person.Account!.Id, plan.Enrolments[0].Person.Address));

        plan = await known.PlanAsync(Ann().User("annie", "Annie", "Double").Enrol("alg", "annie"));
        Assert.Equal(8, Assert.Single(plan.Enrolments).Person.Account!.Id);
        Same(plan, new OneRosterProblemLine("users.csv", 3, "annie", Why.OneRosterAddressTaken));
    }

    [Fact]
    public async Task Somebody_is_known_by_id_before_they_are_known_by_address()
    {
        var plan = await new SmallWorld().Account(8, "ann", "old@school.example").Account(9, null, "ann@school.example").PlanAsync(Ann());

        Assert.Equal(8, Assert.Single(plan.Enrolments).Person.Account!.Id);
        Same(plan, new OneRosterProblemLine("users.csv", 2, "ann", Why.OneRosterAddressTaken));
    }

    [Fact]
    public async Task Somebody_known_by_address_gets_the_id()
    {
        var plan = await new SmallWorld().Account(8, null, "Ann@School.example", "Annie", AccountStatus.Active).PlanAsync(Ann());

        Assert.Equal(("ann", "Annie", "Ann@School.example", true, false), Told(Assert.Single(plan.People)));
        Assert.Equal((0, 1, 0), (plan.Totals.NewPeople, plan.Totals.DescribedPeople, plan.Totals.CorrectedAddresses));
    }

    [Fact]
    public async Task A_pending_account_gets_name_and_address_from_the_file()
    {
        var plan = await new SmallWorld().Account(8, "ann", "old@school.example", "An").PlanAsync(Ann());

        Assert.Equal(("ann", "Ann Lee", "ann@school.example", true, true), Told(Assert.Single(plan.People)));
        Assert.Equal((0, 0, 1), (plan.Totals.NewPeople, plan.Totals.DescribedPeople, plan.Totals.CorrectedAddresses));
    }

    [Fact]
    public async Task An_account_that_has_signed_in_keeps_name_and_address_for_Google_tells_them()
    {
        var plan = await new SmallWorld().Account(8, "ann", "old@school.example", "An", AccountStatus.Active).PlanAsync(Ann());

        Assert.Empty(plan.People);
        Assert.Empty(plan.Problems);
        Assert.Equal(8, Assert.Single(plan.Enrolments).Person.Account!.Id);
    }

    [Fact]
    public async Task A_file_without_a_name_takes_none_away()
    {
        var plan = await new SmallWorld().Account(8, "ann", "ann@school.example", "Ann").PlanAsync(new SmallSchool().Class("alg").User("ann", "", " ").Enrol("alg", "ann"));

        Assert.Empty(plan.People);
    }

    [Fact]
    public async Task Without_a_usable_address_nobody_can_be_made_and_each_is_told_once()
    {
        var school = new SmallSchool().Class("alg").Class("geo").User("ann", "Ann", "A", email: "").User("bob", "Bob", "B", email: "bob.school")
            .Enrol("alg", "ann").Enrol("geo", "ann").Enrol("alg", "bob");

        var plan = await new SmallWorld().PlanAsync(school);

        Assert.Empty(plan.Enrolments);
        Same(plan, new("users.csv", 2, "ann", Why.OneRosterNoAddress), new("users.csv", 3, "bob", Why.AddressNeedsOneAt));
    }

    [Fact]
    public async Task Two_users_of_one_address_are_a_problem_each()
    {
        var school = new SmallSchool().Class("alg").User("ann", "Ann", "A", email: "twins@school.example").User("eve", "Eve", "A", email: "Twins@school.example")
            .User("bob", "Bob", "B").Enrol("alg", "ann").Enrol("alg", "eve").Enrol("alg", "bob");

        var plan = await new SmallWorld().PlanAsync(school);

        Assert.Equal("bob", Assert.Single(plan.Enrolments).Person.SourcedId);
        Same(plan, new("users.csv", 2, "ann", Why.OneRosterAddressShared), new("users.csv", 3, "eve", Why.OneRosterAddressShared));
    }

    [Fact]
    public async Task Whoever_has_the_shared_address_already_keeps_it_without_a_word()
    {
        var school = new SmallSchool().Class("alg").User("ann", "Ann", "A", email: "twins@school.example").User("eve", "Eve", "A", email: "twins@school.example")
            .Enrol("alg", "ann").Enrol("alg", "eve");

        var plan = await new SmallWorld().Account(8, "ann", "twins@school.example", "Ann A").PlanAsync(school);

        Same(plan, new OneRosterProblemLine("users.csv", 3, "eve", Why.OneRosterAddressShared));
        Assert.Equal("ann", Assert.Single(plan.Enrolments).Person.SourcedId);
    }

    [Fact]
    public async Task An_address_of_a_parent_may_be_that_of_the_child() => Assert.Empty((await new SmallWorld().PlanAsync(
        new SmallSchool().Class("alg").User("pat", "Pat", "P", email: "home@school.example").User("ann", "Ann", "P", email: "home@school.example")
            .Enrol("alg", "pat", "guardian").Enrol("alg", "ann"))).Problems);

    [Fact]
    public async Task The_address_of_another_user_s_account_is_taken()
    {
        var plan = await new SmallWorld().Account(8, "eve", "ann@school.example").PlanAsync(Ann());

        Assert.Empty(plan.Enrolments);
        Same(plan, new OneRosterProblemLine("users.csv", 2, "ann", Why.OneRosterAddressTaken));
    }

    [Fact]
    public async Task Addresses_may_be_handed_on_in_a_row_and_in_a_ring()
    {
        var school = new SmallSchool().Class("alg");
        foreach (var (user, address) in (IEnumerable<(string, string)>)[("a", "b"), ("b", "a"), ("c", "d"), ("d", "e"), ("new", "c")])
            school.User(user, user, "", $"{address}@school.example").Enrol("alg", user);
        var world = new SmallWorld().Account(11, "a", "a@school.example", "a").Account(12, "b", "b@school.example", "b")
            .Account(13, "c", "c@school.example", "c").Account(14, "d", "d@school.example", "d");

        var plan = await world.PlanAsync(school);

        Assert.Empty(plan.Problems);
        Assert.Equal((4, 1), (plan.Totals.CorrectedAddresses, plan.Totals.NewPeople));
    }

    [Fact]
    public async Task Who_cannot_move_keeps_the_next_in_line_from_moving()
    {
        var school = new SmallSchool().Class("alg");
        foreach (var (user, address) in (IEnumerable<(string, string)>)[("new", "c"), ("c", "d"), ("d", "e")])
            school.User(user, user, "", $"{address}@school.example").Enrol("alg", user);
        var world = new SmallWorld().Account(13, "c", "c@school.example", "c").Account(14, "d", "d@school.example", "d").Account(15, null, "e@school.example");

        var plan = await world.PlanAsync(school);

        Assert.Empty(plan.People);
        Same(plan, new("users.csv", 2, "new", Why.OneRosterAddressTaken), new("users.csv", 3, "c", Why.OneRosterAddressTaken), new("users.csv", 4, "d", Why.OneRosterAddressTaken));
        Assert.Equal(["c", "d"], plan.Enrolments.Select(e => e.Person.SourcedId)); // whose address stays is enrolled all the same
    }

    [Fact]
    public async Task An_enrolment_of_a_user_who_is_not_in_the_file_is_told_once_and_takes_nothing_from_whom_we_know()
    {
        var school = new SmallSchool().Class("alg").Class("geo").Enrol("alg", "ann").Enrol("geo", "ann").Enrol("alg", "eve");

        var plan = await new SmallWorld().Course(5, "alg").Account(8, "ann", "ann@school.example").Enrolled(5, 8).PlanAsync(school);

        Same(plan, new("enrollments.csv", 2, "alg-ann-student", Why.OneRosterUserMissing), new("enrollments.csv", 4, "alg-eve-student", Why.OneRosterUserMissing));
        Assert.Empty(plan.Withdrawals);
    }

    static SmallSchool Ann() => new SmallSchool().Class("alg").User("ann", "Ann", "Lee").Enrol("alg", "ann");

    static (string, string, string, bool, bool) Told(PlannedPerson person) => (person.SourcedId, person.Name, person.Address, person.IsDescribed, person.Moves);

    static void Same(OneRosterPlan plan, params OneRosterProblemLine[] expected) => Assert.Equal(expected, plan.Problems.Select(OneRosterProblemLine.Of));
}
