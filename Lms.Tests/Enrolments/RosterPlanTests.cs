using Lms.Data.Accounts;
using Lms.Data.Enrolments;
using Lms.Data.Shared;

namespace Lms.Tests.Enrolments;

/// <summary>What a list comes to in a world where some are known.</summary>
public class RosterPlanTests
{
    static readonly KnownPerson ada = Known(1, "Ada Lovelace", "ada@school.example");
    static readonly KnownPerson enrolled = Known(2, "Alan Turing", "alan@school.example") with { State = State("5b", "S-2") };
    static readonly KnownPerson withdrawn = Known(3, "Emmy Noether", "emmy@school.example") with { State = State("5b", "S-3") with { WithdrawnAt = DateTime.UnixEpoch } };
    static readonly KnownPerson pending = Known(4, "", "grace@school.example") with { Status = AccountStatus.Pending, State = State("", "") };

    [Theory]
    [InlineData("ada@school.example", LineOutcome.EnrolKnown)]
    [InlineData("ADA@School.Example", LineOutcome.EnrolKnown)]
    [InlineData("Someone Else <emmy@school.example>", LineOutcome.EnrolKnown)]
    [InlineData("hedy@school.example", LineOutcome.EnrolNew)]
    [InlineData("alan@school.example", LineOutcome.AlreadyEnrolled)]
    [InlineData("Another Name <alan@school.example>", LineOutcome.AlreadyEnrolled)]
    [InlineData("Grace Hopper <grace@school.example>", LineOutcome.Update)]
    [InlineData("grace@school.example", LineOutcome.AlreadyEnrolled)]
    [InlineData("hedy", LineOutcome.Problem)]
    public void Each_line_comes_to_one_thing(string line, LineOutcome outcome) => Assert.Equal(outcome, Assert.Single(Plan(line).Lines).Outcome);

    [Theory]
    [InlineData("", "", LineOutcome.AlreadyEnrolled)]
    [InlineData("5b", "", LineOutcome.AlreadyEnrolled)]
    [InlineData("5b", "S-2", LineOutcome.AlreadyEnrolled)]
    [InlineData("6a", "", LineOutcome.Update)]
    [InlineData("", "S-9", LineOutcome.Update)]
    public void A_list_changes_sections_and_numbers_but_an_empty_cell_clears_nothing(string section, string number, LineOutcome outcome) =>
        Assert.Equal(outcome, RosterPlan.Of([RosterRow.Of(1, "", "alan@school.example", "", section, number)], Facts()).Lines[0].Outcome);

    [Fact]
    public void The_totals_count_every_line_once()
    {
        var plan = Plan("ada@school.example", "emmy@school.example", "hedy@school.example", "alan@school.example", "Grace Hopper <grace@school.example>", "ada@school.example", "hedy", "Ada");

        Assert.Equal(new RosterTotals(EnrolKnown: 2, EnrolNew: 1, Update: 1, AlreadyEnrolled: 1, Repeated: 1, Problems: 2), plan.Totals);
        Assert.Equal(3, plan.Totals.Enrol);
    }

    [Fact]
    public void Who_is_named_again_is_told_the_line_that_named_them_first()
    {
        var lines = Plan("hedy@school.example", "ada@school.example", "Hedy <HEDY@school.example>", "hedy@school.example, ada@school.example").Lines;

        Assert.Equal([null, null, 1, 1, 2], lines.Select(line => line.SameAs));
        Assert.Equal([LineOutcome.EnrolNew, LineOutcome.EnrolKnown, LineOutcome.Repeated, LineOutcome.Repeated, LineOutcome.Repeated], lines.Select(l => l.Outcome));
    }

    [Fact]
    public void A_line_that_was_refused_is_no_first_line()
    {
        var lines = Plan(Facts() with { MayNameAnyone = true }, "hedy@shool.example", "hedy@shool.example").Lines;
        Assert.All(lines, line => Assert.Equal((Why.LikelySlip, null), (line.Problem!.Why, line.SameAs)));
    }

    [Theory]
    [InlineData("hedy@shool.example", true, Why.LikelySlip, "hedy@school.example")]
    [InlineData("hedy@gmial.com", true, Why.LikelySlip, "hedy@gmail.com")]
    [InlineData("hedy@shool.example", false, Why.DomainNotAllowed, "hedy@school.example")]
    [InlineData("hedy@gmial.com", false, Why.DomainNotAllowed, null)]
    [InlineData("hedy@home.example", false, Why.DomainNotAllowed, null)]
    [InlineData("hedy", false, Why.AddressNeedsOneAt, null)]
    [InlineData("hedy.lamarr", false, Why.AddressNeedsOneAt, "hedy.lamarr@school.example")]
    [InlineData("Hedy <hedy@>", false, Why.AddressNeedsOneAt, "hedy@school.example")]
    [InlineData("hedy @school.example", false, Why.AddressNeedsOneAt, "hedy@school.example")]
    [InlineData("hedy @home.example", false, Why.AddressNeedsOneAt, null)]
    [InlineData("hedy @home.example", true, Why.AddressNeedsOneAt, "hedy@home.example")]
    [InlineData("Hedy Lamarr", false, Why.NoAddressInLine, null)]
    public void What_may_have_been_meant_is_suggested_unless_it_would_be_refused(string line, bool anyone, Why why, string? meant)
    {
        var planned = Assert.Single(Plan(Facts() with { MayNameAnyone = anyone }, line).Lines);
        Assert.Equal((LineOutcome.Problem, why, meant), (planned.Outcome, planned.Problem!.Why, planned.Suggestion));
    }

    [Fact]
    public void In_a_table_the_cell_with_the_address_is_mended() =>
        Assert.Equal("hedy@school.example", Assert.Single(Plan("Name,Email", "Hedy Lamarr,hedy@").Lines).Suggestion);

    [Fact]
    public void Who_declined_the_suggestion_is_believed()
    {
        var row = RosterRow.Of(1, "", "hedy@shool.example", "") with { Sure = true };
        Assert.Equal(LineOutcome.EnrolNew, RosterPlan.Of([row], Facts() with { MayNameAnyone = true }).Lines[0].Outcome);
        Assert.Equal(Why.DomainNotAllowed, RosterPlan.Of([row], Facts()).Lines[0].Problem?.Why);
        Assert.Equal(
            [LineOutcome.EnrolNew, LineOutcome.Repeated],
            RosterPlan.Of([row with { Sure = false }, row with { Line = 2 }], Facts() with { MayNameAnyone = true }).Lines.Select(line => line.Outcome));
    }

    [Fact]
    public void Somebody_known_is_no_slip_and_at_no_forbidden_domain()
    {
        var facts = Facts(Known(9, "Hedy Lamarr", "hedy@shool.example"));
        Assert.Equal(LineOutcome.EnrolKnown, Assert.Single(Plan(facts, "hedy@shool.example").Lines).Outcome);
    }

    [Fact]
    public void Owners_staff_and_suspended_people_cannot_be_students()
    {
        foreach (var (person, why) in new[]
        {
            (ada with { IsOwner = true }, Why.OwnerIsNoStudent), (ada with { IsStaff = true }, Why.StaffIsNoStudent),
            (ada with { Status = AccountStatus.Suspended }, Why.SuspendedStudent),
        })
        {
            var line = Plan(Facts(person), "ada@school.example").Lines[0];
            Assert.Equal((LineOutcome.Problem, why, "Ada Lovelace"), (line.Outcome, line.Problem!.Why, line.Problem.Values[0]));
            Assert.Equal(person, line.Person);
        }
    }

    [Fact]
    public void A_name_is_only_told_of_somebody_pending_who_had_none()
    {
        var lines = Plan("Countess <ada@school.example>", "Grace Hopper <grace@school.example>", "Hedy Lamarr <hedy@school.example>").Lines;

        Assert.Equal(["Ada Lovelace", "Grace Hopper", "Hedy Lamarr"], lines.Select(line => line.Name));
        Assert.Equal([false, true, false], lines.Select(line => line.NamesPending));
    }

    static KnownPerson Known(long id, string name, string address) => new(id, name, address, AccountStatus.Active, false, false, null);

    static EnrolmentState State(string section, string number) => new(section, number, EnrolmentSource.Staff, 7, DateTime.UnixEpoch, null);

    static RosterFacts Facts(params KnownPerson[] others) =>
        new(others.Concat([ada, enrolled, withdrawn, pending]).DistinctBy(p => p.Address).ToDictionary(p => p.Address), false, ["school.example"], ["school.example"]);

    static RosterPlan Plan(params string[] lines) => Plan(Facts(), lines);

    static RosterPlan Plan(RosterFacts facts, params string[] lines) => RosterPlan.Of(RosterFile.Read(string.Join('\n', lines), 1000).Value.Rows, facts);
}
