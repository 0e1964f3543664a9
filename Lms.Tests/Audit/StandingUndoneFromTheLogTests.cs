using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Audit;

public class StandingUndoneFromTheLogTests
{
    [Fact]
    public async Task A_right_that_was_given_is_taken_and_one_that_was_taken_given_back()
    {
        await using var school = await GatherAsync();
        var grace = school.Grace.AccountId;
        foreach (var (change, opposite) in (IEnumerable<(Func<bool, Task<Result<Done>>>, (AuditAction, AuditAction))>)
        [
            (on => school.Standings.LetCreateCoursesAsync(school.Ada, grace, on), (AuditAction.CourseCreationDenied, AuditAction.CourseCreationAllowed)),
            (on => school.Standings.SetAdministratorAsync(school.Ada, grace, on), (AuditAction.AdministratorEnded, AuditAction.AdministratorMade)),
        ])
        {
            _ = (await change(true)).Value;
            Assert.Null(await school.UndoLatestAsync(school.Ada));
            Assert.Equal(opposite.Item1, (await school.AuditAsync())[^1].Action);
            Assert.Equal((false, false), await RightsAsync(school, grace));

            _ = (await change(true)).Value;
            _ = (await change(false)).Value;
            Assert.Null(await school.UndoLatestAsync(school.Ada));
            Assert.Equal(opposite.Item2, (await school.AuditAsync())[^1].Action);
            _ = (await change(false)).Value;
        }
    }

    [Fact]
    public async Task A_suspension_is_undone_by_a_reinstatement_with_its_reason()
    {
        await using var school = await GatherAsync();
        _ = (await school.Standings.SuspendAsync(school.Ada, school.Grace.AccountId, "On leave")).Value;
        var entry = (await school.AuditAsync())[^1].Id;
        Assert.Equal(Why.ReasonMissing, (await school.UndoAsync(school.Ada, entry))?.Why);

        Assert.Null(await school.UndoAsync(school.Ada, entry, "The wrong Grace"));

        Assert.Equal(AccountStatus.Active, (await school.AccountAsync(school.Grace.AccountId)).Status);
        Assert.Equal((AuditAction.AccountReinstated, "The wrong Grace"), ((await school.AuditAsync())[^1].Action, (await school.AuditAsync())[^1].After));
        Assert.Equal(Why.ChangedSince, (await school.UndoAsync(school.Ada, entry, "Again"))?.Why);
        Assert.Equal(Why.CannotUndo, (await school.UndoLatestAsync(school.Ada, "Again"))?.Why);
    }

    [Fact]
    public async Task Nobody_undoes_what_was_done_to_their_own_standing_and_one_administrator_stays()
    {
        await using var school = await GatherAsync();
        var alan = await school.SecondAdministratorAsync();
        Assert.Equal(Why.OwnStanding, (await school.UndoLatestAsync(alan))?.Why);
        await school.SuspendAsync(school.Ada);
        Assert.Equal(Why.OwnStanding, (await school.UndoLatestAsync(alan))?.Why);
        Assert.Equal(Why.AdministratorsOnly, (await school.UndoLatestAsync(school.Ada))?.Why); // suspended
    }

    [Fact]
    public async Task What_came_about_otherwise_meanwhile_counts_as_changed()
    {
        await using var school = await GatherAsync();
        _ = (await school.Standings.SetAdministratorAsync(school.Ada, school.Grace.AccountId, true)).Value;
        var entry = (await school.AuditAsync())[^1].Id;
        await using (var connection = await school.Database.ConnectAsync())
            await connection.Query($"UPDATE Accounts SET IsAdministrator = 0 WHERE Id = {school.Grace.AccountId}").ExecuteNonQueryAsync();

        Assert.Equal(Why.ChangedSince, (await school.UndoAsync(school.Ada, entry))?.Why);
    }

    static async Task<(bool, bool)> RightsAsync(Cast school, long id) =>
        await school.AccountAsync(id) is var account ? (account.IsAdministrator, account.MayCreateCourses) : default;
}
