using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

public class AccountQueriesTests
{
    [Fact]
    public async Task What_waited_is_told_with_who_gave_it()
    {
        await using var school = await GatherAsync();
        var katherine = await school.ArriveAsync("katherine@school.example", "Katherine Johnson");
        _ = (await school.Permissions.SetUntilAsync(school.Ada, school.Algebra, [PersonRef.To(katherine.AccountId)], new(2027, 1, 31))).Value;
        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, PersonRef.To(katherine.AccountId), Permission.EditCourse, true)).Value;

        var waiting = Assert.Single((await school.Database.Get<AccountQueries>().WaitingAsync(katherine)).Value);

        Assert.Equal(("MATH-101", "Algebra I", "Custom", new DateOnly(2027, 1, 31)), (waiting.Code, waiting.Title, waiting.RoleName, waiting.Until));
        Assert.True(waiting.Permissions.Has(Permission.GradeSubmissions));
        Assert.Equal(["Alan Turing", "Ada Lovelace"], waiting.GivenBy);
    }

    [Fact]
    public async Task I_am_who_I_am_while_I_may_sign_in()
    {
        await using var school = await GatherAsync();
        var accounts = school.Database.Get<AccountQueries>();

        Assert.Equal(new Me(school.Ada.AccountId, "Ada Lovelace", "ada@school.example", true, true), (await accounts.MeAsync(school.Ada)).Value);
        Assert.Equal("Ada", (await accounts.MeAsync(school.Ada)).Value.FirstName);
        Assert.False((await accounts.MeAsync(school.Grace)).Value.MayCreateCourses);
        Assert.Equal(Why.ActorSuspended, (await accounts.MeAsync(new Actor(school.Katherine))).Problem?.Why);
        await school.SuspendAsync(school.Ada);
        Assert.Equal(Why.ActorSuspended, (await accounts.MeAsync(school.Ada)).Problem?.Why);
    }
}
