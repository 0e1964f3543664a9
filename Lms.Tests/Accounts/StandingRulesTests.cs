using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Tests.Accounts;

public class StandingRulesTests
{
    [Fact]
    public void Nobody_suspends_themselves_nor_ends_their_own_administration()
    {
        Assert.Equal(Why.OwnStanding, StandingRules.MaySuspend(1, 1, "Ada", false, "On leave")?.Why);
        Assert.Equal(Why.OwnStanding, StandingRules.MayTakeAdministration(1, 1, "Ada", true)?.Why);
    }

    [Fact]
    public void The_school_keeps_an_administrator()
    {
        Assert.Equal(Why.LastAdministrator, StandingRules.MaySuspend(1, 2, "Alan", true, "On leave")?.Why);
        Assert.Equal(["Alan"], StandingRules.MayTakeAdministration(1, 2, "Alan", true)?.Values);
        Assert.Null(StandingRules.MayTakeAdministration(1, 2, "Alan", false));
    }

    [Theory]
    [InlineData(0, Why.ReasonMissing)]
    [InlineData(1, null)]
    [InlineData(300, null)]
    [InlineData(301, Why.TooLong)]
    public void A_suspension_and_its_end_need_a_reason_of_a_sentence_or_two(int length, Why? refused)
    {
        var reason = new string('x', length);
        Assert.Equal(refused, StandingRules.MaySuspend(1, 2, "Grace", false, reason)?.Why);
        Assert.Equal(refused, StandingRules.MayReinstate("Grace", AccountStatus.Suspended, reason)?.Why);
    }

    [Theory]
    [InlineData(AccountStatus.Active)]
    [InlineData(AccountStatus.Pending)]
    public void Only_the_suspended_are_reinstated(AccountStatus status) =>
        Assert.Equal(Why.NotSuspended, StandingRules.MayReinstate("Grace", status, "Back")?.Why);
}
