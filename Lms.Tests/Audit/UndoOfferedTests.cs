using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Audit;

/// <summary>Which lines of a page offer to be undone, before anybody tries.</summary>
public class UndoOfferedTests
{
    [Fact]
    public async Task The_log_offers_the_last_thing_done_to_each_person_on_each_course_and_to_their_standing()
    {
        await using var school = await GatherAsync();
        var grace = PersonRef.To(school.Grace.AccountId);
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, grace, EditCourse, true)).Value;
        _ = await school.EnrolAsync("edsger@school.example");

        Assert.Equal(
        [
            (AuditAction.Enrolled, school.Edsger.AccountId), (AuditAction.PermissionAllowed, school.Grace.AccountId),
            (AuditAction.PermissionAllowed, school.Katherine), (AuditAction.CourseCreationAllowed, school.Alan.AccountId),
        ], await OfferedAsync(school, school.Ada));

        Assert.Null(await school.UndoLatestAsync(school.Ada));
        Assert.Equal(3, (await OfferedAsync(school, school.Ada)).Count);
        await school.ArchiveAsync(school.Algebra);
        Assert.Equal([(AuditAction.CourseCreationAllowed, school.Alan.AccountId)], await OfferedAsync(school, school.Ada));
    }

    [Fact]
    public async Task Nothing_is_offered_that_was_done_to_oneself_or_to_the_owner()
    {
        await using var school = await GatherAsync();
        var geometry = (await school.Courses.CreateAsync(school.Ada, "MATH-102", "Geometry", "")).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Ada, geometry, [PersonRef.To(school.Alan.AccountId)], CoTeacher)).Value;
        _ = (await school.Standings.SetAdministratorAsync(school.Ada, school.Alan.AccountId, true)).Value;

        Assert.DoesNotContain((AuditAction.AdministratorMade, school.Alan.AccountId), await OfferedAsync(school, school.Alan));
        Assert.DoesNotContain((AuditAction.RoleGiven, school.Alan.AccountId), await OfferedAsync(school, school.Alan));
        Assert.Contains((AuditAction.RoleGiven, school.Alan.AccountId), await OfferedAsync(school, school.Ada));
        await using (var connection = await school.Database.ConnectAsync())
            await connection.Query($"UPDATE Courses SET OwnerId = {school.Alan.AccountId}").ExecuteNonQueryAsync();
        Assert.DoesNotContain((AuditAction.RoleGiven, school.Alan.AccountId), await OfferedAsync(school, school.Ada));
    }

    [Fact]
    public async Task The_history_of_a_course_offers_students_to_those_who_manage_students()
    {
        await using var school = await GatherAsync();
        var emmy = await school.EmmyAsync();
        _ = await school.EnrolAsync("edsger@school.example");

        Assert.Contains((AuditAction.Enrolled, school.Edsger.AccountId), await HistoryAsync(school, school.Alan));
        var offered = await HistoryAsync(school, emmy);
        Assert.Contains((AuditAction.RoleGiven, school.Grace.AccountId), offered);
        Assert.DoesNotContain((AuditAction.Enrolled, school.Edsger.AccountId), offered);
        Assert.DoesNotContain(offered, line => line.Item2 == emmy.AccountId);
        await school.ArchiveAsync(school.Algebra);
        Assert.Empty(await HistoryAsync(school, school.Alan));
    }

    static async Task<List<(AuditAction, long)>> OfferedAsync(Cast school, Actor actor) =>
        Offered((await school.Database.Get<AuditQueries>().LogAsync(actor, AuditFilter.All)).Value);

    static async Task<List<(AuditAction, long)>> HistoryAsync(Cast school, Actor actor) =>
        Offered((await school.Database.Get<AuditQueries>().HistoryAsync(actor, school.Algebra, AuditFilter.All)).Value);

    static List<(AuditAction, long)> Offered(AuditView view) => [.. view.Lines.Where(line => line.CanUndo).Select(line => (line.Action, line.PersonId))];
}
