using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Audit;

public class UndoneFromTheLogTests
{
    [Fact]
    public async Task Whatever_was_changed_about_the_staff_goes_back_to_how_it_was()
    {
        await using var school = await GatherAsync();
        var (permissions, alan, algebra, grace) = (school.Permissions, school.Alan, school.Algebra, PersonRef.To(school.Grace.AccountId));
        _ = (await permissions.SwitchAsync(alan, algebra, grace, ManageMaterials, true)).Value;
        var before = await school.GrantsAsync(school.Grace.AccountId);

        foreach (var change in (Func<Task<Result<StaffChange>>>[])
        [
            () => permissions.SwitchAsync(alan, algebra, grace, EditCourse, true),
            () => permissions.SwitchAsync(alan, algebra, grace, ViewStudents, false),
            () => permissions.BackToRoleAsync(alan, algebra, grace, ManageMaterials),
            () => permissions.GiveRoleAsync(alan, algebra, [grace], CoTeacher),
            () => permissions.SetUntilAsync(alan, algebra, [grace], new(2027, 1, 31)),
            () => permissions.RemoveAsync(alan, algebra, [grace]),
        ])
        {
            _ = (await change()).Value;
            Assert.NotEqual(before, await school.GrantsAsync(school.Grace.AccountId));
            Assert.Null(await school.UndoLatestAsync(school.Ada));
            Assert.Equal(before, await school.GrantsAsync(school.Grace.AccountId));
            Assert.Equal((AuditAction.StaffChangeUndone, school.Ada.AccountId), ((await school.AuditAsync())[^1].Action, (await school.AuditAsync())[^1].ActorId));
        }
    }

    [Fact]
    public async Task Whoever_came_as_a_copy_or_by_their_first_role_is_off_the_staff_again()
    {
        await using var school = await GatherAsync();
        var geometry = (await school.Courses.CreateAsync(school.Ada, "MATH-102", "Geometry", "")).Value;
        Assert.Equal(2, (await school.Database.Get<StaffCopyService>().CopyAsync(school.Ada, geometry, school.Algebra)).Value.Change.Steps.Count);
        Assert.Null(await school.UndoLatestAsync(school.Ada));
        Assert.Equal(1, new[] { await school.GrantsAsync(school.Grace.AccountId, geometry), await school.GrantsAsync(school.Katherine, geometry) }.Count(g => g is null));

        Assert.Null(await school.UndoAsync(school.Ada, AuditAction.PermissionAllowed));
        Assert.Null(await school.GrantsAsync(school.Katherine));
        Assert.NotNull(await school.AccountAsync("katherine@school.example")); // known, with nothing set
    }

    [Fact]
    public async Task What_was_given_to_an_account_that_became_part_of_another_is_not_taken_from_the_other()
    {
        await using var school = await GatherAsync();
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [PersonRef.To(school.Edsger.AccountId)], Observer)).Value;
        var ewd = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Named("ewd@school.example")], CoTeacher)).Value.Steps[0].AccountId;
        var given = (await school.AuditAsync())[^1].Id;
        _ = (await school.Accounts.MergeAsync(school.Ada, ewd, school.Edsger.AccountId, keepAddress: true, consent: true)).Value;
        var both = await school.GrantsAsync(school.Edsger.AccountId);

        Assert.Equal(Why.ChangedSince, (await school.Database.Get<AuditUndoService>().UndoAsync(school.Ada, given)).Problem?.Why);
        Assert.Equal(both, await school.GrantsAsync(school.Edsger.AccountId));
    }

    [Fact]
    public async Task Only_the_last_thing_done_to_somebody_on_a_course_is_undone_and_only_once()
    {
        await using var school = await GatherAsync();
        var (alan, grace) = (school.Alan, PersonRef.To(school.Grace.AccountId));
        _ = (await school.Permissions.SwitchAsync(alan, school.Algebra, grace, EditCourse, true)).Value;
        var first = (await school.AuditAsync())[^1].Id;
        _ = (await school.Permissions.SwitchAsync(alan, school.Algebra, grace, EditCourse, false)).Value;
        _ = (await school.Permissions.SwitchAsync(alan, school.Algebra, grace, EditCourse, true)).Value;

        var refused = await school.UndoAsync(alan, first); // it is as that entry says, but not by that entry
        Assert.Equal((Why.ChangedSince, "Grace Hopper"), (refused?.Why, refused?.Values[0]));
        var last = (await school.AuditAsync())[^1].Id;
        Assert.Null(await school.UndoAsync(alan, last));
        Assert.Equal(Why.ChangedSince, (await school.UndoAsync(alan, last))?.Why);
        Assert.Equal(Why.CannotUndo, (await school.UndoLatestAsync(alan))?.Why); // an undoing is no change to undo
    }

    [Fact]
    public async Task What_happens_on_another_course_or_to_somebody_else_is_in_nobodys_way()
    {
        await using var school = await GatherAsync();
        var entry = (await school.AuditAsync()).Last(e => e.Action == AuditAction.RoleGiven).Id;
        var geometry = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, geometry, [PersonRef.To(school.Grace.AccountId)], Observer)).Value;
        _ = await school.EnrolAsync("edsger@school.example");

        Assert.Null(await school.UndoAsync(school.Alan, entry));
        Assert.Null(await school.GrantsAsync(school.Grace.AccountId));
        Assert.NotNull(await school.GrantsAsync(school.Grace.AccountId, geometry));
    }

    [Fact]
    public async Task Nobody_undoes_what_they_could_not_have_done()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(school.Grace.AccountId), EditCourse, true)).Value;
        var entry = (await school.AuditAsync())[^1].Id;

        Assert.Equal(Why.NotHeldByYou, (await school.UndoAsync(emmy, entry))?.Why);
        Assert.Equal(Why.OwnPermissions, (await school.UndoAsync(emmy, (await school.AuditAsync()).Last(e => e.PersonId == emmy.AccountId).Id))?.Why);
        Assert.Equal(Why.NeedsManageStaff, (await school.UndoAsync(school.Grace, entry))?.Why);
        Assert.Equal(Why.AdministratorsOnly, (await school.UndoAsync(school.Edsger, entry))?.Why);
        await school.ArchiveAsync(school.Algebra);
        Assert.Equal(Why.CourseArchived, (await school.UndoAsync(school.Alan, entry))?.Why);
        Assert.True((await school.GrantsAsync(school.Grace.AccountId))!.Effective.Has(EditCourse));
    }

    [Fact]
    public async Task Whoever_guesses_numbers_learns_nothing_and_changes_nothing()
    {
        await using var school = await GatherAsync();
        _ = (await school.Courses.CreateAsync(school.Ada, "MATH-102", "Geometry", "")).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Ada, school.Algebra + 1, [PersonRef.To(school.Grace.AccountId)], Observer)).Value;
        var (before, last) = (await school.Database.DumpAsync(), (await school.AuditAsync())[^1].Id);

        Assert.Equal(Why.AdministratorsOnly, (await school.UndoAsync(school.Alan, last))?.Why);
        foreach (var id in (long[])[0, -1, last + 1, long.MaxValue])
        {
            Assert.Equal(Why.AdministratorsOnly, (await school.UndoAsync(school.Alan, id))?.Why);
            Assert.Equal(Why.CannotUndo, (await school.UndoAsync(school.Ada, id))?.Why);
        }

        foreach (var entry in (await school.AuditAsync()).Where(e => !AuditUndoRules.CanUndo(e.Action)))
            Assert.Equal(Why.CannotUndo, (await school.UndoAsync(school.Ada, entry.Id))?.Why);
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task A_role_that_is_gone_is_not_given_back_and_permissions_that_are_no_more_are_not_guessed()
    {
        await using var school = await GatherAsync();
        var tutor = (await school.Roles.CreateAsync(school.Ada, "Lab tutor", PermissionSet.None)).Value;
        var grace = PersonRef.To(school.Grace.AccountId);
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [grace], tutor)).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [grace], Observer)).Value;
        var entry = (await school.AuditAsync())[^1].Id;
        _ = (await school.Roles.RemoveAsync(school.Ada, tutor, null)).Value;
        Assert.Equal(Why.RoleNotFound, (await school.UndoAsync(school.Ada, entry))?.Why);

        await using (var connection = await school.Database.ConnectAsync())
            await connection.Query($$"""UPDATE AuditEntries SET Before = '{"RoleId":3,"Allow":["ReadMinds"],"Deny":[]}' WHERE Id = {{entry}}""").ExecuteNonQueryAsync();
        Assert.Equal(Why.CannotUndo, (await school.UndoAsync(school.Ada, entry))?.Why);
    }
}
