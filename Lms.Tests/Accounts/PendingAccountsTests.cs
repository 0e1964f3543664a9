using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>
/// An account that somebody made before its person comes must hold nothing that its maker could use later.
/// Source: Sudhodanan and Paverd, Pre-hijacked accounts, USENIX Security 2022.
/// </summary>
public sealed class PendingAccountsTests
{
    [Fact]
    public async Task An_account_that_waits_holds_nothing_by_which_anybody_signs_in()
    {
        await using var cast = await Cast.GatherAsync();
        _ = (await cast.Permissions.SwitchAsync(cast.Alan, cast.Algebra, Hedy, Permission.GradeSubmissions, true)).Value;

        await using var db = cast.Database.Open();
        var hedy = await db.Users.SingleAsync(a => a.NormalizedEmail == "hedy@school.example");
        Assert.Equal((AccountStatus.Pending, cast.Alan.AccountId), (hedy.Status, hedy.CreatedById));
        Assert.Null(hedy.PasswordHash);
        Assert.DoesNotContain("hedy", hedy.UserName, StringComparison.OrdinalIgnoreCase);
        Assert.False(await db.UserLogins.AnyAsync(link => link.UserId == hedy.Id));
    }

    [Fact]
    public async Task What_its_maker_made_of_it_is_shown_to_its_person_and_can_be_left()
    {
        await using var cast = await Cast.GatherAsync();
        _ = (await cast.Permissions.SwitchAsync(cast.Alan, cast.Algebra, Hedy, Permission.GradeSubmissions, true)).Value;
        var hedy = await cast.ArriveAsync("hedy@school.example");

        var waiting = Assert.Single((await cast.Database.Get<AccountQueries>().WaitingAsync(hedy)).Value);
        Assert.Equal(["Alan Turing"], waiting.GivenBy);
        _ = (await cast.Permissions.LeaveAsync(hedy, cast.Algebra)).Value;
        await using var db = cast.Database.Open();
        Assert.False(await db.Memberships.AnyAsync(m => m.AccountId == hedy.AccountId));
    }
}
