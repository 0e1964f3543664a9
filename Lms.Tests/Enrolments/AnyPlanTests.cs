using CsCheck;
using Lms.Data.Accounts;
using Lms.Data.Enrolments;

namespace Lms.Tests.Enrolments;

/// <summary>Any list in any world.</summary>
public class AnyPlanTests
{
    static readonly string[] addresses =
        ["ada@school.example", "alan@school.example", "emmy@school.example", "hedy@home.example", "grace@shool.example", "hedy", "", "@"];

    static readonly Gen<RosterRow> rows = Gen.Select(
        Gen.OneOf(addresses), Gen.OneOf("", "Ada Lovelace"), Gen.OneOf("", "5b", "6a"), Gen.OneOf("", "S-1"), Gen.Bool)
        .Select((address, name, section, number, sure) => RosterRow.Of(1, address, address, name, section, number) with { Sure = sure });

    static readonly Gen<EnrolmentState?> states = Gen.Select(Gen.Int[0, 2], Gen.OneOf("", "5b"), Gen.OneOf("", "S-1", "S-2"))
        .Select((kind, section, number) => kind == 0 ? null : new EnrolmentState(
            section, number, EnrolmentSource.Staff, 7, DateTime.UnixEpoch, kind == 1 ? null : DateTime.UnixEpoch));

    static readonly Gen<KnownPerson> people = Gen.Select(
        Gen.Int[0, 4], Gen.OneOf("", "Known Name"), Gen.Enum<AccountStatus>(), Gen.Int[0, 5], states)
        .Select((who, name, status, standing, state) => new KnownPerson(who, name, addresses[who], status, standing == 0, standing == 1, state));

    static readonly Gen<RosterFacts> worlds = Gen.Select(people.Array[0, 5], Gen.Bool, Gen.Bool).Select((known, anyone, domains) =>
        new RosterFacts(known.DistinctBy(p => p.Address).ToDictionary(p => p.Address), anyone, domains ? ["school.example"] : [], ["school.example"]));

    static readonly Gen<(RosterRow[], RosterFacts)> any = Gen.Select(
        rows.Array[0, 12].Select(list => list.Select((row, at) => row with { Line = at + 1 }).ToArray()), worlds);

    [Fact]
    public void Every_line_has_one_outcome_and_the_totals_add_up() => any.Sample((list, world) =>
    {
        var (lines, totals) = (RosterPlan.Of(list, world).Lines, RosterPlan.Of(list, world).Totals);

        Assert.Equal(list, lines.Select(line => line.Row));
        Assert.Equal(list.Length, totals.Enrol + totals.Update + totals.AlreadyEnrolled + totals.Repeated + totals.Problems);
        Assert.Equal(totals.Problems, lines.Count(line => line.Problem is not null));
        Assert.All(lines, line =>
        {
            Assert.Equal(line.Outcome == LineOutcome.Problem, line.Problem is not null);
            Assert.Equal(line.Outcome == LineOutcome.Repeated, line.SameAs is not null);
            Assert.True(line.SameAs is null || line.SameAs < line.Row.Line);
            Assert.True(line.Suggestion is null || (line.Outcome == LineOutcome.Problem && EmailAddress.Parse(line.Suggestion).Succeeded));
        });
    }, iter: 5_000);

    [Fact]
    public void Doing_it_once_leaves_nothing_to_do() => any.Sample((list, world) =>
    {
        var plan = RosterPlan.Of(list, world);

        var again = RosterPlan.Of(list, Done(plan, world));

        Assert.Equal((0, 0), (again.Totals.Enrol, again.Totals.Update));
        Assert.Equal(plan.Totals.Problems, again.Totals.Problems);
    }, iter: 5_000);

    [Fact]
    public void A_suggestion_that_is_taken_is_not_refused_for_its_domain_or_spelling() => any.Sample((list, world) =>
    {
        foreach (var line in RosterPlan.Of(list, world).Lines.Where(line => line.Suggestion is not null))
        {
            var mended = RosterPlan.Of([RosterRow.Of(1, line.Suggestion!, line.Suggestion!, "")], world).Lines[0];
            Assert.True(mended.Outcome != LineOutcome.Problem || mended.Person is not null, $"{line.Suggestion}: {mended.Problem?.Why}");
        }
    }, iter: 5_000);

    // The world after a plan was carried out.
    static RosterFacts Done(RosterPlan plan, RosterFacts world)
    {
        var after = new Dictionary<string, KnownPerson>(world.People);
        foreach (var (row, line) in plan.Lines.Select(line => (line.Row, line)))
        {
            if (line.Outcome is not (LineOutcome.EnrolKnown or LineOutcome.EnrolNew or LineOutcome.Update))
                continue;
            var person = line.Person ?? new(99, row.Name, row.Address!.Display, AccountStatus.Pending, false, false, null);
            var state = person.State ?? new("", "", EnrolmentSource.Staff, 7, DateTime.UnixEpoch, null);
            after[row.Address!.Normal] = person with
            {
                DisplayName = line.Name,
                State = state with
                {
                    WithdrawnAt = null,
                    Section = row.Section.Length > 0 ? row.Section : state.Section,
                    StudentNumber = row.StudentNumber.Length > 0 ? row.StudentNumber : state.StudentNumber,
                },
            };
        }

        return world with { People = after };
    }
}
