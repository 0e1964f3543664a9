using Lms.Data.Accounts;
using Lms.Data.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Support;

/// <summary>Sign-in requests, as the tests speak of them.</summary>
static class Doorstep
{
    internal const string GraceAddress = "grace@school.example", KatherineAddress = "katherine@school.example";

    public static SignInRequestService Requests(this Cast school) => school.Database.Get<SignInRequestService>();

    /// <summary>Somebody with another Google identity comes with the address of an account and is refused; their request.</summary>
    public static async Task<long> AskAsync(this Cast school, string email, string sub, string? hd = "school.example", string? name = null)
    {
        var outcome = (await school.SignIn.SignInAsync(Cast.Google(email, sub, hd: hd, name: name))).Value;
        Assert.Null(outcome.AccountId);
        await using var db = school.Database.Open();
        return await db.SignInRequests.Where(r => r.Sub == sub).OrderByDescending(r => r.Id).Select(r => r.Id).FirstAsync();
    }

    /// <summary>Who comes in with this address and identity; null when they are refused.</summary>
    public static async Task<SignInOutcome> ComeAsync(this Cast school, string email, string sub, string? hd = "school.example") =>
        (await school.SignIn.SignInAsync(Cast.Google(email, sub, hd: hd))).Value;

    public static async Task<IReadOnlyList<SignInRequestView>> WaitingAsync(this Cast school) =>
        (await school.Database.Get<SignInRequestQueries>().WaitingAsync(school.Ada)).Value;

    /// <summary>A second administrator, who has been here.</summary>
    public static async Task<Actor> SecondAdministratorAsync(this Cast school)
    {
        _ = (await school.Standings.SetAdministratorAsync(school.Ada, school.Alan.AccountId, true)).Value;
        return school.Alan;
    }

    public static async Task<IReadOnlyList<string>> LinksAsync(this Cast school, long accountId)
    {
        await using var db = school.Database.Open();
        return await db.UserLogins.Where(link => link.UserId == accountId).Select(link => link.ProviderKey).ToListAsync();
    }
}
