using CsCheck;
using Lms.Data.Permissions;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Permissions.PermissionRulesTests;

namespace Lms.Tests.Permissions;

/// <summary>
/// People who work together against the school: whatever they do to each other, in whatever order, on whatever day, they never
/// hold anything together that none of them held; and no change, today or by its end date, goes beyond who makes it.
/// </summary>
public class EscalationRulesTests
{
    const int Conspirators = 4, Days = 4;

    sealed record Move(int Actor, int Person, int Kind, Permission Permission, int Number);

    static readonly Gen<Grants> given = Gen.Select(GrantsTests.Any, Gen.Int[0, Days], Gen.Bool).Select((grants, end, manager) =>
        (manager ? grants.SwitchOn(ManageStaff) : grants) with { Until = End(end) });

    static readonly Gen<Move> moves = Gen.Select(
        Gen.Int[0, Conspirators - 1], Gen.Int[0, Conspirators - 1], Gen.Int[0, 8], Gen.Int[0, 9].Select(p => (Permission)p), Gen.Int[0, Days],
        (actor, person, kind, permission, number) => new Move(actor, person, kind, permission, number));

    [Fact]
    public void No_sequence_of_changes_gives_a_set_of_people_what_none_of_them_held()
    {
        var allowed = 0;
        Gen.Select(given.Array[Conspirators - 1], moves.Array[0, 40]).Sample((start, sequence) =>
        {
            // The last of them starts without a place on the course.
            var people = start.Select((g, i) => Person(i, $"Person {i}", g)).Append(Person(Conspirators - 1, "Accomplice", null)).ToArray();
            var held = people.Aggregate(PermissionSet.None, (all, person) => all | PermissionRules.Holds(person, Course(0)));
            var undo = new Stack<(int Person, Grants? Before)>();
            var today = 0;
            foreach (var move in sequence)
            {
                if (move.Kind == 8)
                {
                    today = Math.Min(Days, today + 1);
                    continue;
                }

                var (target, after) = After(people, move, undo);
                if (PermissionRules.MayChange(people[move.Actor], people[target], after, Course(today)) is not null)
                    continue;
                Interlocked.Increment(ref allowed);
                undo.Push((target, people[target].Grants));
                var (before, actors) = (people[target], PermissionRules.Holds(people[move.Actor], Course(today)));
                people[target] = before with { Grants = after };
                for (var day = today; day <= Days; day++)
                {
                    var (had, has) = (PermissionRules.Holds(before, Course(day)), PermissionRules.Holds(people[target], Course(day)));
                    Assert.False((has - held).Count > 0, $"Somebody holds what nobody held: {has - held}.");
                    Assert.False(((had ^ has) - actors).Count > 0, $"Changed beyond the actor: {(had ^ has) - actors}.");
                }
            }
        }, iter: 5_000);

        Assert.True(allowed > 5_000, $"Only {allowed} changes were allowed: the sequences have to do more.");
    }

    static (int Person, Grants? After) After(Standing[] people, Move move, Stack<(int Person, Grants? Before)> undo)
    {
        var grants = people[move.Person].Grants ?? Grants.Nothing;
        return move.Kind switch
        {
            0 => (move.Person, grants.SwitchOn(move.Permission)),
            1 => (move.Person, grants.SwitchOff(move.Permission)),
            2 => (move.Person, grants.BackToRole(move.Permission)),
            3 => (move.Person, grants.WithRole(move.Number + 1, Role(move.Number + 1).Role)),
            4 => (move.Person, grants with { Until = End(move.Number) }),
            5 => (move.Person, null),
            6 => (move.Person, Grants.Merge(grants, people[move.Number % Conspirators].Grants ?? grants, Course(0).Today)),
            _ => undo.TryPop(out var last) ? last : (move.Person, grants),
        };
    }

    static CourseStanding Course(int day) => new(false, "Alan Turing", Today.AddDays(day));

    static DateOnly? End(int days) => days == Days ? null : Today.AddDays(days);
}
