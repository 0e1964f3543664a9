using Lms.Data.Accounts;
using Lms.Data.Content.Grades;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

public class AccountMergerTests
{
    [Fact]
    public async Task Every_reference_to_an_account_is_moved_and_those_in_a_key_by_a_rule_of_their_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var references = PersonReferences.In(db.Model).ToList();

        Assert.Equal(
            AccountMerger.WithOwnRule.Select(rule => $"{rule.Entity.Name}.{rule.Property}").Order(),
            references.Where(r => r.InKey).Select(r => $"{r.Reference.DeclaringEntityType.ClrType.Name}.{r.Reference.Properties[0].Name}").Order());
        Assert.All(references, r => Assert.Single(r.Reference.Properties));

        // Nothing called after a person escapes being a reference.
        var columns = db.Model.GetEntityTypes().SelectMany(e => e.GetProperties())
            .Where(p => p.ClrType == typeof(long) || p.ClrType == typeof(long?))
            .Where(p => p.Name is not "Id" and not "CourseId" and not "RoleId" and not "SectionId" and not "FileId" and not "AssignmentId" and not "SubmissionId" and not "Length")
            .Where(p => p.Name != nameof(Grade.Points));
        Assert.Equal(
            references.Select(r => r.Reference.Properties[0]).Select(p => $"{p.DeclaringType.Name}.{p.Name}").Order(),
            columns.Select(p => $"{p.DeclaringType.Name}.{p.Name}").Order());
    }

    [Fact]
    public async Task After_a_merge_nothing_anywhere_speaks_of_the_account_that_is_gone()
    {
        await using var school = await GatherAsync();
        const long gone = 7_654_321;
        var geometry = (await school.Courses.CreateAsync(school.Alan, "MATH-102", "Geometry", "")).Value;
        _ = await school.EnrolAsync("joan@school.example");
        await using (var connection = await school.Database.ConnectAsync())
            await connection.Query($"UPDATE sqlite_sequence SET seq = {gone - 1} WHERE name = 'Accounts'").ExecuteNonQueryAsync();
        var change = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Hedy, EditCourse, true)).Value;
        Assert.Equal(gone, change.Steps[0].AccountId);
        _ = (await school.Rosters.EnrolAsync(school.Alan, geometry, Classroom.Rows("hedy@school.example"))).Value;
        await school.SignIn.SignInAsync(Google("hedy@school.example", "sub-asks", hd: null));
        _ = (await school.Invitations.InviteAsync(school.Alan, school.Algebra, [school.Katherine])).Value;
        _ = await school.HoldsEverythingAsync(gone, gone);
        _ = await school.ComeAsync("grace@school.example", SignedIn.Visit());
        await school.ReferToEverywhereAsync(gone);

        var outcome = (await school.SignIn.SignInAsync(Google("hedy@school.example", "sub-edsger@school.example"))).Value;

        Assert.Equal(school.Edsger.AccountId, outcome.AccountId);
        Assert.DoesNotContain("7654321", await school.Database.DumpAsync(), StringComparison.Ordinal);
        await using var db = school.Database.Open();
        Assert.Equal([school.Edsger.AccountId], await db.SignInRequests.Select(r => r.AccountId).ToListAsync());
        Assert.True(await db.Courses.AnyAsync(c => c.OwnerId == school.Edsger.AccountId));
        Assert.Equal([school.Edsger.AccountId], await db.Enrolments.Select(e => e.ById).Distinct().ToListAsync());
        Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync());
    }

    [Fact]
    public async Task On_the_same_course_the_better_role_is_kept_and_a_denial_wins()
    {
        await using var school = await GatherAsync();
        var edsger = PersonRef.To(school.Edsger.AccountId);
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [edsger], Grader)).Value;
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, edsger, EditCourse, true)).Value;
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, edsger, PostAnnouncements, true)).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Ada, school.Algebra, [Hedy], CoTeacher)).Value;
        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, Hedy, EditCourse, false)).Value;
        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, Hedy, ViewGradebook, false)).Value;

        await school.SignIn.SignInAsync(Google("hedy@school.example", "sub-edsger@school.example"));

        var merged = (await school.GrantsAsync(school.Edsger.AccountId))!;
        Assert.Equal(CoTeacher, merged.RoleId);
        Assert.Equal(PermissionSet.Of(PostAnnouncements), merged.Allow);
        Assert.Equal(PermissionSet.Of(EditCourse, ViewGradebook), merged.Deny);
        await using var db = school.Database.Open();
        Assert.Equal(school.Ada.AccountId, (await db.Memberships.SingleAsync(m => m.AccountId == school.Edsger.AccountId)).RoleGivenById);
        Assert.Equal(school.Ada.AccountId, (await db.Overrides.SingleAsync(o => o.AccountId == school.Edsger.AccountId && o.Permission == EditCourse)).ById);
    }

    [Fact]
    public async Task A_place_that_has_ended_does_not_come_back_by_a_second_address()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();
        var barbara = await school.StaffAsync("barbara@school.example", CoTeacher);
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, PersonRef.To(barbara.AccountId), ViewGradebook, false)).Value;
        _ = (await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [PersonRef.To(barbara.AccountId)], new(2026, 11, 25))).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(1));

        // An accomplice names the second address, and gives no more than she may.
        _ = (await school.Permissions.SwitchAsync(emmy, school.Algebra, Named("barbara2@school.example"), ViewStudents, true)).Value;
        await school.SignIn.SignInAsync(Google("barbara2@school.example", "sub-barbara@school.example"));

        Assert.Equal(Grants.Nothing with { Allow = PermissionSet.Of(ViewStudents) }, await school.GrantsAsync(barbara.AccountId));
    }

    [Fact]
    public async Task What_waited_stays_over_when_it_has_ended()
    {
        await using var school = await GatherAsync();
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Hedy], CoTeacher)).Value;
        _ = (await school.Permissions.SetUntilAsync(school.Alan, school.Algebra, [Hedy], new(2026, 11, 25))).Value;
        school.Database.Time.Advance(TimeSpan.FromDays(1));
        var before = await school.GrantsAsync(school.Grace.AccountId);

        await school.SignIn.SignInAsync(Google("hedy@school.example", "sub-grace@school.example"));

        Assert.Equal(before, await school.GrantsAsync(school.Grace.AccountId));
    }

    [Fact]
    public async Task Only_a_pending_account_can_be_merged()
    {
        await using var school = await GatherAsync();
        await using var db = school.Database.Open();
        var (grace, edsger) = (await db.Users.FindAsync(school.Grace.AccountId), await db.Users.FindAsync(school.Edsger.AccountId));
        await Assert.ThrowsAsync<InvalidOperationException>(() => AccountMerger.MergeAsync(db, grace!, edsger!, false, TestDatabase.Start.UtcDateTime, new(2026, 11, 25), default));
    }
}
