using CsCheck;
using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Permissions;

/// <summary>The same through the real services, with changes to take back that nobody ever made, and corrected addresses.</summary>
public class EscalationTests
{
    const int Sequences = 10, Moves = 30;

    static readonly string[] addresses =
        ["emmy@school.example", "grace@school.example", "edsger@school.example", "katherine@school.example", "k2@school.example", "hedy@school.example"];

    static readonly Gen<PermissionSet> sets = Gen.Int[0, PermissionSet.All.Bits].Select(bits => new PermissionSet(bits));

    // Unlike real ones these may allow and deny the same, and claim that a role gives what it does not.
    static readonly Gen<Grants?> forged = Gen.Frequency(
        (1, Gen.Const((Grants?)null)),
        (4, Gen.Select(Gen.Long[0, 7], sets, sets, sets, Gen.Int[-2, 3], (role, claimed, allow, deny, days) =>
            (Grants?)new Grants(role, claimed, allow, deny, days == 3 ? null : new DateOnly(2026, 11, 25).AddDays(days)))));

    sealed record Move(int Actor, int Person, int Other, int Kind, Permission Permission, int Number, Grants? Before);

    static readonly Gen<Move> moves = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 19], Gen.Int[0, 9].Select(p => (Permission)p), Gen.Int[0, 5], forged,
        (actor, person, other, kind, permission, number, before) => new Move(actor, person, other, kind, permission, number, before));

    [Fact]
    public async Task No_sequence_of_calls_gives_a_set_of_people_what_none_of_them_held()
    {
        var done = 0;
        foreach (var sequence in moves.Array[Moves].Array[Sequences].Single(_ => true, "e-oxUjKpDHW5"))
        {
            await using var school = await GatherAsync();
            var emmy = await school.EmmyAsync();
            _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(school.Grace.AccountId), ManageStaff, true)).Value;
            var held = await TogetherAsync(school);
            Assert.Equal(PermissionSet.Of(EditCourse, ManageStudents, ManageAssignments), PermissionSet.All - held);

            foreach (var move in sequence)
            {
                var happened = await DoAsync(school, [emmy, school.Grace, school.Edsger], move) is null;
                Assert.Equal(PermissionSet.None, await TogetherAsync(school) - held);
                done += happened ? 1 : 0;
            }
        }

        Assert.True(done > Sequences * Moves / 8, $"Only {done} calls did anything.");
    }

    [Fact]
    public async Task A_forged_change_that_allows_and_denies_the_same_gives_nothing()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();
        var both = Grants.Nothing with { Allow = PermissionSet.Of(EditCourse), Deny = PermissionSet.Of(EditCourse) };

        await school.Permissions.UndoAsync(emmy, new StaffChange(school.Algebra, [new StaffStep(school.Edsger.AccountId, "", both, null, false)]));

        Assert.False((await school.GrantsAsync(school.Edsger.AccountId))?.Effective.Has(EditCourse) ?? false);
    }

    [Fact]
    public async Task A_forged_change_cannot_invent_what_a_role_gives()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();
        var invented = Grants.Nothing with { Role = PermissionSet.All };
        var hidden = new Grants(CoTeacher, PermissionSet.None, default, default, null);

        foreach (var before in (Grants[])[invented, hidden])
            await school.Permissions.UndoAsync(emmy, new StaffChange(school.Algebra, [new StaffStep(school.Edsger.AccountId, "", before, null, false)]));

        Assert.Equal(PermissionSet.None, (await school.GrantsAsync(school.Edsger.AccountId))?.Effective ?? default);
    }

    static async Task<Problem?> DoAsync(Cast school, Actor[] actors, Move move)
    {
        var (actor, algebra, permissions) = (actors[move.Actor], school.Algebra, school.Permissions);
        var person = Named(addresses[move.Person]);
        var account = await school.AccountAsync(addresses[move.Person]);
        return move.Kind switch
        {
            < 8 => (await permissions.SwitchAsync(actor, algebra, person, move.Permission, move.Kind < 6)).Problem,
            8 => (await permissions.BackToRoleAsync(actor, algebra, person, move.Permission)).Problem,
            9 or 10 => (await permissions.GiveRoleAsync(actor, algebra, [person], move.Number + 1)).Problem,
            11 => (await permissions.SetUntilAsync(actor, algebra, [person], new DateOnly(2026, 11, 25).AddDays(move.Number))).Problem,
            12 => (await permissions.RemoveAsync(actor, algebra, [person])).Problem,
            13 => (await permissions.LeaveAsync(actor, algebra)).Problem,
            14 or 15 => (await school.Accounts.CorrectAddressAsync(actor, account?.Id ?? 0, addresses[move.Other], true)).Problem,
            _ => (await permissions.UndoAsync(actor, new StaffChange(algebra,
                [new StaffStep(account?.Id ?? 0, "", move.Before, account is null ? null : await school.GrantsAsync(account.Id), false)]))).Problem,
        };
    }

    // Whatever the end dates say: what is stored up for later counts as well.
    static async Task<PermissionSet> TogetherAsync(Cast school) =>
        (await school.EverybodyAsync()).Aggregate(PermissionSet.None, (all, person) => all | (person.Grants?.Effective ?? default));
}
